import type { Currency } from '../../../core/currency.ts'
import { decimal, of } from '../../../core/money.ts'
import type { Json } from '../../../core/outcome.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import type { StoredSuggestion } from '../decision.ts'
import type { OpenException } from '../queue/queue-store.ts'
import { allocationJson } from '../queue/suggestion.ts'
import type { Ignored, PastDecision } from './explain-store.ts'

/** The facts of a bank line as data. */
export function lineJson(line: BankLine): Json {
  return {
    bank_ref: line.bankRef,
    date: line.bookingDate,
    amount: decimal(of(line.amountMinor, line.currency)),
    currency: line.currency,
    description: line.description,
    counterparty: line.counterparty,
    counterparty_account: line.counterpartyAccount,
    creditor_reference: line.creditorReference,
    status: line.status,
  }
}

/** A past decision as data. */
export function pastJson(past: PastDecision, currency: Currency): Json {
  return {
    rule: past.rule,
    confidence: past.confidence,
    evidence: past.evidence,
    taken_back: past.isTakenBack,
    actor: past.actor,
    recorded_at: past.recordedAt,
    allocations: past.parts.map(({ amountMinor: minor, ...part }) =>
      allocationJson({ ...part, minor }, currency),
    ),
  }
}

/** One cheque of a deposit as data. */
export function chequeJson({
  bankRef,
  amountMinor,
  currency,
  counterparty,
  status,
}: BankLine): Json {
  const amount = decimal(of(amountMinor, currency))
  return { bank_ref: bankRef, amount, currency, counterparty, status }
}

interface Known {
  readonly past: readonly PastDecision[]
  readonly waiting: OpenException | undefined
  readonly ignored: Ignored | undefined
  /** The cheques of the line, where it is a deposit. */
  readonly cheques: readonly BankLine[]
  readonly sentences: readonly string[]
}

/** The whole story of a line for people. */
export function explanationText(
  line: BankLine,
  { past, waiting, ignored, cheques, sentences }: Known,
): string {
  const who = line.counterparty ?? ''
  const text = [line.description, line.creditorReference ?? '']
    .filter((part) => part !== '')
    .join(' | ')
  return [
    `${line.bankRef}  ${line.bookingDate}  ${decimal(of(line.amountMinor, line.currency))} ${line.currency}  ${line.status}`,
    ...(who === ''
      ? []
      : [
          `  from ${who}${line.counterpartyAccount === null ? '' : ` (${line.counterpartyAccount})`}`,
        ]),
    ...(text === '' ? [] : [`  "${text}"`]),
    ...sentences.map((sentence) => `  ${sentence}`),
    ...past.flatMap((one) => pastLines(one, line.currency)),
    ...(ignored === undefined
      ? []
      : ['', `Ignored: ${ignored.reason}`, ...ignored.evidence.map((one) => `  + ${one}`)]),
    ...(waiting === undefined ? [] : waitingLines(waiting)),
    ...(cheques.length === 0 ? [] : chequeLines(cheques)),
  ].join('\n')
}

/** Each cheque by the reference with which it is explained, placed or taken back by itself. */
function chequeLines(cheques: readonly BankLine[]): readonly string[] {
  return [
    '',
    `A deposit of ${cheques.length} cheques:`,
    ...cheques.map(
      ({ bankRef, amountMinor, currency, counterparty, status }) =>
        `  ${bankRef}  ${decimal(of(amountMinor, currency))}  ${counterparty ?? '(no name)'}  ${status === 'queued' ? 'waits' : 'applied'}`,
    ),
  ]
}

function pastLines(past: PastDecision, currency: Currency): readonly string[] {
  const back = past.isTakenBack ? ', taken back since' : ''
  return [
    '',
    `Applied by ${past.actor}: ${past.rule}, confidence ${past.confidence}${back}`,
    ...past.parts.map(
      ({ invoice, kind, amountMinor, currency: own }) =>
        `  ${invoice}  ${shownIn(own, amountMinor, currency)}  ${kind}`,
    ),
    ...past.evidence.map((sentence) => `  + ${sentence}`),
  ]
}

/** An amount, with its currency where the money is in another one. */
function shownIn(own: Currency, minor: number, paidIn: Currency): string {
  return `${decimal(of(minor, own))}${own === paidIn ? '' : ` ${own}`}`
}

function waitingLines(waiting: OpenException): readonly string[] {
  return [
    '',
    `Waits: ${waiting.reason}`,
    ...waiting.evidence.map((sentence) => `  ${sentence}`),
    ...waiting.suggestions.flatMap((one, index) => suggestionLines(one, index, waiting.currency)),
  ]
}

function suggestionLines(
  one: StoredSuggestion,
  index: number,
  currency: Currency,
): readonly string[] {
  const parts = one.allocations.map(
    ({ invoice, minor, kind, foreign }) =>
      `${invoice} ${shownIn(foreign?.currency ?? currency, minor, currency)} ${kind}`,
  )
  const rest = one.unapplied === 0 ? [] : [`on account ${decimal(of(one.unapplied, currency))}`]
  return [
    `  ${index + 1}. ${[...parts, ...rest].join(', ')}  (${one.confidence})`,
    ...one.evidence.map((sentence) => `     + ${sentence}`),
    ...one.against.map((sentence) => `     - ${sentence}`),
  ]
}
