import { decimal, of } from '../../../core/money.ts'
import { subsetSums } from '../amounts/subset-sum.ts'
import { type Cheque, DEPOSIT_DAYS_MAX, type Deposit } from '../deposits.ts'
import type { LineView } from '../line-view.ts'
import type { Scene } from '../scene.ts'

/** What a list of cheques says of a line that it covers together with another one. */
export interface SplitList {
  /** The cheques of this line; undefined where they can be dealt out in several ways. */
  readonly deposit: Deposit | undefined
  readonly told: string
}

/**
 * The one list of cheques that comes to this line and one other together. The cheques are split
 * where exactly one set of them has the sum of the line, so that the rest has that of the other.
 */
export function splitList(view: LineView, scene: Scene): SplitList | undefined {
  if (isOfCustomer(view)) return undefined
  const found = listsAbove(view, scene).flatMap((deposit) => {
    const pairs = pairsOf(deposit, view, scene)
    const other = pairs.find((pair) => pair.includes(view))?.find((one) => one !== view)
    return other === undefined ? [] : [{ deposit, other, isOnlyPair: pairs.length === 1 }]
  })
  const [first] = found
  if (first === undefined) return undefined
  const { deposit, other, isOnlyPair } = first
  const { amountMinor, currency } = view.fact
  const sum = `${decimal(of(deposit.sumMinor, currency))} ${currency}`
  const whole = `the list ${deposit.name} comes to ${sum}, as this line and ${other.fact.bankRef} together`
  if (found.length > 1 || !isOnlyPair) {
    return { deposit: undefined, told: `${whole}; another list or line fits as well` }
  }
  const { sets, isComplete } = subsetSums(deposit.cheques, minorOf, {
    target: amountMinor,
    limit: 2,
  })
  const [set] = sets
  if (set === undefined || sets.length > 1 || !isComplete) {
    const why =
      set === undefined
        ? 'no cheques of it come to this line'
        : 'its cheques can be split over the two in several ways'
    return { deposit: undefined, told: `${whole}; ${why}` }
  }
  const own = deposit.cheques.filter((cheque) => set.includes(cheque))
  return {
    deposit: { ...deposit, cheques: own, sumMinor: amountMinor },
    told: `${whole}; only ${own.map(({ ref }) => `cheque ${ref}`).join(', ')} of it can be this line`,
  }
}

function minorOf({ amountMinor }: Cheque): number {
  return amountMinor
}

function listsAbove({ day, fact }: LineView, { deposits }: Scene): readonly Deposit[] {
  const lists: Deposit[] = []
  for (let near = day - DEPOSIT_DAYS_MAX; near <= day + DEPOSIT_DAYS_MAX; near++) {
    lists.push(...deposits.above(fact.amountMinor, { day: near, currency: fact.currency }))
  }
  return lists
}

/** The pairs of lines that come to the list, this line or another one being in them. */
function pairsOf(deposit: Deposit, view: LineView, scene: Scene): readonly (readonly LineView[])[] {
  const pool = [view, ...scene.neighbours(view)].filter((one) => mayBeOf(deposit, one, scene))
  const byAmount = Map.groupBy(pool, ({ fact }) => fact.amountMinor)
  return pool.flatMap((one) =>
    (byAmount.get(deposit.sumMinor - one.fact.amountMinor) ?? [])
      .filter((other) => other.fact.id > one.fact.id)
      .map((other) => [one, other]),
  )
}

/** Whether a line is about the day of a list, and nothing else explains it. */
function mayBeOf(deposit: Deposit, line: LineView, scene: Scene): boolean {
  const applied = scene.applied.get(line.fact.id)
  return (
    deposit.day !== null &&
    Math.abs(deposit.day - line.day) <= DEPOSIT_DAYS_MAX &&
    (applied === undefined || applied === 'deposit-list') &&
    !isOfCustomer(line)
  )
}

/** Whether a line says itself whose it is: then no list of many payers is needed. */
function isOfCustomer({ mentions, payerText }: LineView): boolean {
  return mentions.length > 0 || payerText.match !== undefined
}
