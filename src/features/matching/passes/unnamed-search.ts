import type { Item } from '../book/item.ts'
import type { Question } from './named-set.ts'

/** What may be paid, where the text names nothing that fits. */
export interface Search extends Question {
  readonly pool: readonly Item[]
  /** What the text says against deciding by payer and amount. */
  readonly doubt: string | undefined
}

const VAGUE_MIN = 25
const VAGUE_SHARE = 5
const VAGUE = 0.9

/**
 * A name that a fifth of all customers can mean leaves little but the amount; where the text was cut
 * off besides, the number that is missing may be one that was paid with a difference.
 */
export function limited(sureness: number, { view, payer: { customers }, scene }: Search): number {
  const isVague =
    customers.length > VAGUE_MIN && customers.length * VAGUE_SHARE >= scene.book.customers.size
  return isVague && view.isCut ? Math.min(sureness, VAGUE) : sureness
}

const LATELY_DAYS = 30

/** Whether the payer has paid an invoice by exactly this amount shortly before. */
export function paidLately(
  { view, payer, scene }: Search,
  isMeant: (item: Item) => boolean = () => true,
): boolean {
  return scene.book.isAnyPaidWith(
    view.fact.amountMinor,
    payer.customers,
    (item) => item.lastDay <= view.day && view.day - item.lastDay <= LATELY_DAYS && isMeant(item),
  )
}
