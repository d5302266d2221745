import { nameKey } from '../../../ledger/customer.ts'
import type { Field } from '../../../reading/lists/field.ts'
import { apart } from '../../../reading/text/apart.ts'
import type { CellReader } from './cell-reader.ts'
import { KEPT_MAX, openKeptTexts } from './kept-texts.ts'
import type { Party } from './receivable-fact.ts'

/**
 * Prepares the reading of what rows say of their customers: the same words give the same party.
 * `section` is the title above a row, where a list is divided by customers.
 */
export function partyReader(): (cell: CellReader, section: string | null) => Party {
  let kept = openKeptTexts()
  let parties: Party[] = []
  let ordinal = 0
  const texts: string[] = []
  return (cell, section) => {
    const number = cell.raw('customerNumber')
    const name = cell.raw('customer') || (section ?? '')
    texts[0] = number === '' ? name : number
    texts[1] = number === '' ? '' : name
    texts[2] = cell.raw('email')
    texts[3] = cell.raw('segment')
    texts[4] = cell.raw('region')
    const known = parties[kept.find(texts) ?? -1]
    if (known !== undefined) return known
    const party = readParty(cell, section, ordinal)
    // Counted round, and so far that two in use are never the same.
    ordinal = (ordinal + 1) % (2 * KEPT_MAX)
    const place = kept.keep(texts)
    if (place !== undefined) parties[place] = party
    else {
      kept = openKeptTexts()
      parties = []
    }
    return party
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
