import type { CustomerId } from '../../../ledger/ids.ts'
import type { Book } from '../book/book.ts'
import type { Lessons } from './lessons.ts'
import type { NameMatch, PayerText } from './name-match.ts'

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

/** What a line says about who pays. */
export interface PayerClues {
  readonly account: string | null
  readonly text: PayerText
  /** Customers whose number stands in the text. */
  readonly numbered: readonly CustomerId[]
}

/** Banks cut names at 16 characters or more; in a name of so many letters the end may be missing. */
const CUT_LENGTH_MIN = 13

const NOBODY: Identity = {
  certainty: 'none',
  isNamed: false,
  customers: [],
  evidence: 'the payer is not known',
}

/** Weighs account, name and customer number; where they differ, the name of the book wins. */
export function identify(clues: PayerClues, known: { book: Book; lessons: Lessons }): Payer {
  const payer = identified(clues, known)
  const { certainty, isNamed, customers, evidence } = payer
  const paysFor: CustomerId[] = []
  for (const id of customers) paysFor.push(...known.lessons.of('pays_for', String(id)).keys())
  return { certainty, isNamed, customers, paysFor, evidence }
}

type Identity = Omit<Payer, 'paysFor'>

interface Known {
  readonly book: Book
  readonly lessons: Lessons
}

function identified(clues: PayerClues, known: Known): Identity {
  const { text, account } = clues
  const numbered = [...clues.numbered, ...(text.spoken ?? [])]
  const byAccount = account === null ? undefined : known.lessons.of('account', account)
  const named =
    text.match === undefined ? undefined : byName(text.match, { byAccount, numbered, ...known })
  if (named !== undefined && text.match?.isOtherForm !== true) return named
  const bySeenName = text.name === '' ? undefined : known.lessons.of('name', text.name)
  const [only] = numbered
  return (
    byLesson('the account', byAccount, numbered, known) ??
    byLesson('the name', bySeenName, numbered, known) ??
    (named === undefined ? undefined : otherForm(named)) ??
    (only === undefined || numbered.length > 1
      ? NOBODY
      : {
          certainty: 'likely',
          isNamed: false,
          customers: numbered,
          evidence: `the ${clues.numbered.length > 0 ? 'customer number' : 'name'} of ${label(only, known)} stands in the text`,
        })
  )
}

/** Who is called alike with another legal form: nobody else is contradicted by that. */
function otherForm(named: Identity): Identity {
  const { certainty, customers, evidence } = named
  return {
    certainty: certainty === 'certain' ? 'likely' : certainty,
    isNamed: false,
    customers,
    evidence: `${evidence}, though with another legal form`,
  }
}

type Seen = ReadonlyMap<CustomerId, number> | undefined

/** Payers come back: what a name says for itself is put into words once. */
const NAMED_ALONE = new WeakMap<NameMatch, Identity>()

function byName(
  match: NameMatch,
  clues: Known & { byAccount: Seen; numbered: readonly CustomerId[] },
): Identity {
  const known = NAMED_ALONE.get(match)
  if (known !== undefined) return known
  const isCut = match.length >= CUT_LENGTH_MIN
  const meant = isCut ? [...match.customers, ...match.longer] : match.customers
  const customers = narrow(meant, clues.byAccount, clues.numbered)
  const [only] = customers
  if (only === undefined || customers.length > 1) {
    const evidence = `the name can mean ${customers.length} customers`
    return { certainty: 'tie', isNamed: true, customers, evidence }
  }
  const how = match.quality === 'full' ? 'the name is that of' : 'the name begins as that of'
  const evidence = `${how} ${label(only, clues)}`
  const identity: Identity = { certainty: 'certain', isNamed: true, customers, evidence }
  if (meant.length === 1) NAMED_ALONE.set(match, identity)
  return identity
}

/** Whom an account or a name was seen paying for; undefined where it was never seen. */
function byLesson(
  what: string,
  seen: Seen,
  numbered: readonly CustomerId[],
  known: Known,
): Identity | undefined {
  if (seen === undefined || seen.size === 0) return undefined
  const customers = narrow([...seen.keys()], undefined, numbered)
  const [only] = customers
  if (only === undefined || customers.length > 1) {
    const evidence = `${what} has paid for ${seen.size} customers`
    return { certainty: 'agent', isNamed: false, customers, evidence }
  }
  return {
    certainty: (seen.get(only) ?? 0) >= 2 && seen.size === 1 ? 'certain' : 'likely',
    isNamed: false,
    customers,
    evidence: `${what} has paid for ${label(only, known)} before`,
  }
}

function label(customer: CustomerId, { book }: Known): string {
  return book.customers.get(customer)?.name ?? 'a customer'
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

/** How a payer stands to one customer. */
export function agreement(payer: Payer, customer: CustomerId, book: Book): Agreement {
  const { customers, certainty, isNamed, paysFor } = payer
  if (customers.includes(customer)) return certainty === 'agent' ? 'related' : 'same'
  if (paysFor.includes(customer)) return 'related'
  if (customers.some((id) => book.isRelated(id, customer))) return 'related'
  return isNamed ? 'contradicts' : 'unknown'
}
