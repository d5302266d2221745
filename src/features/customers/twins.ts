import type { Customer } from '../../ledger/customer.ts'
import type { CustomerId } from '../../ledger/ids.ts'
import { nameCore } from './name-core.ts'
import type { PayerAccount } from './store.ts'

/** Two customers that may be one, and what speaks for it. */
export interface Twins {
  readonly ids: readonly [CustomerId, CustomerId]
  readonly why: string
}

/** Shorter names differ by a letter without being the same: ABC, ABD. */
const TYPO_LETTERS_MIN = 6

/**
 * The pairs of customers whose names or accounts say that they are one. Names are compared through
 * what they share, not pair by pair, so that a book of many customers takes no longer than its list.
 */
export function findTwins(
  customers: readonly Customer[],
  accounts: readonly PayerAccount[],
): readonly Twins[] {
  const names = customers.map(({ id, name }) => ({ id, words: nameCore(name) }))
  const found = [
    ...pairs(names, ({ words }) => [words.join('')], 'the same name but for how it is written'),
    ...pairs(names, ({ words }) => [[...words].sort().join(' ')], 'the same words in its name'),
    ...pairs(names, typoKeys, 'a name that differs by a letter'),
    ...pairs(
      accounts.map(({ account, customerId: id }) => ({ id, account })),
      ({ account }) => [account],
      'paid from the same account',
    ),
  ]
  const byPair = new Map<string, Twins>()
  for (const twins of found) {
    const key = twins.ids.join(' ')
    if (!byPair.has(key)) byPair.set(key, twins)
  }
  const parents = new Map(customers.map(({ id, parentId }) => [id, parentId]))
  return [...byPair.values()].filter(({ ids }) => !isFamily(ids, parents))
}

/** The name with each letter left out once: two that share one differ by a letter, or a swap. */
function typoKeys({ words }: { readonly words: readonly string[] }): readonly string[] {
  const text = words.join('')
  const letters = [...text]
  if (letters.length < TYPO_LETTERS_MIN) return []
  const digits = text.replace(/\D/g, '') // store 12 is not store 13
  const shorter = letters.map((letter, index) =>
    /\d/.test(letter) ? '' : `${letters.toSpliced(index, 1).join('')} ${digits}`,
  )
  return [...new Set([`${text} ${digits}`, ...shorter])].filter((key) => key !== '')
}

/** Everybody who shares a key with another, each with the first who has it. */
function pairs<T extends { readonly id: CustomerId }>(
  rows: readonly T[],
  keysOf: (row: T) => readonly string[],
  why: string,
): readonly Twins[] {
  const first = new Map<string, CustomerId>()
  return rows.flatMap((row) =>
    keysOf(row).flatMap((key): Twins[] => {
      const other = first.get(key)
      if (other === undefined) first.set(key, row.id)
      if (other === undefined || other === row.id) return []
      return [{ ids: other < row.id ? [other, row.id] : [row.id, other], why }]
    }),
  )
}

/** A parent and its branch, or two branches of one parent, are known to be different. */
function isFamily(
  [one, other]: Twins['ids'],
  parents: ReadonlyMap<CustomerId, CustomerId | null>,
): boolean {
  const [first, second] = [parents.get(one) ?? null, parents.get(other) ?? null]
  return first === other || second === one || (first !== null && first === second)
}
