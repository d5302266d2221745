import { type Money, of } from '../../core/money.ts'
import { over, type Ratio, ratio, times } from '../../core/ratio.ts'
import type { CollectionFacts } from '../../ledger/collection.ts'
import type { CollectionFigures } from '../../ledger/collection-figures.ts'
import type { MatchedLines, OverdueSums, PaymentSums } from './store.ts'

/** A figure with the name of its variant, for the same ledger has more than one "DSO". */
export interface Metric {
  readonly name: string
  readonly variant: string
  readonly value: Money | Figure
  readonly definition: string
}

/** A metric that is no amount. */
export interface Figure {
  /** Exact; null where it would divide by zero. */
  readonly ratio: Ratio | null
  readonly unit: 'days' | '%' | '×'
  readonly digits: number
}

/** What the metrics of one currency are made of. */
export interface MetricFacts {
  readonly facts: CollectionFacts
  readonly figures: CollectionFigures
  readonly payments: PaymentSums | undefined
  readonly overdue: OverdueSums | undefined
  readonly lines: MatchedLines | undefined
  readonly unappliedMinor: number
}

/** The metrics in the order in which they are read: balances, speed, success, work. */
export function metricsOf(facts: MetricFacts): readonly Metric[] {
  return [...balances(facts), ...speeds(facts), ...successes(facts), ...work(facts)]
}

function balances({ facts, figures, unappliedMinor }: MetricFacts): readonly Metric[] {
  const { currency } = facts
  const amount = (minor: number): Money => of(minor, currency)
  const end = facts.currentMinor + facts.pastDueMinor
  return [
    metric('Sales', 'credit sales', amount(facts.salesMinor), 'invoices less credit memos issued'),
    metric(
      'Receivables',
      'at start',
      amount(facts.startMinor),
      'open invoices less open credit memos',
    ),
    metric('Receivables', 'at end', amount(end), 'open invoices less open credit memos'),
    metric(
      'Unapplied cash',
      'at end',
      amount(unappliedMinor),
      'received and not applied, beside the receivables',
    ),
    metric(
      'Past-due share',
      'of receivables',
      percent(figures.pastDueShare),
      'past due ÷ receivables at end',
    ),
    metric(
      'Write-offs',
      'of the window',
      amount(facts.writeOffMinor),
      'allocations of kind write-off',
    ),
    metric('Write-offs', 'share of sales', percent(figures.writeOffShare, 2), 'write-offs ÷ sales'),
  ]
}

function speeds({ figures, payments, overdue }: MetricFacts): readonly Metric[] {
  const mean = (sum: bigint | undefined, amount: bigint | undefined): Figure =>
    days(sum === undefined || amount === undefined || amount <= 0n ? null : ratio(sum, amount))
  const lateSum = (payments?.paidDaysFromDue ?? 0n) + (overdue?.openDays ?? 0n)
  const lateAmount = (payments?.paidMinor ?? 0n) + (overdue?.openMinor ?? 0n)
  return [
    metric('DSO', 'ending balance', days(figures.ending), 'receivables at end ÷ sales × days'),
    metric('DSO', 'average balance', days(figures.average), '(start + end) ÷ 2 ÷ sales × days'),
    metric(
      'DSO',
      'count-back',
      days(figures.countBack.days),
      'the end walked back by monthly sales; ends at a month without sales',
    ),
    metric('DSO', 'best possible', days(figures.bestPossible), 'not yet due ÷ sales × days'),
    metric(
      'Average days delinquent',
      'ending less best possible',
      days(figures.delinquent),
      'past due ÷ sales × days',
    ),
    metric(
      'Average days to pay',
      'payments of the window',
      mean(payments?.paidDaysFromIssue, payments?.paidMinor),
      'Σ amount × (paid − issued) ÷ Σ amount, where the day is known',
    ),
    metric(
      'Average days late',
      'payments of the window',
      mean(payments?.paidDaysFromDue, payments?.paidMinor),
      'Σ amount × (paid − due) ÷ Σ amount, where the day is known',
    ),
    metric(
      'Average days late',
      'with what is overdue',
      mean(lateSum, lateAmount),
      'the same, with open overdue invoices at their age so far',
    ),
  ]
}

function successes({ figures }: MetricFacts): readonly Metric[] {
  return [
    metric(
      'Collection effectiveness',
      'whole window',
      percent(figures.effectiveness),
      '(start + sales − end) ÷ (start + sales − not yet due)',
    ),
    metric(
      'Collection rate',
      'of collectable',
      percent(figures.rateOfCollectable),
      'cash ÷ (start + sales)',
    ),
    metric('Collection rate', 'of billed', percent(figures.rateOfBilled), 'cash ÷ sales'),
    metric('Turnover', 'of the window', turns(figures.turnover, 3), 'sales ÷ average receivables'),
    metric('Turnover', 'a year', turns(figures.turnoverYear, 2), 'the same × 365 ÷ days'),
  ]
}

function work({ lines }: MetricFacts): readonly Metric[] {
  const share = (part: number | undefined, whole: number | undefined): Figure =>
    percent(
      part === undefined || !whole ? null : times(over(ratio(part), ratio(whole)), ratio(100)),
    )
  return [
    metric(
      'Auto-match rate',
      'by lines',
      share(lines?.autoLines, lines?.lines),
      'bank lines applied without a person ÷ bank lines of customers',
    ),
    metric(
      'Auto-match rate',
      'by amount',
      share(lines?.autoAmountMinor, lines?.amountMinor),
      'the same by amount',
    ),
  ]
}

function metric(name: string, variant: string, value: Metric['value'], definition: string): Metric {
  return { name, variant, value, definition }
}

function days(value: Ratio | null): Figure {
  return { ratio: value, unit: 'days', digits: 1 }
}

function percent(value: Ratio | null, digits = 1): Figure {
  return { ratio: value, unit: '%', digits }
}

function turns(value: Ratio | null, digits: number): Figure {
  return { ratio: value, unit: '×', digits }
}
