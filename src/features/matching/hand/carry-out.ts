import type { Context } from '../../../core/command.ts'
import { counted } from '../../../core/counted.ts'
import type { Currency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import { decimal, of } from '../../../core/money.ts'
import type { Json } from '../../../core/outcome.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import type { PostedItem } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import { allocationJson } from '../queue/suggestion.ts'
import type { HandResult } from './by-hand.ts'
import type { LeftOver } from './left-over-store.ts'

/** Refuses a line that was decided before; of a deposit, the cheques that still wait are named, and what is left of it. */
export function requireUndecided(
  line: BankLine,
  cheques: readonly BankLine[],
  left?: LeftOver,
): void {
  if (line.status !== 'applied' && line.status !== 'ignored') return
  const waiting = line.cheque === undefined ? cheques.filter(isWaiting) : []
  if (waiting.length > 0) {
    const refs = waiting.map(({ bankRef }) => bankRef)
    throw new AppError(
      'usage',
      `${line.bankRef} is a deposit that is applied already; what waits is ${refs.join(', ')}`,
      {
        hint: `name the cheque: openitem apply ${refs[0]} --to INVOICE`,
      },
    )
  }
  if (left !== undefined) {
    const rest = decimal(of(left.minor, line.currency))
    throw new AppError('usage', `${line.bankRef} is applied already; ${rest} of it is left over`, {
      hint: `openitem apply ${line.bankRef} --to INVOICE=AMOUNT applies what is left; openitem unapply ${line.bankRef} takes back what was applied`,
    })
  }
  throw new AppError('usage', `${line.bankRef} is ${line.status} already`, {
    hint: `take that back first: openitem unapply ${line.bankRef}`,
  })
}

function isWaiting({ status }: BankLine): boolean {
  return status === 'queued'
}

/** What is wrong where no suggestion has the number that was asked for. */
export function noSuggestion(
  { bankRef, status }: BankLine,
  { number, count }: { number: number; count: number },
): AppError {
  const byHand = `openitem apply ${bankRef} --to INVOICE applies it by hand`
  if (status === 'new') {
    return new AppError('usage', `${bankRef} was not matched yet, so nothing is suggested`, {
      hint: 'run "openitem match" first',
    })
  }
  if (count === 0) {
    return new AppError('usage', `there is no suggestion for ${bankRef}`, {
      hint: `${byHand}; "openitem explain ${bankRef}" says what is known of it`,
    })
  }
  const numbers = count === 1 ? '1' : `1 to ${count}`
  return new AppError(
    'usage',
    `--suggestion: ${bankRef} has ${counted(count, 'suggestion')}; expected ${numbers}, found ${number}`,
    { hint: `openitem explain ${bankRef} shows them; ${byHand}` },
  )
}

/** What a decision by hand comes to, in the words of `match`. */
export function decisionJson(
  line: BankLine,
  proposal: Proposal<PostedItem>,
): { [key: string]: Json } {
  const amount = (minor: number): string => decimal(of(minor, line.currency))
  return {
    bank_ref: line.bankRef,
    date: line.bookingDate,
    amount: amount(line.amountMinor),
    currency: line.currency,
    rule: proposal.rule,
    evidence: proposal.evidence,
    allocations: proposal.parts.map(({ item: { number: invoice, currency }, kind, amountMinor }) =>
      allocationJson({ invoice, minor: amountMinor, kind, currency }, line.currency),
    ),
    unapplied: amount(proposal.unappliedMinor),
  }
}

/** The same in a sentence. */
export function decisionSentence(
  line: BankLine,
  proposal: Proposal<PostedItem>,
  residuals: HandResult['residuals'] = [],
): string {
  const shownIn = (currency: Currency, minor: number): string =>
    `${decimal(of(minor, currency))}${currency === line.currency ? '' : ` ${currency}`}`
  const parts = proposal.parts.map(
    ({ item, kind, amountMinor }) =>
      `${item.number} ${shownIn(item.currency, amountMinor)}${kind === 'cash' ? '' : ` (${kind})`}`,
  )
  const rest = proposal.unappliedMinor
  const left = rest === 0 ? [] : [`on account ${decimal(of(rest, line.currency))}`]
  const open = residuals.flatMap(({ item, amountMinor, choice: { kind, reason } }) =>
    kind === 'open'
      ? [`${shownIn(item.currency, amountMinor)} of ${item.number} stays open (${reason})`]
      : [],
  )
  return `${line.bankRef} applied: ${[...parts, ...left, ...open].join(', ')}`
}

/** The head of the audit event of a decision by hand. */
export function eventHead(action: string, line: BankLine, { asOf }: Pick<Context, 'asOf'>) {
  return { action, ref: line.bankRef, effectiveDate: asOf }
}
