import { addDays, type CalendarDate } from '../../core/calendar-date.ts'
import { AppError } from '../../core/errors.ts'
import type { AgeBands } from '../../ledger/position.ts'

/** The columns of an aging: their names, and the days on which they begin. */
export interface Buckets extends AgeBands {
  readonly names: readonly string[]
}

/** More columns than this no page holds. */
const BUCKETS_MAX = 12

/** Buckets from the text of `--buckets`, else from the settings; due today is current. */
export function bucketsOf(
  text: string | undefined,
  facts: { asOf: CalendarDate; basis: AgeBands['basis']; fallback: readonly number[] },
): Buckets {
  const days = text === undefined ? facts.fallback : text.split(',').map(wholeDays)
  const source = text === undefined ? 'aging.buckets in openitem.toml' : '--buckets'
  const isRising = days.every((day, index) => day > (days[index - 1] ?? 0))
  if (days.length > BUCKETS_MAX || !isRising) {
    const found = text ?? days.join(',')
    throw new AppError(
      'usage',
      `${source}: expected up to ${BUCKETS_MAX} rising numbers of days such as 30,60,90, found "${found}"`,
    )
  }
  return {
    asOf: facts.asOf,
    basis: facts.basis,
    starts: [0, ...days].map((day) => addDays(facts.asOf, -day)),
    names: namesOf(days),
  }
}

/** The bucket that an item of this day falls in. */
export function bucketOf(day: CalendarDate, { starts }: AgeBands): number {
  const found = starts.findIndex((start) => day >= start)
  return found === -1 ? starts.length : found
}

function namesOf(days: readonly number[]): readonly string[] {
  const spans = days.map((day, index) => `${(days[index - 1] ?? 0) + 1}-${day}`)
  return ['current', ...spans, `${days.at(-1) ?? 0}+`]
}

function wholeDays(text: string): number {
  return /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : 0
}
