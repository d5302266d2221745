import { expect, test } from 'vitest'
import { sayWhichSide, wayOfWords } from '../../../src/reading/bank/side-words.ts'

test('words that banks write on one side only tell money in from money out', () => {
  expect(wayOfWords(['26/01/2026', 'DIRECT DEBIT WATER', '30.00'])).toBe(-1)
  expect(wayOfWords(['26.01.2026', 'Gutschrift Kunde Eiche', '30,00'])).toBe(1)
  expect(wayOfWords(['26/01/2026', 'OAK STREET', '30.00'])).toBeUndefined()
  expect(wayOfWords(['26/01/2026', 'DIRECT DEBIT COLLECTION', '30.00'])).toBeUndefined()
  // Some are paid wages and others pay them.
  expect(wayOfWords(['26/01/2026', 'SALARY', '30.00'])).toBeUndefined()
})

test('two columns are sides where words speak for both, or often for one, and never against', () => {
  const out = ['STANDING ORDER RENT', '30.00', '']
  const into = ['TRANSFER FROM OAK STREET', '', '40.00']
  const silent = ['OAK STREET', '', '50.00']
  expect(sayWhichSide([out, into, silent], [1, 2])).toBe(true)
  expect(sayWhichSide([out, into, silent], [2, 1])).toBe(false)
  expect(sayWhichSide([out, silent], [1, 2])).toBe(false)
  expect(sayWhichSide([out, out, out, silent], [1, 2])).toBe(false)
  expect(sayWhichSide([out, out, ['ATM HIGH ST', '5.00', ''], silent], [1, 2])).toBe(true)
  expect(sayWhichSide([out, into, ['DEPOSIT', '9.00', '']], [1, 2])).toBe(false)
})
