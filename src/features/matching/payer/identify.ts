import type { CustomerId } from '../../../ledger/customer.ts'
import type { Book } from '../book.ts'
import type { Lessons } from './lessons.ts'
import type { PayerText } from './payer-text.ts'

/**
 * Who pays, as far as the line says. `certain` is one customer; `tie` several whom the name can
 * mean; `agent` somebody who was seen paying for several; `none` nobody that is known.
 */
export interface Payer {
  readonly certainty: 'certain' | 'likely' | 'tie' | 'agent' | 'none'
  /** Whether the book itself says so: a name; what was learned may widen any day. */
  readonly isNamed: boolean
  readonly customers: readonly CustomerId[]
  /** Whom they were seen paying for. */
  readonly paysFor: readonly CustomerId[]
  readonly evidence: string
}

export interface PayerClues {
  readonly account: string | null
  readonly text: PayerText
  /** Customers whose number stands in the text. */
  readonly numbered: readonly CustomerId[]
}

/** Banks cut names at 16 characters or more; in a name of so many letters the end may be missing. */
const CUT_LENGTH_MIN = 13

const NOBODY: Omit<Payer, 'paysFor'> = {
  certainty: 'none',
  isNamed: false,
  customers: [],
  evidence: 'the payer is not known',
}

/** Weighs account, name and customer number; where they differ, the name of the book wins. */
export function identify(clues: PayerClues, known: { book: Book; lessons: Lessons }): Payer {
  const payer = identified(clues, known)
  const paysFor = payer.customers.flatMap((id) => [
    ...known.lessons.of('pays_for', String(id)).keys(),
  ])
  return { ...payer, paysFor }
}

function identified(
  clues: PayerClues,
  { book, lessons }: { book: Book; lessons: Lessons },
): Omit<Payer, 'paysFor'> {
  const { text, account } = clues
  const byName = text.match
  const byAccount = account === null ? undefined : lessons.of('account', account)
  const label = (id: CustomerId | undefined): string =>
    (id === undefined ? undefined : book.customers.get(id)?.name) ?? 'a customer'
  if (byName !== undefined) {
    const meant =
      byName.length >= CUT_LENGTH_MIN ? [...byName.customers, ...byName.longer] : byName.customers
    const narrowed = narrow(meant, byAccount, clues.numbered)
    if (narrowed.length === 1) {
      const how = byName.quality === 'full' ? 'the name is that of' : 'the name begins as that of'
      return {
        certainty: 'certain',
        isNamed: true,
        customers: narrowed,
        evidence: `${how} ${label(narrowed[0])}`,
      }
    }
    return {
      certainty: 'tie',
      isNamed: true,
      customers: narrowed,
      evidence: `the name can mean ${narrowed.length} customers`,
    }
  }
  const seen = [
    { what: 'the account', customers: byAccount },
    { what: 'the name', customers: text.name === '' ? undefined : lessons.of('name', text.name) },
  ]
  for (const { what, customers } of seen) {
    if (customers === undefined || customers.size === 0) continue
    const ids = [...customers.keys()]
    const narrowed = narrow(ids, undefined, clues.numbered)
    const only = narrowed[0]
    if (narrowed.length > 1 || only === undefined) {
      return {
        certainty: 'agent',
        isNamed: false,
        customers: narrowed,
        evidence: `${what} has paid for ${ids.length} customers`,
      }
    }
    const times = customers.get(only) ?? 0
    return {
      certainty: times >= 2 && ids.length === 1 ? 'certain' : 'likely',
      isNamed: false,
      customers: narrowed,
      evidence: `${what} has paid for ${label(only)} before`,
    }
  }
  if (clues.numbered.length === 1) {
    return {
      certainty: 'likely',
      isNamed: false,
      customers: clues.numbered,
      evidence: `the customer number of ${label(clues.numbered[0])} stands in the text`,
    }
  }
  return NOBODY
}

/** Those of the customers whom a second clue names too; all where it names none of them. */
function narrow(
  customers: readonly CustomerId[],
  byAccount: ReadonlyMap<CustomerId, number> | undefined,
  numbered: readonly CustomerId[],
): readonly CustomerId[] {
  if (customers.length < 2) return customers
  const both = customers.filter((id) => numbered.includes(id))
  if (both.length > 0) return both
  const seen = customers.filter((id) => byAccount?.has(id) === true)
  return seen.length > 0 ? seen : customers
}

/** How the payer stands to the customer of an invoice. */
export type Agreement = 'same' | 'related' | 'unknown' | 'contradicts'

export function agreement(payer: Payer, customer: CustomerId, book: Book): Agreement {
  const { customers, certainty, isNamed, paysFor } = payer
  if (customers.includes(customer)) return certainty === 'agent' ? 'related' : 'same'
  if (paysFor.includes(customer)) return 'related'
  if (customers.some((id) => book.isRelated(id, customer))) return 'related'
  return isNamed ? 'contradicts' : 'unknown'
}
