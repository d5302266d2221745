import type { Grid } from '../table/grid.ts'
import { isAmountText } from '../text/amount-text.ts'
import { assignColumns } from './assign.ts'
import { DICTIONARIES } from './kind-of.ts'
import { normaliseHeading } from './normalise.ts'
import { payoutColumns, provenAmounts } from './payout-columns.ts'
import { type Layout, recogniseList } from './recognise.ts'

const HEADER_ROWS_MAX = 20
const HEADINGS_MIN = 5
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

/** A processor's report below a short table of its payouts, in one file with it. */
export function reportBelow(grid: Grid): Layout | undefined {
  const { rows } = grid
  for (let at = 1; at < Math.min(rows.length - 1, HEADER_ROWS_MAX); at++) {
    const headings = rows[at] ?? []
    const filled = headings.filter((cell) => cell.trim() !== '')
    if (filled.length < HEADINGS_MIN || filled.some(isAmountText)) continue
    const below = rows.slice(at + 1)
    const proven = payoutColumns(headings, below)
    if (proven === undefined) continue
    const { columns } = assignColumns(headings, below, DICTIONARIES.payouts, proven)
    const rest = { currency: null, customer: null, shape: null, buckets: [], width: null }
    return { kind: 'payouts', headings, columns, firstRow: at + 1, forced: new Set(), ...rest }
  }
  return undefined
}

/** Whether most of its payments are for what the book knows. */
export function isOfBook({ words }: BalanceReport, namesOurs: (text: string) => boolean): boolean {
  return words.filter(namesOurs).length >= words.length * SHARE
}
