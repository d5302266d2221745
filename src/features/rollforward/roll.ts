import type { Currency } from '../../core/currency.ts'
import type { Allocated, Billed, Movement } from '../../ledger/movements.ts'
import type { OpenByCustomer, UnappliedCash } from '../../ledger/position.ts'

/**
 * What happened before the window and in it, and the position at its end. The opening balance comes
 * from events and the closing one from what is open, so that the walk between them proves something.
 */
export interface RollFacts {
  readonly billedBefore: readonly Billed[]
  readonly allocatedBefore: readonly Allocated[]
  readonly billed: readonly Billed[]
  readonly allocated: readonly Allocated[]
  readonly closing: readonly OpenByCustomer[]
  readonly unappliedBefore: readonly UnappliedCash[]
  readonly unappliedAfter: readonly UnappliedCash[]
}

/** One currency's walk from balance to balance; each line is signed as it moves the balance. */
export interface Roll {
  readonly currency: Currency
  readonly openingMinor: number
  readonly lines: readonly RollLine[]
  readonly closingMinor: number
  /** What the lines leave unexplained; 0 unless the book is damaged. */
  readonly differenceMinor: number
  /** Beside the receivables: what customers had paid that paid nothing yet. */
  readonly unapplied: { readonly openingMinor: number; readonly closingMinor: number }
}

/** One reason why the balance moved. */
export interface RollLine {
  readonly key: string
  readonly label: string
  readonly minor: number
}

const ALLOCATED: readonly (readonly [Movement, string, string])[] = [
  ['cash', 'cash_applied', 'Cash applied'],
  ['return', 'returns', 'Returned payments'],
  ['refund', 'refunds', 'Refunds of credit memos'],
  ['discount', 'discounts', 'Discounts'],
  ['fee', 'fees', 'Fees kept by banks and processors'],
  ['withholding', 'withholding', 'Tax withheld'],
  ['writeoff', 'writeoffs', 'Write-offs'],
  ['rounding', 'rounding', 'Rounding'],
  ['fx', 'fx', 'Exchange differences'],
  ['credit', 'credits_applied', 'Credit memos applied, both sides'],
]

/** The walk of each currency that has a balance or a movement. */
export function rollForward(facts: RollFacts): readonly Roll[] {
  const everything = Object.values(facts).flat()
  const currencies = [...new Set(everything.map(({ currency }) => currency))].sort()
  return currencies.map((currency) => rollOf(facts, currency))
}

function rollOf(facts: RollFacts, currency: Currency): Roll {
  const isOwn = (row: { readonly currency: Currency }): boolean => row.currency === currency
  const billedRows = facts.billed.filter(isOwn)
  const moved = facts.allocated.filter(isOwn)
  const lines = [
    line(
      'invoices',
      'Invoices',
      sum(billedRows, ({ invoicesMinor }) => invoicesMinor),
    ),
    line(
      'credit_memos',
      'Credit memos',
      sum(billedRows, (row) => row.creditMemosMinor),
    ),
    ...ALLOCATED.map(([movement, key, label]) =>
      line(key, label, -sum(moved, (row) => (row.movement === movement ? row.minor : 0))),
    ),
  ]
  const openingMinor =
    sum(facts.billedBefore.filter(isOwn), (row) => row.invoicesMinor + row.creditMemosMinor) -
    sum(facts.allocatedBefore.filter(isOwn), ({ minor }) => minor)
  const closingMinor = sum(facts.closing.filter(isOwn), (row) => row.bandsMinor[0] ?? 0)
  return {
    currency,
    openingMinor,
    lines,
    closingMinor,
    differenceMinor: closingMinor - openingMinor - sum(lines, ({ minor }) => minor),
    unapplied: {
      openingMinor: sum(facts.unappliedBefore.filter(isOwn), (row) => row.unappliedMinor),
      closingMinor: sum(facts.unappliedAfter.filter(isOwn), (row) => row.unappliedMinor),
    },
  }
}

function line(key: string, label: string, minor: number): RollLine {
  return { key, label, minor: minor === 0 ? 0 : minor } // never the -0 that negating makes
}

function sum<T>(rows: readonly T[], amount: (row: T) => number): number {
  return rows.reduce((total, row) => total + amount(row), 0)
}
