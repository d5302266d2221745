import { decimal, of } from '../../../core/money.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import type { PastDecision, PastPart } from './explain-store.ts'
import type { Weighing } from './why-not.ts'

/** What was decided about the line stands before all that speaks for or against an invoice. */
export function withStanding(
  weighing: Weighing,
  line: BankLine,
  { invoice, past }: { invoice: string; past: readonly PastDecision[] },
): Weighing {
  const undo = `openitem unapply ${line.bankRef} takes that back`
  if (line.status === 'ignored') {
    const told = `the line is ignored as no customer's money`
    return { ...weighing, vetoes: [told, ...weighing.vetoes], todo: [undo, ...weighing.todo] }
  }
  const parts = past.filter(({ isTakenBack }) => !isTakenBack).flatMap((one) => one.parts)
  if (line.status !== 'applied' || parts.length === 0) return weighing
  const own = parts.filter((part) => part.invoice === invoice)
  if (own.length > 0) {
    // What is open now is what this very payment has left: it says nothing against it.
    const forIt = [`it pays it already: ${shown(own)}`, ...weighing.for]
    return { for: forIt, against: [], vetoes: [], rivals: [], todo: [] }
  }
  const told = `the line is applied already: ${shown(parts)}`
  return { ...weighing, vetoes: [told, ...weighing.vetoes], todo: [undo, ...weighing.todo] }
}

const PARTS_MAX = 5

function shown(parts: readonly PastPart[]): string {
  const list = parts.slice(0, PARTS_MAX).map(({ invoice, kind, amountMinor, currency }) => {
    const amount = `${decimal(of(amountMinor, currency))} ${currency}`
    return `${invoice} ${amount}${kind === 'cash' ? '' : ` (${kind})`}`
  })
  const more = parts.length - list.length
  return more > 0 ? `${list.join(', ')} and ${more} more` : list.join(', ')
}
