import { documentKindOf } from '../../../reading/lists/document-kind.ts'
import { isTotalRow, isTotalText } from '../../../reading/lists/total-row.ts'
import { remembered } from '../../../reading/text/remembered.ts'
import { trimmed } from '../../../reading/text/trimmed.ts'
import type { ListFormat } from './format.ts'
import { stateOf } from './status.ts'

/** Prepares to tell why a row makes no invoice by its nature; `lone` is the text of a row that has nothing else. */
export function asideReader(
  format: ListFormat,
): (
  cells: readonly string[],
  row: { readonly number: string; readonly lone: string | undefined },
) => string | undefined {
  const drafts = format.statusColumns.map((column) => {
    const heading = format.names[column] ?? ''
    return { column, isDraft: remembered((text: string) => stateOf(text, heading) === 'draft') }
  })
  return (cells, { number, lone }) => {
    if (isSum(cells, number)) return 'a total'
    if (lone !== undefined) return 'a row of a single cell'
    if (number === '' && isOther(format, cells)) return 'no invoice or credit memo by its type'
    return drafts.some(({ column, isDraft }) => isDraft(cells[column] ?? ''))
      ? 'a draft'
      : undefined
  }
}

/** A payment among the invoices may have no number. */
function isOther({ layout, names }: ListFormat, cells: readonly string[]): boolean {
  const column = layout.columns.get('kind')
  if (column === undefined) return false
  return documentKindOf(cells[column] ?? '', names[column] ?? '') === 'other'
}

/** The text of the one cell that is filled: a title, or the customer below. None is `''`. */
export function onlyText(cells: readonly string[]): string | undefined {
  let only = ''
  for (const cell of cells) {
    const text = trimmed(cell)
    if (text === '') continue
    if (only !== '') return undefined
    only = text
  }
  return only
}

function isSum(cells: readonly string[], number: string): boolean {
  return number === '' ? isTotalRow(cells) : isTotalText(number)
}

/** A list that was put together from several repeats its headings. */
export function isHeading(cells: readonly string[], headings: readonly string[]): boolean {
  return headings.every((heading, column) => trimmed(cells[column] ?? '') === trimmed(heading))
}

/**
 * Line items below their invoice often leave the invoice's own columns empty; shops repeat its
 * number and day.
 */
export function isContinuation(
  format: ListFormat,
  cells: readonly string[],
  isRepeated: boolean,
): boolean {
  const { columns } = format.layout
  const isEmpty = (field: 'customer' | 'customerNumber' | 'issueDate' | 'total'): boolean =>
    (cells[columns.get(field) ?? -1]?.trim() ?? '') === ''
  if (!isEmpty('customer') || !isEmpty('customerNumber')) return false
  return isEmpty('issueDate') || (isRepeated && columns.has('total') && isEmpty('total'))
}
