import type { CustomerId } from '../../../ledger/ids.ts'
import { isUntouched } from '../book/amount-index.ts'
import type { Item } from '../book/item.ts'
import { poolOf } from '../scene.ts'
import { type NamedSet, type Question, standOf } from './named-set.ts'
import { nearness } from './nearness.ts'

/** The named items and those of the same customer whose running number stands in the text too. */
export function supported(sets: readonly NamedSet[], question: Question): NamedSet | undefined {
  const { view } = question
  if (view.freeRuns.length === 0) return undefined
  const own = sets.find(
    (set) => oneOwner(set) !== undefined && standOf(set.items, question) !== 'contradicts',
  )
  const owner = own === undefined ? undefined : oneOwner(own)
  const named = own?.items ?? []
  const added =
    owner !== undefined
      ? shortened(owner, named, question)
      : sets.length === 0
        ? shortenedOfOne(question)
        : []
  if (added.length === 0) return undefined
  return {
    items: [...named, ...added],
    mentions: own?.mentions ?? [],
    isStrong: own?.isStrong ?? false,
    isAll: true,
    isDoubtful: own?.isDoubtful ?? false,
  }
}

const CUSTOMERS_MAX = 60

/** What is shortened of the one customer, among those who may pay, who has the most of it. */
function shortenedOfOne(question: Question): readonly Item[] {
  const { customers, certainty } = question.payer
  if (customers.length > CUSTOMERS_MAX) return []
  const found = customers
    .map((customer) => shortened(customer, [], question))
    .sort((a, b) => b.length - a.length)
  const [most = [], next = []] = found
  if (certainty === 'certain' || certainty === 'likely') return most
  return most.length > 1 && most.length > next.length ? most : []
}

function shortened(
  owner: CustomerId,
  named: readonly Item[],
  { view, scene }: Question,
): readonly Item[] {
  const found = poolOf([owner], view, scene.book).filter((item) => {
    const near = named.includes(item) ? undefined : nearness(item, view)
    return near === 'serial' || near === 'tail'
  })
  // Counters that begin again give several the same running number: what is begun is seldom meant.
  return found.filter(
    (item) =>
      isUntouched(item) ||
      !found.some((other) => other.serial === item.serial && isUntouched(other)),
  )
}

function oneOwner({ items }: NamedSet): Item['customerId'] | undefined {
  const owner = items[0]?.customerId
  return items.every(({ customerId }) => customerId === owner) ? owner : undefined
}
