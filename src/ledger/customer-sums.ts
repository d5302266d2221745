import type { Currency } from '../core/currency.ts'
import type { Database } from '../core/ports.ts'
import type { CustomerId } from './ids.ts'

/** What one customer has in one currency, by band. */
export interface CustomerSum<Who = CustomerId> {
  readonly customerId: Who
  readonly currency: Currency
  readonly bandsMinor: readonly number[]
}

/** Sums rows of `id, customer, currency, amount, band` as statements give them. */
export interface CustomerSums {
  /** Adds all rows of a statement. */
  add(sql: string): void
  /**
   * Adds the rows of a long table from its first one in `firstOf` on. The statement picks those
   * behind `@after`; it is asked for a part at a time, which takes half as long as row by row.
   */
  addInParts(sql: string, firstOf: string): void
  /** The sums of these customers that are not zero throughout, by customer and currency. */
  of<Who extends CustomerId | null>(customers: readonly Who[]): readonly CustomerSum<Who>[]
}

/** The currency of a row, but none where it is the main one: a text for each row costs the most. */
export const OTHER_CURRENCY = 'CASE WHEN currency = @main THEN NULL ELSE currency END'

type Row = readonly [
  id: number,
  customerId: CustomerId | null,
  otherCurrency: Currency | null,
  minor: number,
  band: number,
]

const ROWS_IN_A_PART = 1_000
/** Where the sums stand of money whose owner is not known; the ids of customers begin at 1. */
const NOBODY = 0

/** Sums kept here, since the database would sort all rows to group them. */
export function customerSums(
  db: Database,
  { parameters, bands }: { parameters: Readonly<Record<string, string>>; bands: number },
): CustomerSums {
  const main = mainCurrency(db)
  const known = { ...parameters, main }
  // The bands of all customers side by side: a list for each would lie all over the memory.
  const byCurrency = new Map<Currency | null, Float64Array>()
  const count = ([, customerId, currency, minor, band]: Row): void => {
    const place = (customerId ?? NOBODY) * bands + band
    let sums = byCurrency.get(currency)
    if (sums === undefined || place >= sums.length) {
      sums = longer(sums, place)
      byCurrency.set(currency, sums)
    }
    sums[place] = (sums[place] ?? 0) + minor
  }
  return {
    add(sql) {
      for (const row of db.prepare<unknown[], Row>(sql).raw().iterate(known)) count(row)
    },
    addInParts(sql, firstOf) {
      const first = db.prepare<unknown[], number | null>(`SELECT min(id) FROM ${firstOf}`).pluck()
      let from = first.get(known) ?? undefined
      if (from === undefined) return
      const part = db.prepare<unknown[], Row>(`${sql} ORDER BY 1 LIMIT ${ROWS_IN_A_PART}`).raw()
      while (from !== undefined) {
        const rows = part.all({ ...known, after: from - 1 })
        for (const row of rows) count(row)
        const last = rows.at(-1)?.[0]
        from = rows.length < ROWS_IN_A_PART || last === undefined ? undefined : last + 1
      }
    },
    of: (customers) => sumsOf(customers, { byCurrency, main, bands }),
  }
}

function sumsOf<Who extends CustomerId | null>(
  customers: readonly Who[],
  facts: {
    byCurrency: ReadonlyMap<Currency | null, Float64Array>
    main: Currency | null
    bands: number
  },
): readonly CustomerSum<Who>[] {
  const lists = [...facts.byCurrency]
    .flatMap(([other, minors]) => {
      const currency = other ?? facts.main
      return currency === null ? [] : [{ currency, minors }]
    })
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
  return customers.flatMap((customerId) => {
    const start = (customerId ?? NOBODY) * facts.bands
    return lists
      .map(({ currency, minors }) => ({
        customerId,
        currency,
        bandsMinor: Array.from(minors.subarray(start, start + facts.bands)),
      }))
      .filter(({ bandsMinor }) => bandsMinor.some((minor) => minor !== 0))
  })
}

/** The currency of the first invoice, or of the first receipt where there is none. */
export function mainCurrency(db: Database): Currency | null {
  const first = db.prepare<[], Currency>(
    'SELECT currency FROM receivable UNION ALL SELECT currency FROM receipt LIMIT 1',
  )
  return first.pluck().get() ?? null
}

function longer(sums: Float64Array | undefined, place: number): Float64Array {
  const copy = new Float64Array(2 * (place + 1))
  if (sums !== undefined) copy.set(sums)
  return copy
}
