import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Columns,
  filledNumberColumn,
  filledTextColumn,
  numberColumn,
  PIECE_ROWS_MAX,
  readColumns,
  takeColumns,
  textColumn,
} from '../../../../src/features/importing/ahead/packed.ts'
import { codedColumn, listedColumn } from '../../../../src/features/importing/ahead/repeated.ts'

interface Row {
  readonly number: string
  readonly memo: string | null
  readonly line: number
  readonly paidMinor: number | null
  readonly date: string | null
  readonly isDisputed: boolean
  readonly party: { readonly ordinal: number; readonly name: string }
}

const columns = (): Columns<Row> => ({
  number: filledTextColumn((row) => row.number),
  memo: textColumn((row) => row.memo),
  line: filledNumberColumn((row) => row.line),
  paidMinor: numberColumn((row) => row.paidMinor),
  date: codedColumn((row) => row.date),
  isDisputed: codedColumn((row) => row.isDisputed),
  party: listedColumn((row) => row.party),
})

/** Rows of several pieces, on the other side of a thread. */
function crossed(pieces: readonly (readonly Row[])[]): readonly (readonly Row[])[] {
  const here = columns()
  const there = columns()
  return pieces.map((rows) => {
    for (const row of rows) for (const { add } of Object.values(here)) add?.(row)
    const fields = readColumns(there, structuredClone(takeColumns(here)))
    return rows.map((_, index) => ({
      number: fields.number.at(index),
      memo: fields.memo.at(index),
      line: fields.line.at(index),
      paidMinor: fields.paidMinor.at(index),
      date: fields.date.at(index),
      isDisputed: fields.isDisputed.at(index),
      party: fields.party.at(index),
    }))
  })
}

const PARTIES = ['Äpfel & Co', 'Bäckerei', 'C'].map((name, ordinal) => ({ ordinal, name }))

const row: fc.Arbitrary<Row> = fc.record({
  number: fc.string({ minLength: 1, unit: 'grapheme' }),
  memo: fc.option(fc.string({ minLength: 1, unit: 'grapheme' })),
  line: fc.nat(),
  paidMinor: fc.option(fc.maxSafeInteger()),
  date: fc.option(fc.constantFrom('2026-01-31', '2026-02-28', '2026-03-31')),
  isDisputed: fc.boolean(),
  party: fc.constantFrom(...PARTIES),
})

test('rows that cross from thread to thread arrive as they were, piece after piece', () => {
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 12 }), { maxLength: 6 }), (pieces) => {
      expect(crossed(pieces)).toEqual(pieces)
    }),
  )
})

test('a piece may be full', () => {
  const rows = Array.from({ length: PIECE_ROWS_MAX }, (_, line) => ({
    number: `R${line}`,
    memo: line % 3 === 0 ? null : `m${line}`,
    line,
    paidMinor: -line,
    date: `day ${line % 500}`,
    isDisputed: line === 7,
    party: PARTIES[line % 3] ?? { ordinal: 0, name: '' },
  }))
  expect(crossed([rows, rows])).toEqual([rows, rows])
})
