import { counted } from '../../../core/counted.ts'
import type { Advice } from '../book/advices.ts'
import type { Proposal } from '../decision.ts'
import type { LineView } from '../lines/line-view.ts'
import { squashed } from '../text/fold.ts'
import { type Advised, advised, payerOf } from './advised.ts'
import { type Question, standOf } from './named-set.ts'

const DAYS_MAX = 14 // between the day that an advice gives and the bank's
const REF_MIN = 4

/**
 * A payer's advice says what a payment is for: it is joined by its name in the text, by who pays,
 * or by day and sum. What cannot be carried out to the letter is offered, with what is against it.
 */
export function remittanceProposals(question: Question): readonly Proposal[] {
  const { view, scene } = question
  const fitting = scene.advices.ofSum(view.fact.amountMinor).filter((one) => isNear(one, view))
  if (fitting.length === 0) return []
  const named = fitting.filter((one) => isNamedIn(one, view))
  const pool = named.length > 0 ? named : fitting
  const read = pool.map((advice) => ({ advice, found: advised(advice, question) }))
  const possible = read.filter(({ found }) => standOf(found.items, question) !== 'contradicts')
  const own = possible.filter(({ found }) => isOwn(found, question))
  const chosen = own.length > 0 ? own : possible
  return chosen
    .filter(({ found }) => found.parts.length > 0)
    .map(({ advice, found }) =>
      proposalOf({ advice, found }, question, { isNamed: named.length > 0, count: chosen.length }),
    )
}

/** Whether an advice is of the line's currency and of about its day. */
export function isNear({ day, currency }: Advice, view: LineView): boolean {
  return currency === view.fact.currency && (day === null || Math.abs(day - view.day) <= DAYS_MAX)
}

/** Whether the text of a line carries the name of an advice, or its cheque has that number. */
export function isNamedIn({ ref, items }: Advice, { fact }: LineView): boolean {
  const isOfPayer = items.every(({ depositRef }) => depositRef === null)
  if (isOfPayer && ref.length >= REF_MIN && squashed(fact.cheque?.ref ?? '') === squashed(ref)) {
    return true
  }
  const shown = squashed(`${fact.description} ${fact.creditorReference ?? ''}`)
  return ref.length >= REF_MIN && shown.includes(squashed(ref))
}

/** Whether all that an advice names is the payer's, or of those he pays for. */
export function isOwn(found: Advised, question: Question): boolean {
  const stand = standOf(found.items, question)
  return found.items.length > 0 && (stand === 'same' || stand === 'related')
}

function proposalOf(
  { advice, found }: { advice: Advice; found: Advised },
  question: Question,
  { isNamed, count }: { isNamed: boolean; count: number },
): Proposal {
  const isSure = isNamed || isOwn(found, question)
  const isWhole = found.against.length === 0
  const rivals = count > 1 ? [`${count} advices have this sum`] : []
  return {
    parts: found.parts,
    rule: 'remittance-advice',
    confidence: !isWhole ? 0.5 : count > 1 ? 0.6 : isSure ? 0.998 : 0.94,
    evidence: [
      isNamed
        ? `advice ${advice.ref} stands in the text`
        : `day and sum are those of advice ${advice.ref}`,
      isWhole
        ? `it lists ${counted(advice.items.length, 'invoice')}, all open`
        : `it lists ${counted(advice.items.length, 'invoice')}, ${found.items.length} of them open`,
      ...found.evidence,
    ],
    against: [...found.against, ...rivals],
    unappliedMinor: unappliedOf(found, question),
    customerId: payerOf(found, question),
    ...(found.residual === undefined ? {} : { residual: found.residual }),
  }
}

/** What the cash of the parts leaves of the line. */
function unappliedOf({ parts }: Advised, { view }: Question): number {
  return parts.reduce(
    (rest, part) => rest - (part.kind === 'cash' ? part.amountMinor : 0),
    view.fact.amountMinor,
  )
}
