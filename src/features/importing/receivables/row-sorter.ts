import type { Currency } from '../../../core/currency.ts'
import { looksLikeDate } from '../../../reading/lists/date-cell.ts'
import { titleCurrency } from '../../../reading/lists/normalise.ts'
import { surplus } from '../../../reading/lists/row-width.ts'
import { trimmed } from '../../../reading/text/trimmed.ts'
import type { ListFormat } from './format.ts'
import { asideReader, isHeading, onlyText } from './row-nature.ts'
import type { RowSums } from './row-sums.ts'

/** What a row of a list is before its cells are read. */
export type RowSort =
  | { readonly kind: 'blank' | 'document' }
  | { readonly kind: 'left out'; readonly why: string }
  /** It says what the rows below it are in. */
  | { readonly kind: 'currency'; readonly currency: Currency }
  /** It says whom the rows below it are for. */
  | { readonly kind: 'customer'; readonly name: string }
  | { readonly kind: 'too wide'; readonly excess: string }

const BLANK: RowSort = { kind: 'blank' }
const DOCUMENT: RowSort = { kind: 'document' }
const A_TITLE: RowSort = { kind: 'left out', why: 'a title' }

/** Prepares to tell the documents of a list from titles, sums and what makes no invoice. */
export function rowSorter(
  format: ListFormat,
  sums: RowSums,
): (cells: readonly string[], number: string) => RowSort {
  const { columns, headings, shape, width } = format.layout
  const asideOf = asideReader(format)
  const isTitle = titleTeller(shape?.carried ?? [])
  const numberHeading = trimmed(headings[columns.get('number') ?? -1] ?? '')
  const isSectioned = !columns.has('customer') && !columns.has('customerNumber')
  return (cells, number) => {
    const only = onlyText(cells)
    if (only === '') return BLANK
    // Where titles name customers, three letters may be one of them.
    const currency = only === undefined || isSectioned ? undefined : titleCurrency(only)
    if (currency !== undefined) return { kind: 'currency', currency }
    if (number === numberHeading && isHeading(cells, headings)) {
      return { kind: 'left out', why: 'the headings again' }
    }
    const excess = width === null ? '' : surplus(cells, width)
    if (excess !== '') return { kind: 'too wide', excess }
    const lone = cells.length > 2 ? only : undefined
    const aside = asideOf(cells, { number, lone: isSectioned ? undefined : lone })
    if (aside === 'a total') sums.close()
    if (aside !== undefined) return { kind: 'left out', why: aside }
    if (lone !== undefined && isFooter(lone)) return { kind: 'left out', why: 'a footer' }
    if (lone !== undefined) return { kind: 'customer', name: lone }
    if (isTitle(cells)) return A_TITLE
    if (number !== '' || !sums.isSum(cells)) return DOCUMENT
    sums.close()
    return { kind: 'left out', why: 'the sum of rows above' }
  }
}

/** A row that says nothing but whom the rows below it are for. */
function titleTeller(carried: readonly number[]): (cells: readonly string[]) => boolean {
  if (carried.length === 0) return () => false
  return (cells) => cells.every((cell, column) => carried.includes(column) || trimmed(cell) === '')
}

/** What a report prints at the foot of a page: when it was run, or which page it is. */
function isFooter(text: string): boolean {
  return CLOCK.test(text) || PAGE.test(text) || looksLikeDate(text)
}

const CLOCK = /(?:^|\D)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\.?)?(?:$|[^\d.,])/i
const PAGE = /^(?:page|seite|p[aá]gina|pagina|sida|side|strona|strana)\W*\d+(?:\D+\d+)?$/i
