import type { UnappliedFact } from '../facts/facts.ts'
import type { Rung } from '../passes/judge.ts'
import type { Scene } from '../scene.ts'
import type { LineView } from './line-view.ts'

/** A line that is not decided yet, with what is known of its last judgement on each rung. */
export interface WaitingLine {
  readonly view: LineView
  /** Set where it is money that the book has already. */
  readonly money: UnappliedFact | undefined
  readonly judged: Map<Rung, Judged>
  lastRung: Rung | undefined
}

interface Judged {
  /** How many lines were decided at that time. */
  readonly at: number
  readonly stamp: Stamp
}

/** What a judgement of a line rests on; while it stays the same, so does the judgement. */
interface Stamp {
  readonly certainty: string
  readonly customers: number
  readonly paysFor: number
  readonly versions: number
}

/** A line that no rung was tried on. */
export function waitingLine(view: LineView, money?: UnappliedFact): WaitingLine {
  return { view, money, judged: new Map(), lastRung: undefined }
}

/**
 * Whether judging a line on a rung may bring anything new. It cannot while no line at all was
 * decided since it was judged on that rung; and hardly while nothing near it has changed, which
 * only a thorough round does not take for granted.
 */
export function mayBeNews(
  line: WaitingLine,
  rung: Rung,
  { scene, at, isThorough }: { scene: Scene; at: number; isThorough: boolean },
): boolean {
  const before = line.judged.get(rung)
  const isSameRung = line.lastRung === rung
  line.lastRung = rung
  if (before?.at === at) return false
  const stamp = stampOf(line.view, scene)
  if (!isThorough && isSameRung && before !== undefined && isEqual(before.stamp, stamp))
    return false
  line.judged.set(rung, { at, stamp })
  return true
}

function stampOf(view: LineView, { book, payerOf }: Scene): Stamp {
  const { certainty, customers, paysFor } = payerOf(view)
  let versions = 0
  for (const customer of customers) versions += book.versionOf(customer)
  for (const { items } of view.mentions) {
    for (const { customerId } of items) versions += book.versionOf(customerId)
  }
  return { certainty, customers: customers.length, paysFor: paysFor.length, versions }
}

function isEqual(left: Stamp, right: Stamp): boolean {
  return (
    left.versions === right.versions &&
    left.certainty === right.certainty &&
    left.customers === right.customers &&
    left.paysFor === right.paysFor
  )
}
