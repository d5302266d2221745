import { expect, test } from 'vitest'
import { readBankGrid } from '../../../src/reading/bank/read-bank.ts'
import { readGrid } from '../../../src/reading/table/read-grid.ts'

function read(rows: readonly string[]) {
  const facts = readBankGrid(readGrid(Buffer.from(`${rows.join('\n')}\n`)))
  const lines = facts.statements.flatMap((statement) => statement.lines)
  return lines.map(({ bookingDate, amount }) => `${bookingDate} ${amount}`)
}

const below = ['Buchung;Text;Betrag', '26.01.;a;-42,17', '27.01.;b;10,00']

test('days without a year are of the year in which the period of the title begins and ends', () => {
  expect(read(['Zeitraum;01.01.2026 - 31.01.2026', ...below])).toEqual([
    '2026-01-26 -42.17',
    '2026-01-27 10.00',
  ])
})

test('days without a year stay a question without a period, or over the turn of a year', () => {
  expect(() => read(below)).toThrow('have no year, and no title names one')
  const turn = ['Zeitraum;15.12.2025 - 31.01.2026', ...below]
  expect(() => read(turn)).toThrow('have no year, and no title names one')
})
