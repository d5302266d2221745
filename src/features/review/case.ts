import type { Currency } from '../../core/currency.ts'
import { gapText, type ShownGap } from './gap-json.ts'
import type { LikelyCustomer } from './store.ts'

/** Everything about a line of the queue but its suggestions, as `queue show --json` prints it. */
export interface Case {
  readonly bank_ref: string
  readonly date: string
  readonly amount: string
  readonly currency: string
  readonly counterparty: string | null
  readonly counterparty_account: string | null
  readonly creditor_reference: string | null
  readonly description: string
  readonly account: string
  readonly status: string
  /** The number of the cheque, where it is one of a deposit. */
  readonly cheque: string | null
  /** None where the line does not wait. */
  readonly reason: string | null
  /** What of the money pays nothing. */
  readonly unapplied: string
  /** What the line's payment left open. */
  readonly gaps: readonly ShownGap[]
  /** The invoices that the suggestions name, as they stand now. */
  readonly invoices: readonly CaseInvoice[]
  readonly likely_customer: LikelyPayer | null
  readonly notes: readonly CaseNote[]
  readonly dispute_reasons: readonly string[]
}

/** An invoice that a suggestion names. */
export interface CaseInvoice {
  readonly invoice: string
  readonly customer: string
  readonly due_date: string
  readonly open: string
  /** Where it is not that of the money. */
  readonly currency?: Currency
}

/** What somebody noted on the line. */
export interface CaseNote {
  readonly text: string
  readonly actor: string
  readonly date: string
}

/** A customer whose money it may be, and what speaks for that. */
export type LikelyPayer = {
  readonly number: string | null
  readonly name: string
  readonly why: string
}

/** The best guess at whose money it is, with its reason; none where two are equally good. */
export function likelyCustomer(known: {
  readonly named: LikelyCustomer | undefined
  readonly byAccount: LikelyCustomer | undefined
  readonly byName: readonly LikelyCustomer[]
}): LikelyPayer | undefined {
  const because = ({ number, name }: LikelyCustomer, why: string) => ({ number, name, why })
  const { named, byAccount, byName } = known
  if (named !== undefined) return because(named, 'the best suggestion')
  if (byAccount !== undefined) return because(byAccount, 'paid from this account before')
  const [first] = byName
  return first !== undefined && byName.length === 1 ? because(first, 'has this name') : undefined
}

/** The same for people. */
export function caseText(one: Case): string {
  const from = one.counterparty_account === null ? '' : ` (${one.counterparty_account})`
  const likely = one.likely_customer
  return [
    `${one.bank_ref}  ${one.date}  ${one.amount} ${one.currency}  ${one.status}${one.reason === null ? '' : `, waits: ${one.reason}`}`,
    ...(one.counterparty === null ? [] : [`  from ${one.counterparty}${from}`]),
    `  "${[one.description, one.creditor_reference ?? ''].filter((part) => part !== '').join(' | ')}"`,
    ...one.gaps.map((gap) => `  gap: ${gapText(gap)} is still open`),
    ...one.invoices.map(
      (item) =>
        `  suggested: ${item.invoice} of ${item.customer}, due ${item.due_date}, ${item.open}${item.currency === undefined ? '' : ` ${item.currency}`} open`,
    ),
    ...(likely === null
      ? []
      : [`  likely: ${[likely.number, likely.name].filter(Boolean).join(' ')} (${likely.why})`]),
    ...one.notes.map(({ date, actor, text }) => `  note of ${date}, ${actor}: ${text}`),
  ].join('\n')
}
