import { counted } from '../../../core/counted.ts'
import type { Currency } from '../../../core/currency.ts'
import { jsonListPieces, jsonText } from '../../../core/json-text.ts'
import { decimal, of } from '../../../core/money.ts'
import {
  type Block,
  countCell,
  dateCell,
  type Json,
  moneyCell,
  tableBlock,
  textBlock,
  textCell,
} from '../../../core/outcome.ts'
import { fixed, ratio } from '../../../core/ratio.ts'
import { customerKey } from '../../../ledger/customer.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import type { CustomerFact } from '../facts/facts.ts'
import type { IgnoredLine, LineCount, OpenException } from '../queue/queue-store.ts'
import { allocationJson, rounded, suggestionJson } from '../queue/suggestion.ts'
import type { Applied } from './plain-decision.ts'

/** Everything that `match` tells: what this run applied, and how the book stands after it. */
export interface MatchReport {
  readonly applied: readonly Applied[]
  readonly exceptions: readonly OpenException[]
  readonly ignored: readonly IgnoredLine[]
  readonly counts: readonly LineCount[]
  readonly customers: readonly CustomerFact[]
  /** The currency in which the rate by amount is measured. */
  readonly currency: Currency
}

/** The document of `match --json`, piece by piece: of a million lines no text could hold it. */
export function* matchJson(report: MatchReport): Iterable<string> {
  const labels = new Map<CustomerId, string>(
    report.customers.map((one) => [one.id, customerKey(one)]),
  )
  const lists = {
    applied: told(report.applied, (one) => appliedJson(one, labels)),
    exceptions: told(report.exceptions, (one) => exceptionJson(one, labels)),
    ignored: told(report.ignored, ({ bankRef, reason }) => ({ bank_ref: bankRef, reason })),
  }
  for (const [index, [name, list]] of Object.entries(lists).entries()) {
    yield `${index === 0 ? '{' : ','}"${name}":`
    yield* jsonListPieces(list)
  }
  yield `,"summary":${jsonText(summaryJson(report))}}`
}

function* told<T>(list: Iterable<T>, tell: (one: T) => Json): Iterable<string> {
  for (const one of list) yield jsonText(tell(one))
}

function exceptionJson(
  { bankRef, reason, suggestions, evidence, currency }: OpenException,
  labels: ReadonlyMap<CustomerId, string>,
): Json {
  return {
    bank_ref: bankRef,
    reason,
    suggestions: suggestions.map((one) => suggestionJson(one, currency, labels)),
    evidence,
  }
}

function appliedJson({ line, decision }: Applied, labels: ReadonlyMap<CustomerId, string>): Json {
  const { proposal } = decision
  const amount = (minor: number): string => decimal(of(minor, line.currency))
  return {
    bank_ref: line.bankRef,
    date: line.bookingDate,
    amount: amount(line.amountMinor),
    currency: line.currency,
    customer_number:
      proposal.customerId === null ? null : (labels.get(proposal.customerId) ?? null),
    rule: proposal.rule,
    confidence: rounded(proposal.confidence),
    evidence: proposal.evidence,
    allocations: proposal.parts.map(({ item: { number: invoice, currency }, kind, amountMinor }) =>
      allocationJson({ invoice, minor: amountMinor, kind, currency }, line.currency),
    ),
    unapplied: amount(proposal.unappliedMinor),
  }
}

interface Summary {
  readonly lines: number
  readonly applied: number
  readonly queued: number
  readonly ignored: number
  readonly auto_rate_lines: string
  readonly auto_rate_amount: string
}

/** Of customers' lines, what was applied without a person; by amount in the company's currency. */
function summaryJson({ counts, currency }: MatchReport): Json & Summary {
  const lines = (status?: string): number =>
    sum(
      counts.filter((one) => status === undefined || one.status === status),
      'lines',
    )
  const automatic = counts.filter((one) => one.status === 'applied' && one.isAutomatic === 1)
  const customers = counts.filter(({ status }) => status === 'applied' || status === 'queued')
  const own = (list: readonly LineCount[]): readonly LineCount[] =>
    list.filter((one) => one.currency === currency)
  return {
    lines: lines(),
    applied: lines('applied'),
    queued: lines('queued'),
    ignored: lines('ignored'),
    auto_rate_lines: share(sum(automatic, 'lines'), sum(customers, 'lines')),
    auto_rate_amount: share(
      sum(own(automatic), 'absoluteMinor'),
      sum(own(customers), 'absoluteMinor'),
    ),
  }
}

function sum(counts: readonly LineCount[], key: 'lines' | 'absoluteMinor'): number {
  return counts.reduce((total, count) => total + count[key], 0)
}

function share(part: number, whole: number): string {
  return whole === 0 ? '0.000' : fixed(ratio(part, whole), 3)
}

const ROWS_MAX = 40 // more is for a file: --json

/** What `match` shows to people. */
export function matchBlocks(report: MatchReport): readonly Block[] {
  const summary = summaryJson(report)
  const gaps = new Set(
    report.exceptions.flatMap((one) => (one.status === 'applied' ? one.lineId : [])),
  ).size
  const shown = report.applied.slice(0, ROWS_MAX)
  const more = report.applied.length - shown.length
  const isMixed = shown.some(({ line }) => line.currency !== report.currency)
  const applied: Block[] =
    shown.length === 0
      ? []
      : [
          tableBlock({
            title: 'Applied',
            columns: [
              { key: 'bank_ref', label: 'Bank ref', isKey: true },
              { key: 'date', label: 'Date' },
              { key: 'amount', label: 'Amount', align: 'right' },
              ...(isMixed ? [{ key: 'currency', label: 'Cur' }] : []),
              { key: 'invoices', label: 'Invoices' },
              { key: 'rule', label: 'Rule' },
            ],
            rows: shown.map(({ line, decision: { proposal } }) => [
              textCell(line.bankRef),
              dateCell(line.bookingDate),
              moneyCell(of(line.amountMinor, line.currency)),
              ...(isMixed ? [textCell(line.currency)] : []),
              textCell([...new Set(proposal.parts.map(({ item }) => item.number))].join(', ')),
              textCell(proposal.rule),
            ]),
            ...(more > 0 ? { notes: [`and ${more} more; --json lists all`] } : {}),
          }),
        ]
  return [...applied, ...reasonBlocks(report), textBlock(sentence(summary, gaps))]
}

function reasonBlocks({ exceptions }: MatchReport): readonly Block[] {
  const counts = new Map<string, number>()
  for (const { reason } of exceptions) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  if (counts.size === 0) return []
  return [
    tableBlock({
      title: 'Waiting for a person ("openitem queue" shows them)',
      columns: [
        { key: 'reason', label: 'Reason' },
        { key: 'entries', label: 'Entries', align: 'right' },
      ],
      rows: [...counts]
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .map(([reason, count]) => [textCell(reason), countCell(count)]),
    }),
  ]
}

/** `gaps` is how many of the applied lines wait in the queue all the same, for what is short or over. */
function sentence(summary: Summary, gaps: number): string {
  const { lines, applied, queued, ignored, auto_rate_lines } = summary
  const ofThem = gaps === 0 ? '' : ` (${gaps} with a difference that waits)`
  return `${counted(lines, 'bank line')}: ${applied} applied${ofThem}, ${queued} waiting, ${ignored} ignored. Applied without a person: ${auto_rate_lines}`
}
