import { nameKey } from '../../../ledger/customer.ts'
import type { Field } from '../../../reading/lists/field.ts'
import { apart } from '../../../reading/text/apart.ts'
import type { CellReader } from './cell-reader.ts'
import type { Party } from './receivable-fact.ts'

/** How many customers are kept at hand while a file is read. */
const KEPT_MAX = 200_000

/** What the cells of a row say, as they stand there, beside the party that was made of it. */
interface Told extends Cells {
  readonly party: Party
}

interface Cells {
  readonly name: string
  readonly email: string
  readonly segment: string
  readonly region: string
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
    if (
      known !== undefined &&
      known.name === name &&
      known.email === email &&
      known.segment === segment &&
      known.region === region
    ) {
      return known.party
    }
    if (kept.size >= KEPT_MAX) kept.clear()
    const party = readParty(cell, section, ordinal)
    // Counted round, and so far that two in use are never the same.
    ordinal = (ordinal + 1) % (2 * KEPT_MAX)
    kept.set(apart(key), { party, ...cellsOf(party, { name, email, segment, region }) })
    return party
  }
}

/** The cells in texts of their own; the party has most of them already. */
function cellsOf(party: Party, { name, email, segment, region }: Cells): Cells {
  const own = (text: string, read: string | null) => (text === read ? read : apart(text))
  return {
    name: own(name, party.name),
    email: own(email, party.email),
    segment: own(segment, party.segment),
    region: own(region, party.region),
  }
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
