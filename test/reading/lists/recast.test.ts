import { expect, test } from 'vitest'
import { recastTable } from '../../../src/reading/lists/recast.ts'

test('six digits are dates where one order alone puts them near each other', () => {
  const { rows } = recastTable(
    ['Rechnungsnr', 'Rechnungsdatum', 'Fällig'],
    [
      ['1', '130226', '150326'],
      ['2', '280226', '300326'],
    ],
  )
  expect(rows).toEqual([
    ['1', '2026-02-13', '2026-03-15'],
    ['2', '2026-02-28', '2026-03-30'],
  ])
})

test('six digits that several orders make days stay as they are', () => {
  const table = {
    headings: ['No', 'Date'],
    rows: [
      ['1', '010203'],
      ['2', '020304'],
    ],
  }
  expect(recastTable(table.headings, table.rows).rows).toBe(table.rows)
})

const AGED = [
  ['Orchard', '', '180.00'],
  ['INV-1', '2026-02-13', '120.00'],
  ['INV-2', '2026-02-14', '60.00'],
  ['Total', '', '180.00'],
]

test('a row with the sum of the documents below it names their customer', () => {
  const { headings, rows } = recastTable(['', 'Invoice Date', 'Total'], AGED)
  expect(headings[0]).toBe('Invoice number')
  expect(rows[0]).toEqual(['Orchard', '', ''])
  expect(rows[1]).toEqual(AGED[1])
})

test('a row without a date whose amount is no such sum is a document that lacks its date', () => {
  const rows = [['Orchard', '', '90.00'], ...AGED.slice(1)]
  expect(recastTable(['', 'Invoice Date', 'Total'], rows).rows).toBe(rows)
})

test('an activity is taken apart into a type and a number', () => {
  const { headings, rows } = recastTable(
    ['Contact', 'Date', 'Activity', 'Invoice Amount', 'Payments'],
    [
      ['Orchard', '1 Feb 2026', 'Opening Balance', '', ''],
      ['Orchard', '13 Feb 2026', 'Invoice # INV-1', '120.00', ''],
      ['Orchard', '1 Mar 2026', 'Payment on Invoice # INV-1', '', '60.00'],
    ],
  )
  expect(headings[5]).toBe('Document type')
  expect(rows.map((row) => [row[2], row[5]])).toEqual([
    ['', 'payment'],
    ['INV-1', 'Invoice'],
    ['INV-1', 'Payment'],
  ])
})
