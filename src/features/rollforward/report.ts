import type { CalendarDate } from '../../core/calendar-date.ts'
import * as money from '../../core/money.ts'
import { type Cell, type Json, moneyCell, type Table, textCell } from '../../core/outcome.ts'
import { type Window, windowHead } from '../../core/window.ts'
import type { Roll } from './roll.ts'

/** The document of `--json`. */
export function rollJson(
  groups: readonly Roll[],
  report: { asOf: CalendarDate; window: Window },
): Json {
  return {
    ...windowHead(report),
    groups: groups.map((roll) => {
      const text = (minor: number): string => money.decimal(money.of(minor, roll.currency))
      return {
        currency: roll.currency,
        opening: text(roll.openingMinor),
        ...Object.fromEntries(roll.lines.map(({ key, minor }) => [key, text(minor)])),
        closing: text(roll.closingMinor),
        difference: text(roll.differenceMinor),
        ok: roll.differenceMinor === 0,
        unapplied: {
          opening: text(roll.unapplied.openingMinor),
          closing: text(roll.unapplied.closingMinor),
        },
      }
    }),
  }
}

/** Lines that moved nothing are left out for people, but for the three that every month has. */
export function rollTable(roll: Roll, window: Window): Table {
  const { currency, unapplied } = roll
  const row = (label: string, minor: number): readonly Cell[] => [
    textCell(currency),
    textCell(label),
    moneyCell(money.of(minor, currency)),
  ]
  const shown = roll.lines.filter(({ key, minor }) => minor !== 0 || ALWAYS_SHOWN.has(key))
  const text = (minor: number): string => `${money.grouped(money.of(minor, currency))} ${currency}`
  return {
    title: `Roll-forward of receivables, ${window.from} to ${window.to}, ${currency}`,
    columns: [
      { key: 'currency', label: 'Currency', isForData: true },
      { key: 'line', label: 'Line' },
      { key: 'amount', label: 'Amount', align: 'right' },
    ],
    rows: [
      row(`Open before ${window.from}`, roll.openingMinor),
      ...shown.map(({ label, minor }) => row(label, minor)),
      row(`Open on ${window.to}`, roll.closingMinor),
    ],
    notes: [
      roll.differenceMinor === 0 ? 'Closes to the last digit.' : broken(roll),
      `Beside it, unapplied cash went from ${text(unapplied.openingMinor)} to ${text(unapplied.closingMinor)}.`,
    ],
  }
}

const ALWAYS_SHOWN: ReadonlySet<string> = new Set(['invoices', 'credit_memos', 'cash_applied'])

/** A sentence for each currency whose lines do not explain the closing balance. */
export function brokenRolls(groups: readonly Roll[]): readonly string[] {
  return groups.filter(({ differenceMinor }) => differenceMinor !== 0).map(broken)
}

function broken({ currency, differenceMinor }: Roll): string {
  const difference = money.grouped(money.of(differenceMinor, currency))
  return `Does not close: ${difference} ${currency} of the closing balance are not explained.`
}
