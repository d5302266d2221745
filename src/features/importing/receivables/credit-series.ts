import type { Layout } from '../../../reading/lists/recognise.ts'
import { trimmed } from '../../../reading/text/trimmed.ts'
import type { TableRows } from './reading.ts'

/** Letters before the numbers of credit memos, and those before the invoices beside them. */
const SERIES: readonly (readonly [credits: string, invoices: string])[] = [
  ['NC NCR NCD', 'F FT FR FS FA FC FE FV FAC FACT FAT INV'],
  ['AV AVO AVR AVOIR', 'F FA FC FAC FACT'],
  ['GU GS GUT RK SR ST STR', 'R RE RG RN'],
  ['CN CM CR CRN CRE', 'I IN IV INV SI SINV FV'],
  ['KOR KFS KFV FK', 'F FA FS FV'],
  ['KN KRE', 'F FA'],
  ['RINV', 'INV'],
  ['RFAC', 'FAC'],
]

/**
 * The letters of the credit memos of a list that has no column of types: `NC 2026/3` beside
 * `FT 2026/41`. Empty where none are beside invoices.
 */
export function creditSeries(layout: Layout, rows: TableRows): readonly string[] {
  const number = layout.columns.get('number')
  if (number === undefined || layout.columns.has('kind')) return []
  const seen = new Set(rows.flatMap((row) => seriesOf(trimmed(row[number] ?? '')) ?? []))
  return SERIES.flatMap(([credits, invoices]) =>
    invoices.split(' ').some((one) => seen.has(one))
      ? credits.split(' ').filter((one) => seen.has(one))
      : [],
  )
}

/** The letters that a number begins with. */
export function seriesOf(number: string): string | undefined {
  return /^(\p{L}{1,5})(?=[\s\-_/.]*\d)/u.exec(number)?.[1]?.toUpperCase()
}
