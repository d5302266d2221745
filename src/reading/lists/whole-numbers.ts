import type { Columns } from './assign.ts'
import { wholeNumber } from './row-shape.ts'

type Row = readonly string[]

const DIGITS_MIN = 3 // `1.0` is the number of a chapter

/** The columns of numbers that a program kept as fractions: `1928826755.0`. */
export function fractionColumns(columns: Columns, rows: readonly Row[]): readonly number[] {
  return (['number', 'customerNumber'] as const).flatMap((field) => {
    const column = columns.get(field) ?? -1
    const texts = rows.flatMap((row) => (row[column] ?? '').trim() || [])
    const isOfFractions = texts.length > 0 && texts.every((text) => wholeNumber(text) !== text)
    return isOfFractions && texts.some((text) => text.length > DIGITS_MIN + 1) ? [column] : []
  })
}
