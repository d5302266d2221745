import type { CalendarDate } from '../../core/calendar-date.ts'
import * as money from '../../core/money.ts'
import {
  type Cell,
  emptyCell,
  type Json,
  moneyCell,
  type Table,
  textCell,
} from '../../core/outcome.ts'
import { fixed, type Ratio } from '../../core/ratio.ts'
import { type Window, windowDays, windowHeadWithDays } from '../../core/window.ts'
import type { CollectionFacts } from '../../ledger/collection.ts'
import type { CollectionFigures } from '../../ledger/collection-figures.ts'

/** What one currency, or one segment of it, sold and collected. */
export interface DsoGroup {
  readonly facts: CollectionFacts
  readonly figures: CollectionFigures
}

/** The document of `--json`. */
export function dsoJson(
  groups: readonly DsoGroup[],
  report: { asOf: CalendarDate; window: Window },
): Json {
  return {
    ...windowHeadWithDays(report),
    groups: groups.map(({ facts, figures }) => {
      const text = (minor: number): string => money.decimal(money.of(minor, facts.currency))
      return {
        currency: facts.currency,
        ...(facts.segment === undefined ? {} : { segment: facts.segment }),
        sales: text(facts.salesMinor),
        receivables: {
          start: text(facts.startMinor),
          end: text(facts.currentMinor + facts.pastDueMinor),
          current: text(facts.currentMinor),
          past_due: text(facts.pastDueMinor),
        },
        dso: {
          ending: figure(figures.ending, 1),
          average: figure(figures.average, 1),
          countback: figure(figures.countBack.days, 1),
          best_possible: figure(figures.bestPossible, 1),
        },
        average_days_delinquent: figure(figures.delinquent, 1),
        cei: figure(figures.effectiveness, 1),
        collection_rate: figure(figures.rateOfCollectable, 1),
        turnover: figure(figures.turnover, 3),
      }
    }),
  }
}

/** What people see of a currency, or of one of its segments. */
export function dsoTable({ facts, figures }: DsoGroup): Table {
  const { currency, segment, window } = facts
  const amount = (minor: number): Cell => moneyCell(money.of(minor, currency))
  const value = (ratio: Ratio | null, unit: string, digits = 1): Cell =>
    ratio === null ? emptyCell : { kind: 'figure', value: fixed(ratio, digits), unit }
  const rows: readonly (readonly [string, Cell, string])[] = [
    ['Sales', amount(facts.salesMinor), 'invoices issued less credit memos issued'],
    ['Receivables at start', amount(facts.startMinor), 'open invoices less open credit memos'],
    ['Receivables at end', amount(facts.currentMinor + facts.pastDueMinor), 'the same'],
    ['of which not yet due', amount(facts.currentMinor), 'due on the last day or later'],
    ['of which past due', amount(facts.pastDueMinor), 'due before the last day'],
    ['DSO, ending balance', value(figures.ending, 'days'), 'receivables at end ÷ sales × days'],
    ['DSO, average balance', value(figures.average, 'days'), '(start + end) ÷ 2 ÷ sales × days'],
    [
      'DSO, count-back',
      value(figures.countBack.days, 'days'),
      'the end walked back by monthly sales',
    ],
    ['DSO, best possible', value(figures.bestPossible, 'days'), 'not yet due ÷ sales × days'],
    ['Average days delinquent', value(figures.delinquent, 'days'), 'past due ÷ sales × days'],
    [
      'Collection effectiveness',
      value(figures.effectiveness, '%'),
      '(start + sales − end) ÷ (start + sales − not yet due)',
    ],
    ['Collection rate', value(figures.rateOfCollectable, '%'), 'cash ÷ (start + sales)'],
    ['Turnover', value(figures.turnover, '×', 3), 'sales ÷ average receivables'],
  ]
  const part = segment === undefined ? '' : `, ${segment === '' ? '(no segment)' : segment}`
  return {
    title: `DSO, ${window.from} to ${window.to} (${windowDays(window)} days), ${currency}${part}`,
    columns: [
      { key: 'currency', label: 'Currency', isForData: true },
      { key: 'segment', label: 'Segment', isForData: true },
      { key: 'figure', label: 'Figure' },
      { key: 'value', label: 'Value', align: 'right' },
      { key: 'definition', label: 'Definition', isProse: true },
    ],
    rows: rows.map(([name, cell, definition]) => [
      textCell(currency),
      textCell(segment),
      textCell(name),
      cell,
      textCell(definition),
    ]),
  }
}

/** What a reader has to know about figures that are missing or cut short. */
export function dsoNotes({ facts, figures }: DsoGroup): readonly string[] {
  const { currency, segment, window, salesMinor } = facts
  const name = segment === undefined ? currency : `${currency} ${segment || '(no segment)'}`
  const { stopped } = figures.countBack
  return [
    ...(salesMinor > 0
      ? []
      : [
          `${name}: sales from ${window.from} to ${window.to} are not above zero; figures that divide by them are empty`,
        ]),
    ...(stopped === null
      ? []
      : [
          `${name}: the count-back ends at ${stopped.month.slice(0, 7)}, a month without sales; ` +
            `${money.grouped(money.of(stopped.restMinor, currency))} of the balance are older and not counted`,
        ]),
  ]
}

function figure(ratio: Ratio | null, digits: number): string | null {
  return ratio === null ? null : fixed(ratio, digits)
}
