import type { Grid } from '../table/grid.ts'
import { normaliseHeading } from './normalise.ts'
import { provenAmounts } from './payout-columns.ts'
import { type Layout, recogniseList } from './recognise.ts'

const HEADER_ROWS_MAX = 20
const TRANSFER = /^(?:transfer|payout|transfer id)$/
const WORDS = /^(?:description|memo|details|note)$/
const PAYMENT = /^(?:charge|payment)$/i
const SHARE = 0.5 // of its payments, what says that the account is ours

/** A processor's account, each payment of which says in which payout it went to the bank. */
export interface BalanceReport {
  readonly layout: Layout
  /** What stands beside each payment, for the book to tell whether it is for an invoice of ours. */
  readonly words: readonly string[]
}

/**
 * The list of what moved on a processor's account, where it can be read as the report of its payouts
 * as well: its columns prove gross less fee to be net, and its payments name their payouts.
 */
export function balanceReport(grid: Grid): BalanceReport | undefined {
  const header = grid.rows
    .slice(0, HEADER_ROWS_MAX)
    .findIndex((row) => row.some((cell) => TRANSFER.test(normaliseHeading(cell))))
  if (header === -1) return undefined
  const headings = grid.rows[header] ?? []
  const names = headings.map(normaliseHeading)
  const transfer = names.findIndex((name) => TRANSFER.test(name))
  const rows = grid.rows.slice(header + 1)
  const paid = rows.filter((row) => row.some((cell) => PAYMENT.test(cell.trim())))
  const named = paid.filter((row) => /\d/.test(row[transfer] ?? ''))
  if (named.length === 0 || provenAmounts(headings, rows, new Map()) === undefined) return undefined
  const map = new Map([['payout id', `#${transfer + 1}`]])
  const layout = recogniseList(grid, { kind: 'payouts', map })
  if (layout === undefined) return undefined
  const told = names.flatMap((name, column) =>
    WORDS.test(name) || /\binvoice\b/.test(name) ? column : [],
  )
  return { layout, words: named.map((row) => told.map((column) => row[column] ?? '').join(' ')) }
}

/** Whether most of its payments are for what the book knows. */
export function isOfBook({ words }: BalanceReport, namesOurs: (text: string) => boolean): boolean {
  return words.filter(namesOurs).length >= words.length * SHARE
}
