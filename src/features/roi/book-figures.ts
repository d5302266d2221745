import type { Context } from '../../core/command.ts'
import type { Currency } from '../../core/currency.ts'
import { AppError } from '../../core/errors.ts'
import { over, plus, type Ratio, ratio, times } from '../../core/ratio.ts'
import { type Window, windowDays, windowUpTo } from '../../core/window.ts'
import { type CollectionFacts, collectionFacts } from '../../ledger/collection.ts'
import { type CollectionFigures, collectionFigures } from '../../ledger/collection-figures.ts'
import { currencyMinorUnits } from './amount.ts'

/** A value and where it comes from, in words. */
export interface Sourced {
  readonly value: Ratio
  readonly source: string
}

/** What the book says where nothing was typed; undefined where it cannot say. */
export interface BookFigures {
  readonly revenue: Sourced | undefined
  readonly dsoNow: Sourced | undefined
  readonly dsoTarget: Sourced | undefined
  readonly badDebtNow: Sourced | undefined
}

const YEAR_DAYS = 365
const DSO_DAYS = 90

/** Sales and write-offs of the last year, and the DSO of the last 90 days. */
export function bookFigures({ db, asOf }: Context, currency: Currency): BookFigures {
  const year = windowUpTo(asOf, YEAR_DAYS)
  const quarter = windowUpTo(asOf, DSO_DAYS)
  const [lastYear, lastQuarter] = [measured(db, year, currency), measured(db, quarter, currency)]
  const { ending, bestPossible } = lastQuarter?.figures ?? {}
  const name = `of ${quarter.from} to ${quarter.to}`
  const halfway = ending && bestPossible ? over(plus(ending, bestPossible), ratio(2)) : null
  return {
    revenue:
      lastYear === undefined || lastYear.facts.salesMinor <= 0
        ? undefined
        : {
            value: over(ratio(lastYear.facts.salesMinor), currencyMinorUnits(currency)),
            source: `the book: sales of ${year.from} to ${year.to}`,
          },
    dsoNow: sourced(ending, `the book: DSO, ending balance, ${name}`),
    dsoTarget: sourced(halfway, `assumed: halfway to the best possible DSO ${name}`),
    badDebtNow: sourced(
      lastYear?.figures.writeOffShare,
      `the book: write-offs ÷ sales of the year`,
    ),
  }
}

/** The figures of one window in one currency. */
export interface MeasuredWindow {
  readonly facts: CollectionFacts
  readonly figures: CollectionFigures
}

/** Two windows side by side; a window without sales measures nothing and is refused. */
export function measuredSides(
  { db }: Context,
  sides: { before: Window; after: Window; currency: Currency },
): { readonly before: MeasuredWindow; readonly after: MeasuredWindow } {
  const side = (window: Window): MeasuredWindow => {
    const found = measured(db, window, sides.currency)
    if (found !== undefined && found.facts.salesMinor > 0) return found
    throw new AppError(
      'usage',
      `there are no sales in ${sides.currency} from ${window.from} to ${window.to} to measure`,
    )
  }
  return { before: side(sides.before), after: side(sides.after) }
}

/** The same five values from two measured windows; DSO is that of the average balance on both sides. */
export function measuredFigures(sides: {
  readonly before: MeasuredWindow
  readonly after: MeasuredWindow
}): BookFigures & { readonly badDebtTarget: Sourced | undefined } {
  const { before, after } = sides
  const { currency, window, salesMinor } = after.facts
  const sales = over(ratio(salesMinor), currencyMinorUnits(currency))
  const year = over(times(sales, ratio(YEAR_DAYS)), ratio(windowDays(window)))
  return {
    revenue: { value: year, source: 'measured: sales of the window after, as a year' },
    dsoNow: sourced(before.figures.average, 'measured: DSO, average balance, before'),
    dsoTarget: sourced(after.figures.average, 'measured: DSO, average balance, after'),
    badDebtNow: sourced(before.figures.writeOffShare, 'measured: write-offs ÷ sales, before'),
    badDebtTarget: sourced(after.figures.writeOffShare, 'measured: write-offs ÷ sales, after'),
  }
}

function measured(
  db: Context['db'],
  window: Window,
  currency: Currency,
): MeasuredWindow | undefined {
  const facts = collectionFacts(db, window).find((one) => one.currency === currency)
  return facts === undefined ? undefined : { facts, figures: collectionFigures(facts) }
}

function sourced(value: Ratio | null | undefined, source: string): Sourced | undefined {
  return value === null || value === undefined ? undefined : { value, source }
}
