import type { Currency } from '../../core/currency.ts'
import * as money from '../../core/money.ts'
import {
  type Cell,
  type Column,
  emptyCell,
  type Json,
  moneyCell,
  type Table,
  textCell,
} from '../../core/outcome.ts'
import { fixed, type Ratio } from '../../core/ratio.ts'
import { amountOf } from './amount.ts'
import type { MeasuredWindow } from './book-figures.ts'
import type { InputLine } from './inputs.ts'
import type { RoiResult } from './model.ts'

/** The document of `--json`: the answer as planned. */
export function roiJson(result: RoiResult, currency: Currency) {
  const text = (value: Ratio): string => money.decimal(amountOf(value, currency))
  return {
    freed_cash: text(result.freedCash),
    carrying_saving: text(result.carryingSaving),
    labor_saving: text(result.laborSaving),
    writeoff_saving: text(result.writeoffSaving),
    payment_mix_saving: text(result.mixSaving),
    annual_benefit: text(result.annualBenefit),
    annual_cost: text(result.annualCost),
    setup_cost: text(result.setupCost),
    net_annual: text(result.netAnnual),
    payback_months: oneDigit(result.paybackMonths),
    first_year_roi_pct: oneDigit(result.firstYearPercent),
  } satisfies Json
}

/** The answer three times, for a DSO gain that is planned is not yet reached. */
export function roiTable(
  scenarios: { readonly full: RoiResult; readonly half: RoiResult; readonly none: RoiResult },
  currency: Currency,
): Table {
  const all = [scenarios.full, scenarios.half, scenarios.none]
  const row = (label: string, cellOf: (result: RoiResult) => Cell): readonly Cell[] => [
    textCell(label),
    ...all.map(cellOf),
  ]
  const amount = (label: string, pick: (result: RoiResult) => Ratio): readonly Cell[] =>
    row(label, (result) => moneyCell(amountOf(pick(result), currency)))
  const right = (key: string, label: string): Column => ({ key, label, align: 'right' })
  return {
    title: `Return on being paid sooner, ${currency}`,
    columns: [
      { key: 'figure', label: 'Figure', isProse: true },
      right('full_gain', 'As planned'),
      right('half_gain', 'Half the DSO gain'),
      right('no_gain', 'No DSO gain'),
    ],
    rows: [
      amount('Cash freed, once', ({ freedCash }) => freedCash),
      amount('Carrying cost saved a year', ({ carryingSaving }) => carryingSaving),
      amount('Labour saved a year', ({ laborSaving }) => laborSaving),
      amount('Write-offs avoided a year', ({ writeoffSaving }) => writeoffSaving),
      amount('Payment fees saved a year', (result) => result.mixSaving),
      amount('Benefit a year, without the subscription', ({ annualBenefit }) => annualBenefit),
      amount('Subscription a year', ({ annualCost }) => annualCost),
      amount('Benefit a year, with the subscription', ({ netAnnual }) => netAnnual),
      amount('Set-up, once', ({ setupCost }) => setupCost),
      row('Set-up is paid back after', ({ paybackMonths }) => figure(paybackMonths, 'months')),
      row('Return in the first year', ({ firstYearPercent }) => figure(firstYearPercent, '%')),
    ],
    notes: [
      'The cash freed comes once; only what it costs to carry it is saved each year.',
      ...(scenarios.full.paybackMonths === null ? ['The set-up is never paid back.'] : []),
    ],
  }
}

/** What the answer rests on, and where each value comes from. */
export function inputTable(lines: readonly InputLine[], currency: Currency): Table {
  return {
    title: 'What it rests on',
    columns: [
      { key: 'input', label: 'Input' },
      { key: 'value', label: 'Value', align: 'right' },
      { key: 'source', label: 'Source', isProse: true },
    ],
    rows: lines.map(({ label, value, unit, source }) => [
      textCell(label),
      unit === 'amount' ? moneyCell(amountOf(value, currency)) : figure(value, unit, 2),
      textCell(source),
    ]),
  }
}

/** The two windows of `--measured` as data. */
export function measuredJson(sides: { before: MeasuredWindow; after: MeasuredWindow }): Json {
  const side = ({ facts, figures }: MeasuredWindow): Json => ({
    from: facts.window.from,
    to: facts.window.to,
    currency: facts.currency,
    sales: money.decimal(money.of(facts.salesMinor, facts.currency)),
    dso_average: oneDigit(figures.average),
    writeoff_pct: figures.writeOffShare === null ? null : fixed(figures.writeOffShare, 2),
    past_due_pct: oneDigit(figures.pastDueShare),
  })
  return { before: side(sides.before), after: side(sides.after) }
}

/** The two windows of `--measured` for people: the same variant on both sides. */
export function measuredTable(sides: { before: MeasuredWindow; after: MeasuredWindow }): Table {
  const { before, after } = sides
  const row = (label: string, cellOf: (side: MeasuredWindow) => Cell): readonly Cell[] => [
    textCell(label),
    cellOf(before),
    cellOf(after),
  ]
  const name = ({ facts: { window } }: MeasuredWindow): string => `${window.from}..${window.to}`
  return {
    title: `Measured, ${after.facts.currency}`,
    columns: [
      { key: 'figure', label: 'Figure' },
      { key: 'before', label: name(before), align: 'right' },
      { key: 'after', label: name(after), align: 'right' },
    ],
    rows: [
      row('Sales', ({ facts }) => moneyCell(money.of(facts.salesMinor, facts.currency))),
      row('DSO, average balance', ({ figures }) => figure(figures.average, 'days')),
      row('Write-offs ÷ sales', ({ figures }) => figure(figures.writeOffShare, '%', 2)),
      row('Past due at the end', ({ figures }) => figure(figures.pastDueShare, '%')),
    ],
  }
}

function figure(value: Ratio | null, unit: string, digits = 1): Cell {
  return value === null ? emptyCell : { kind: 'figure', value: fixed(value, digits), unit }
}

function oneDigit(value: Ratio | null): string | null {
  return value === null ? null : fixed(value, 1)
}
