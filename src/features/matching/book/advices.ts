import { dayNumber } from '../../../core/calendar-date.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import type { RemittanceFact } from '../facts/facts.ts'
import { push } from '../lists.ts'
import type { NumberIndex } from '../numbers/numbers.ts'
import { squashed } from '../text/fold.ts'

/** What a payer says that one payment is for; the day is null where the advice has none. */
export interface Advice {
  readonly ref: string
  readonly payer: string | null
  readonly day: number | null
  readonly currency: string
  readonly sum: number
  readonly items: readonly RemittanceFact[]
}

/** The advices of payers by what is asked of them. */
export interface AdviceIndex {
  readonly isEmpty: boolean
  /** Those that add up to this. */
  ofSum(minor: number): readonly Advice[]
  /** Those that name an invoice of one of these customers. */
  ofCustomers(customers: readonly CustomerId[]): readonly Advice[]
}

/** The advices of payers by their sum, and by the customers whose invoices they name. */
export function adviceIndex(
  facts: readonly RemittanceFact[],
  numbers: Pick<NumberIndex, 'byNumber'>,
): AdviceIndex {
  const advices = advicesOf(facts)
  const bySum = new Map<number, Advice[]>()
  for (const advice of advices) push(bySum, advice.sum, advice)
  let byCustomer: ReadonlyMap<CustomerId, readonly Advice[]> | undefined
  return {
    isEmpty: advices.length === 0,
    ofSum: (minor) => bySum.get(minor) ?? [],
    ofCustomers(customers) {
      byCustomer ??= ownersOf(advices, numbers)
      const known = byCustomer
      return [...new Set(customers.flatMap((customer) => known.get(customer) ?? []))]
    },
  }
}

function ownersOf(
  advices: readonly Advice[],
  numbers: Pick<NumberIndex, 'byNumber'>,
): ReadonlyMap<CustomerId, readonly Advice[]> {
  const byCustomer = new Map<CustomerId, Advice[]>()
  for (const advice of advices) {
    const items = advice.items.flatMap(({ invoiceNumber }) => numbers.byNumber(invoiceNumber))
    for (const customer of new Set(items.map(({ customerId }) => customerId))) {
      push(byCustomer, customer, advice)
    }
  }
  return byCustomer
}

const SAME_DAYS = 7 // a mail is written about the day of its payment; instalments are further apart

/** The rows of each advice together; one that came twice, as a file and as a mail, is one. */
function advicesOf(facts: readonly RemittanceFact[]): readonly Advice[] {
  const found = new Map<string, Advice[]>()
  for (const items of rowsOf(facts)) {
    const advice = adviceOf(items)
    if (advice === undefined) continue
    const key = contentOf(advice)
    const known = found.get(key) ?? []
    const twin = known.findIndex(
      ({ day }) => day === null || advice.day === null || Math.abs(day - advice.day) <= SAME_DAYS,
    )
    if (twin === -1) push(found, key, advice)
    else if (known[twin]?.day === null) known[twin] = advice
  }
  return [...found.values()].flat()
}

/** A row without a payer belongs to the payer of the row before it. */
function rowsOf(facts: readonly RemittanceFact[]): Iterable<readonly RemittanceFact[]> {
  const rows = new Map<string, RemittanceFact[]>()
  const lastPayer = new Map<string, string>()
  for (const fact of facts) {
    const name = `${fact.depositRef ?? ''}\u0000${fact.ref}`
    const payer = fact.payer ?? lastPayer.get(name) ?? ''
    lastPayer.set(name, payer)
    push(rows, `${name}\u0000${payer}`, fact)
  }
  return rows.values()
}

function adviceOf(items: readonly RemittanceFact[]): Advice | undefined {
  const [first] = items
  if (first === undefined) return undefined
  const { ref, payer, date, currency } = first
  const sum = items.reduce((total, { amountMinor }) => total + amountMinor, 0)
  return { ref, payer, day: date === null ? null : dayNumber(date), currency, sum, items }
}

/** What an advice says, whoever sent it on; cheques for nothing in particular are told by their names. */
function contentOf({ ref, payer, items }: Advice): string {
  const content = items.map((item) => `${squashed(item.invoiceNumber)}=${item.amountMinor}`)
  const isBare = items.every(({ invoiceNumber }) => invoiceNumber === '')
  return isBare
    ? `${ref} ${payer ?? ''} ${content.join(' ')} ${items[0]?.depositRef ?? ''}`
    : content.sort().join(' ')
}
