import { counted } from '../../../core/counted.ts'
import { decimal, of } from '../../../core/money.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import type { StoredSuggestion } from '../decision.ts'
import type { PastDecision, PastPart } from './explain-store.ts'
import type { Weighing } from './why-not.ts'

interface Standing {
  readonly invoice: string
  readonly past: readonly PastDecision[]
  /** What a person is offered where the line waits, the best first. */
  readonly suggestions: readonly StoredSuggestion[]
}

/** What was decided about the line, or is offered, stands before all that speaks for or against an invoice. */
export function withStanding(
  weighing: Weighing,
  line: BankLine,
  { invoice, past, suggestions }: Standing,
): Weighing {
  const undo = `openitem unapply ${line.bankRef} takes that back`
  if (line.status === 'ignored') {
    const told = `the line is ignored as no customer's money`
    return { ...weighing, vetoes: [told, ...weighing.vetoes], todo: [undo, ...weighing.todo] }
  }
  const parts = past.filter(({ isTakenBack }) => !isTakenBack).flatMap((one) => one.parts)
  if (line.status !== 'applied' || parts.length === 0) {
    const forIt = [...offers(suggestions, invoice, line), ...weighing.for]
    const offered = suggestions.filter((one) => holds(one, invoice))
    const against = new Set([...weighing.against, ...offered.flatMap((one) => one.against)])
    return { ...weighing, for: forIt, against: [...against] }
  }
  const own = parts.filter((part) => part.invoice === invoice)
  if (own.length > 0) {
    // What is open now is what this very payment has left: it says nothing against it.
    const forIt = [`it pays it already: ${shown(own)}`, ...weighing.for]
    return { for: forIt, against: [], vetoes: [], rivals: [], todo: [] }
  }
  const told = `the line is applied already: ${shown(parts)}`
  return { ...weighing, vetoes: [told, ...weighing.vetoes], todo: [undo, ...weighing.todo] }
}

function holds({ allocations }: StoredSuggestion, invoice: string): boolean {
  return allocations.some((part) => part.invoice === invoice)
}

/** The suggestions in which an invoice stands, by their number in the queue. */
function offers(
  suggestions: readonly StoredSuggestion[],
  invoice: string,
  { currency }: BankLine,
): readonly string[] {
  return suggestions.flatMap(({ allocations, evidence, confidence }, at) => {
    const own = allocations.filter((part) => part.invoice === invoice)
    if (own.length === 0) return []
    const parts = own.map(({ kind, minor, foreign }) => ({
      invoice,
      kind,
      amountMinor: minor,
      currency: foreign?.currency ?? currency,
    }))
    const others = allocations.length - own.length
    const beside = others === 0 ? '' : ` beside ${counted(others, 'other part')}`
    return [
      `suggestion ${at + 1} pays ${shown(parts)}${beside} (${confidence}): ${evidence.join('; ')}`,
    ]
  })
}

const PARTS_MAX = 5

function shown(
  parts: readonly Pick<PastPart, 'invoice' | 'kind' | 'amountMinor' | 'currency'>[],
): string {
  const list = parts.slice(0, PARTS_MAX).map(({ invoice, kind, amountMinor, currency }) => {
    const amount = `${decimal(of(amountMinor, currency))} ${currency}`
    return `${invoice} ${amount}${kind === 'cash' ? '' : ` (${kind})`}`
  })
  const more = parts.length - list.length
  return more > 0 ? `${list.join(', ')} and ${more} more` : list.join(', ')
}
