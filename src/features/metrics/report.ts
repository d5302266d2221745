import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import * as money from '../../core/money.ts'
import {
  type Cell,
  emptyCell,
  type Json,
  moneyCell,
  type Table,
  textCell,
} from '../../core/outcome.ts'
import { fixed } from '../../core/ratio.ts'
import { type Window, windowDays, windowHeadWithDays } from '../../core/window.ts'
import type { Metric } from './metrics.ts'

/** The metrics of one currency. */
export interface MetricGroup {
  readonly currency: Currency
  readonly metrics: readonly Metric[]
}

/** The document of `--json`; a figure that would divide by zero is null. */
export function metricsJson(
  groups: readonly MetricGroup[],
  report: { asOf: CalendarDate; window: Window },
): Json {
  return {
    ...windowHeadWithDays(report),
    groups: groups.map(({ currency, metrics }) => ({
      currency,
      metrics: metrics.map(({ name, variant, value, definition }) => ({
        metric: name,
        variant,
        value: valueText(value),
        unit: 'unit' in value ? value.unit : value.currency,
        definition,
      })),
    })),
  }
}

/** What people see of one currency. */
export function metricsTable({ currency, metrics }: MetricGroup, window: Window): Table {
  return {
    title: `Metrics, ${window.from} to ${window.to} (${windowDays(window)} days), ${currency}`,
    columns: [
      { key: 'currency', label: 'Currency', isForData: true },
      { key: 'metric', label: 'Metric', isProse: true },
      { key: 'variant', label: 'Variant', isProse: true },
      { key: 'value', label: 'Value', align: 'right' },
      { key: 'definition', label: 'Definition', isProse: true },
    ],
    rows: metrics.map((metric) => [
      textCell(currency),
      textCell(metric.name),
      textCell(metric.variant),
      cellOf(metric.value),
      textCell(metric.definition),
    ]),
  }
}

function cellOf(value: Metric['value']): Cell {
  if (!('unit' in value)) return moneyCell(value)
  const text = valueText(value)
  return text === null ? emptyCell : { kind: 'figure', value: text, unit: value.unit }
}

function valueText(value: Metric['value']): string | null {
  if (!('unit' in value)) return money.decimal(value)
  return value.ratio === null ? null : fixed(value.ratio, value.digits)
}
