import type { Moved } from '../../ledger/customer-merge.ts'

const WORDS: Readonly<Record<string, string>> = {
  'receivable.customer_id': 'invoices and credit memos',
  'receipt.customer_id': 'receipts',
  'payer_lesson.customer_id': 'lessons on who pays',
  'message.customer_id': 'letters',
  'task.customer_id': 'tasks',
  'customer.parent_id': 'branches',
  'customer.merged_into_id': 'customers merged before',
}

/** What moved, for JSON. */
export function movedJson(moved: readonly Moved[]): { readonly [place: string]: number } {
  return Object.fromEntries(moved.map(({ place, rows }) => [place, rows]))
}

/** The same in words. */
export function movedText(moved: readonly Moved[]): string {
  const parts = moved.map(({ place, rows }) => `${WORDS[place] ?? place}: ${rows}`)
  return parts.length === 0 ? 'nothing had to be moved' : `moved ${parts.join(', ')}`
}
