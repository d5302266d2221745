import { nameKey } from '../../../ledger/customer.ts'
import type { Field } from '../../../reading/lists/field.ts'
import { apart } from '../../../reading/text/apart.ts'
import type { CellReader } from './cell-reader.ts'
import type { Party } from './receivable-fact.ts'

/** How many customers are kept at hand while a file is read. */
const KEPT_MAX = 200_000

/** What the cells of a row say, as they stand there, beside the party that was made of it. */
interface Told {
  readonly party: Party
  /** One behind the other: what lies in one place is compared in a third of the time. */
  readonly texts: string
}

/**
 * Prepares the reading of what rows say of their customers: the same words give the same party.
 * `section` is the title above a row, where a list is divided by customers.
 */
export function partyReader(): (cell: CellReader, section: string | null) => Party {
  const kept = new Map<string, Told>()
  let ordinal = 0
  return (cell, section) => {
    const number = cell.raw('customerNumber')
    const name = cell.raw('customer') || (section ?? '')
    const email = cell.raw('email')
    const segment = cell.raw('segment')
    const region = cell.raw('region')
    const key = number === '' ? name : number
    const known = kept.get(key)
    if (known !== undefined && isSame(known.texts, name, email, segment, region)) return known.party
    if (kept.size >= KEPT_MAX) kept.clear()
    const party = readParty(cell, section, ordinal)
    // Counted round, and so far that two in use are never the same.
    ordinal = (ordinal + 1) % (2 * KEPT_MAX)
    kept.set(apart(key), { party, texts: apart([name, email, segment, region].join(BETWEEN)) })
    return party
  }
}

const BETWEEN = '\u0000'

function isSame(texts: string, ...parts: readonly [string, string, string, string]): boolean {
  let at = 0
  for (const part of parts) {
    if (!texts.startsWith(part, at)) return false
    at += part.length + 1
    if (at <= texts.length && texts[at - 1] !== BETWEEN) return false
  }
  return at === texts.length + 1
}

function readParty(cell: CellReader, section: string | null, ordinal: number): Party {
  const text = (field: Field): string | null => {
    const found = cell.text(field)
    return found === null ? null : apart(found)
  }
  const number = text('customerNumber')
  const name = text('customer') ?? section
  const email = text('email')
  const key = number ?? nameKey(name ?? email ?? '')
  return { ordinal, key, number, name, email, segment: text('segment'), region: text('region') }
}
