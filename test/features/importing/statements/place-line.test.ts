import { expect, test } from 'vitest'
import type { CalendarDate } from '../../../../src/core/calendar-date.ts'
import type { Currency } from '../../../../src/core/currency.ts'
import { openPlacer } from '../../../../src/features/importing/statements/place-line.ts'
import type { KnownBankLine } from '../../../../src/features/importing/store.ts'
import type { BankLineFacts } from '../../../../src/ledger/bank-line.ts'
import type { BankLineId } from '../../../../src/ledger/ids.ts'

const EUR = 'EUR' as Currency

function facts(bankRef: string, amountMinor: number): BankLineFacts {
  return {
    bankRef,
    bookingDate: '2026-03-01' as CalendarDate,
    valueDate: null,
    currency: EUR,
    amountMinor,
    description: 'x',
    counterparty: null,
    counterpartyAccount: null,
    creditorReference: null,
  }
}

function known(id: number, amountMinor: number, batchId: number): KnownBankLine {
  return {
    id: id as BankLineId,
    bookingDate: '2026-03-01',
    currency: EUR,
    amountMinor,
    description: 'x',
    batchId,
  }
}

test('a second file with one more twin brings in only that one', () => {
  const book = new Map([['F', known(1, 500, 1)]])
  const placer = openPlacer((ref) => book.get(ref), 2)
  expect(placer.place(facts('F', 500), false)).toEqual({ kind: 'known', bankRef: 'F' })
  expect(placer.place(facts('F', 500), false)).toMatchObject({ kind: 'new', bankRef: 'F-2' })
})

test("one id of the bank's own with equal content is one movement, however often it is listed", () => {
  const book = new Map([['T1', known(1, 500, 2)]])
  const placer = openPlacer((ref) => book.get(ref), 2)
  expect(placer.place(facts('T1', 500), true)).toEqual({ kind: 'known', bankRef: 'T1' })
})

test('other content under a known reference is another movement and is never dropped', () => {
  const book = new Map([['T1', known(1, 500, 1)]])
  const placer = openPlacer((ref) => book.get(ref), 2)
  expect(placer.place(facts('T1', 700), true)).toEqual({
    kind: 'new',
    bankRef: 'T1-2',
    isConflict: true,
  })
})
