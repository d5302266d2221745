import { type CalendarDate, daysBetween } from '../../core/calendar-date.ts'
import type { Policy, PolicyStep } from '../../core/settings/dunning-policies.ts'
import { stepAfter, stepUpTo } from './policy.ts'

/** How far an invoice has come since it was opened, or opened again. */
export interface Cycle {
  readonly number: number
  /** The day of the last step that it reached; null at the beginning. */
  readonly reachedDay: number | null
  readonly reachedDate: CalendarDate | null
  /** How far the cycle runs behind the calendar, because it began when the invoice was long due. */
  readonly delayDays: number
}

/** A step that is due, and what is written down once it is taken. */
export interface DueStep {
  readonly step: PolicyStep
  readonly cycle: number
  readonly delayDays: number
}

export const FIRST_CYCLE: Cycle = { number: 1, reachedDay: null, reachedDate: null, delayDays: 0 }

/**
 * The one step of an invoice that is due on a day, if any: due means that its day has come, not
 * that it is today. Steps are taken in order and one a day, so missed ones are made up for day by
 * day. An invoice that nobody was reminded of until it was long overdue does not get them in quick
 * succession: its calendar begins with the first letter.
 */
export function dueStep(
  { dueDate }: { dueDate: CalendarDate },
  { policy, cycle, asOf }: { policy: Policy; cycle: Cycle; asOf: CalendarDate },
): DueStep | undefined {
  const lateDays = daysBetween({ from: dueDate, to: asOf })
  if (cycle.reachedDay === null) return firstStep({ policy, lateDays, number: cycle.number })
  if (cycle.reachedDate !== null && cycle.reachedDate >= asOf) return undefined
  // Once an invoice is due, a notice ahead of the due date has lost its sense.
  const after = lateDays >= 0 ? Math.max(cycle.reachedDay, -1) : cycle.reachedDay
  const step = stepAfter(policy, after)
  if (step === undefined || lateDays - cycle.delayDays < step.day) return undefined
  return { step, cycle: cycle.number, delayDays: cycle.delayDays }
}

function firstStep({
  policy,
  lateDays,
  number,
}: {
  policy: Policy
  lateDays: number
  number: number
}): DueStep | undefined {
  const step = lateDays < 0 ? stepUpTo(policy, lateDays) : stepAfter(policy, -1)
  if (step === undefined || lateDays < step.day) return undefined
  const following = stepAfter(policy, step.day)
  const isLongDue = step.day >= 0 && following !== undefined && lateDays >= following.day
  return { step, cycle: number, delayDays: isLongDue ? lateDays - step.day : 0 }
}
