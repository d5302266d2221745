import { nameKey } from '../../../ledger/customer.ts'
import { apart } from '../text/apart.ts'
import type { CellReader } from './read-row.ts'
import type { Party } from './receivable-fact.ts'

/** How many customers are kept at hand while a file is read. */
const KEPT_MAX = 200_000

interface Kept {
  readonly texts: readonly string[]
  readonly party: Party
}

const FIELDS = ['customerNumber', 'customer', 'email', 'segment', 'region'] as const

/** Prepares the reading of what rows say of their customers: the same words give the same party. */
export function partyReader(): (cell: CellReader) => Party {
  const kept = new Map<string, Kept>()
  return (cell) => {
    const key = cell.raw('customerNumber') || cell.raw('customer')
    const known = kept.get(key)
    if (
      known !== undefined &&
      FIELDS.every((field, index) => cell.raw(field) === known.texts[index])
    )
      return known.party
    const texts = FIELDS.map((field) => apart(cell.raw(field)))
    const party = readParty(cell)
    if (kept.size >= KEPT_MAX) kept.clear()
    kept.set(apart(key), { texts, party })
    return party
  }
}

function readParty(cell: CellReader): Party {
  const text = (field: (typeof FIELDS)[number]): string | null => {
    const found = cell.text(field)
    return found === null ? null : apart(found)
  }
  return partyOf({
    number: text('customerNumber'),
    name: text('customer'),
    email: text('email'),
    segment: text('segment'),
    region: text('region'),
  })
}

/** A party with its key. */
export function partyOf(told: Omit<Party, 'key'>): Party {
  return { ...told, key: told.number ?? nameKey(told.name ?? told.email ?? '') }
}
