import { readAmount } from '../../../reading/text/amount-text.ts'
import { isSameAmount, sumOf } from '../../../reading/text/exact-decimal.ts'
import { trimmed } from '../../../reading/text/trimmed.ts'
import type { ListFormat } from './format.ts'
import type { DocumentRow } from './receivable-fact.ts'

/** Keeps what the rows amount to, so that a row of sums is known which no word calls one. */
export interface RowSums {
  add(row: DocumentRow, cells: readonly string[]): void
  /** A row was not understood: what it amounts to is not known. */
  lost(): void
  /** The rows that follow are summed anew. */
  close(): void
  /** Whether a row without number and date has the sum of those above, of one customer or of all. */
  isSum(cells: readonly string[]): boolean
}

const ROWS_MAX = 10_000 // more are no customer's block

/** Starts to sum. */
export function openSums({ layout, mark, amountSource }: ListFormat): RowSums {
  const { columns } = layout
  const amount = columns.get(amountSource === 'total' ? 'total' : 'balance') ?? -1
  const isKept = amount !== -1 && (amountSource === 'total' || amountSource === 'balance')
  const dates = [columns.get('issueDate') ?? -1, columns.get('dueDate') ?? -1]
  const party = [columns.get('customerNumber') ?? -1, columns.get('customer') ?? -1]
  const partyOf = (cells: readonly string[]): string =>
    party.map((column) => trimmed(cells[column] ?? '')).join('\u0000')
  let block: string[] = []
  let closed: string[] = []
  let isLost = !isKept
  let last: readonly string[] = []
  return {
    add({ total }, cells) {
      if (isLost) return
      if (total !== null) block.push(total)
      last = cells
      if (block.length > ROWS_MAX) this.lost()
    },
    lost() {
      isLost = true
      block = []
      closed = []
    },
    close() {
      if (block.length > 0) closed.push(sumOf(block))
      block = []
    },
    isSum(cells) {
      if (isLost || dates.some((column) => trimmed(cells[column] ?? '') !== '')) return false
      const sum = readAmount(trimmed(cells[amount] ?? ''), mark)
      if (sum === undefined) return false
      const told = partyOf(cells)
      const isOfBlock = block.length > 0 && isSameAmount(sum, sumOf(block))
      if (told !== NOBODY) return isOfBlock && told === partyOf(last)
      return isOfBlock || (closed.length > 0 && isSameAmount(sum, sumOf([...closed, ...block])))
    },
  }
}

const NOBODY = '\u0000'
