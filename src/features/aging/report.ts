import type { Currency } from '../../core/currency.ts'
import * as money from '../../core/money.ts'
import {
  type Cell,
  type Column,
  dateCell,
  type Json,
  moneyCell,
  type Table,
  textCell,
} from '../../core/outcome.ts'
import type { AgingGroup, AgingRow, Grouping } from './age.ts'
import type { Buckets } from './buckets.ts'

interface Plan {
  readonly by: Grouping
  readonly buckets: Buckets
}

/** The document of `--json`. */
export function agingJson(groups: readonly AgingGroup[], buckets: Buckets): Json {
  return {
    as_of: buckets.asOf,
    basis: buckets.basis,
    buckets: buckets.names,
    groups: groups.map(({ currency, rows, totals, controlMinor }) => {
      const text = (minor: number): string => money.decimal(money.of(minor, currency))
      const amounts = (row: AgingRow): { readonly [name: string]: string } =>
        Object.fromEntries(
          buckets.names.map((name, index) => [name, text(row.bucketsMinor[index] ?? 0)]),
        )
      const ends = (row: AgingRow): { readonly unapplied: string; readonly total: string } => ({
        unapplied: text(row.unappliedMinor),
        total: text(row.totalMinor),
      })
      return {
        currency,
        rows: rows.map((row) => ({
          key: row.key,
          name: row.name,
          amounts: amounts(row),
          ...ends(row),
        })),
        totals: { ...amounts(totals), ...ends(totals) },
        tie_out: {
          control: text(controlMinor),
          difference: text(totals.totalMinor - controlMinor),
          ok: totals.totalMinor === controlMinor,
        },
      }
    }),
  }
}

/** A table a currency, with the totals and whether they tie out. */
export function agingTables(groups: readonly AgingGroup[], plan: Plan): readonly Table[] {
  return groups.map((group) => {
    const { currency, rows, totals } = group
    const basis = plan.buckets.basis === 'due' ? 'days past due' : 'days since the invoice'
    return {
      title: `Aging by ${plan.by} as of ${plan.buckets.asOf}, ${basis}, ${currency}`,
      columns: columnsOf(plan),
      rows: rows.map((row) => cellsOf(row, currency, plan)),
      totals: [cellsOf({ ...totals, name: 'Total' }, currency, plan)],
      notes: [tieOut(group)],
    }
  })
}

/** A sentence for each currency whose total is not what the control account says. */
export function failedTieOuts(groups: readonly AgingGroup[]): readonly string[] {
  return groups.filter((group) => group.totals.totalMinor !== group.controlMinor).map(tieOut)
}

function tieOut({ currency, totals, controlMinor }: AgingGroup): string {
  const total = money.of(totals.totalMinor, currency)
  const control = money.of(controlMinor, currency)
  if (total.minor === control.minor) {
    return `Ties out with the control account: ${money.grouped(control)} ${currency}.`
  }
  const difference = money.grouped(money.subtract(total, control))
  return (
    `Does not tie out: the aging says ${money.grouped(total)} ${currency}, the control account ` +
    `${money.grouped(control)}, a difference of ${difference}.`
  )
}

function columnsOf({ by, buckets }: Plan): readonly Column[] {
  const faces: Readonly<Record<Grouping, readonly Column[]>> = {
    customer: [
      { key: 'key', label: 'No.' },
      { key: 'name', label: 'Customer' },
    ],
    invoice: [
      { key: 'key', label: 'Invoice' },
      { key: 'name', label: 'Customer' },
      { key: 'due', label: 'Due', align: 'right' },
    ],
    segment: [{ key: 'name', label: 'Segment' }],
    region: [{ key: 'name', label: 'Region' }],
    owner: [{ key: 'name', label: 'Owner' }],
  }
  const amount = (key: string, label: string): Column => ({ key, label, align: 'right' })
  return [
    { key: 'currency', label: 'Currency', isForData: true },
    ...faces[by],
    ...buckets.names.map((name) => amount(name, name === 'current' ? 'Current' : name)),
    amount('unapplied', 'Unapplied'),
    amount('total', 'Total'),
  ]
}

function cellsOf(row: AgingRow, currency: Currency, { by }: Plan): readonly Cell[] {
  const amount = (minor: number): Cell => moneyCell(money.of(minor, currency))
  return [
    textCell(currency),
    ...(by === 'customer' || by === 'invoice' ? [textCell(row.key)] : []),
    textCell(row.name),
    ...(by === 'invoice' ? [dateCell(row.dueDate)] : []),
    ...row.bucketsMinor.map(amount),
    amount(row.unappliedMinor),
    amount(row.totalMinor),
  ]
}
