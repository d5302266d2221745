import type { CustomerId } from '../../../ledger/ids.ts'
import type { LessonFact, LessonKind } from '../facts/facts.ts'

/** That an account or a name stands for a customer, as one posting teaches it. */
export interface Lesson {
  readonly kind: LessonKind
  readonly value: string
  readonly customerId: CustomerId
}

/** What is known about payers during a run. */
export interface Lessons {
  /** The customers that a value was seen with, and how often. */
  of(kind: LessonKind, value: string): ReadonlyMap<CustomerId, number>
  /** Returns whether the lesson is news: after a few witnesses another one adds nothing. */
  learn(lesson: Lesson): boolean
  /** Goes up whenever something is learned about the value. */
  versionOf(kind: LessonKind, value: string): number
  /** Goes up whenever anything is learned. */
  version(): number
}

/** So many postings teach a thing for good; more would only be stored. */
export const WITNESSES_MAX = 3
/** A person's word counts for as many. */
const CONFIRMED_WITNESSES = 3

interface Learned {
  readonly customers: Map<CustomerId, number>
  version: number
}

const NOTHING: ReadonlyMap<CustomerId, number> = new Map()

/** What was learned before, ready to learn more. */
export function openLessons(known: readonly LessonFact[]): Lessons {
  const byKind: Readonly<Record<LessonKind, Map<string, Learned>>> = {
    account: new Map(),
    name: new Map(),
    pays_for: new Map(),
  }
  let version = 0
  const count = ({ kind, value, customerId }: Lesson, times: number): boolean => {
    const learned = byKind[kind].get(value) ?? { customers: new Map(), version: 0 }
    byKind[kind].set(value, learned)
    const before = learned.customers.get(customerId) ?? 0
    if (before >= WITNESSES_MAX) return false
    learned.customers.set(customerId, Math.min(WITNESSES_MAX, before + times))
    learned.version++
    version++
    return true
  }
  for (const fact of known) count(fact, fact.isConfirmed ? CONFIRMED_WITNESSES : fact.times)
  return {
    of: (kind, value) => byKind[kind].get(value)?.customers ?? NOTHING,
    learn: (lesson) => count(lesson, 1),
    versionOf: (kind, value) => byKind[kind].get(value)?.version ?? 0,
    version: () => version,
  }
}
