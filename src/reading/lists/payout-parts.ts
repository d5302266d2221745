import { isAmountText } from '../text/amount-text.ts'
import type { Columns } from './assign.ts'
import type { Field } from './field.ts'
import { normaliseHeading } from './normalise.ts'
import { FEE } from './payout-columns.ts'

type Rows = readonly (readonly string[])[]

const SETTLEMENT = /^(?:settlement|payout|statement|disbursement|deposit) (?:id|number|no|reference)$/
const ORDER = /^(?:merchant )?(?:order|invoice) (?:id|number|no)$/
/** What says of an amount which part it is. */
export const PART = /^(?:amount|fee|charge|price) (?:type|description)$/
const AMOUNT = /^(?:amount|transaction amount|net amount)$/
const DAY = /^(?:deposit|payout|disbursement|settlement) date$/
const ROWS_MAX = 200

/**
 * The columns of a marketplace's settlement that has a row for each part of what an order brought
 * (its price, a commission, a fee): what each part is stands beside its amount.
 */
export function partColumns(headings: readonly string[], rows: Rows): Columns | undefined {
  const names = headings.map(normaliseHeading)
  const found = new Map<Field, number>()
  const place = (field: Field, pattern: RegExp): void => {
    const column = names.findIndex((name) => pattern.test(name))
    if (column !== -1) found.set(field, column)
  }
  place('payoutId', SETTLEMENT)
  place('number', ORDER)
  place('part', PART)
  place('gross', AMOUNT)
  place('payoutDate', DAY)
  const [part, gross] = [found.get('part'), found.get('gross')]
  if (part === undefined || gross === undefined) return undefined
  if (!found.has('payoutId') || !found.has('number')) return undefined
  const told = names.flatMap((name, column) => (PART.test(name) ? column : []))
  const hasFees = rows
    .slice(0, ROWS_MAX)
    .some((row) => isFeePart(row, told) && isAmountText(row[gross]?.trim() ?? ''))
  return hasFees ? found : undefined
}

/** Whether a row is one of what the marketplace keeps. */
export function isFeePart(cells: readonly string[], told: readonly number[]): boolean {
  return told.some((column) => FEE.test(normaliseHeading(cells[column] ?? '')))
}
