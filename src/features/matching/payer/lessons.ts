import type { CustomerId } from '../../../ledger/customer.ts'
import type { LessonFact, LessonKind } from '../facts.ts'

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
}

/** So many postings teach a thing for good; more would only be stored. */
export const WITNESSES_MAX = 3
/** A person's word counts for as many. */
const CONFIRMED_WITNESSES = 3

const NOTHING: ReadonlyMap<CustomerId, number> = new Map()

/** What was learned before, ready to learn more. */
export function openLessons(known: readonly LessonFact[]): Lessons {
  const byKey = new Map<string, Map<CustomerId, number>>()
  const versions = new Map<string, number>()
  const count = (lesson: Lesson, times: number): boolean => {
    const key = `${lesson.kind}\n${lesson.value}`
    const customers = byKey.get(key) ?? new Map<CustomerId, number>()
    byKey.set(key, customers)
    const before = customers.get(lesson.customerId) ?? 0
    if (before >= WITNESSES_MAX) return false
    customers.set(lesson.customerId, Math.min(WITNESSES_MAX, before + times))
    versions.set(key, (versions.get(key) ?? 0) + 1)
    return true
  }
  for (const fact of known) count(fact, fact.isConfirmed ? CONFIRMED_WITNESSES : fact.times)
  return {
    of: (kind, value) => byKey.get(`${kind}\n${value}`) ?? NOTHING,
    learn: (lesson) => count(lesson, 1),
    versionOf: (kind, value) => versions.get(`${kind}\n${value}`) ?? 0,
  }
}
