import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../src/core/calendar-date.ts'
import {
  type Policy,
  type PolicyStep,
  SHIPPED_POLICIES,
} from '../../../src/core/settings/dunning-policies.ts'
import { type Cycle, dueStep, FIRST_CYCLE } from '../../../src/features/dunning/cycle.ts'
import { findPolicy, stepAfter } from '../../../src/features/dunning/policy.ts'
import { day } from './book.ts'

const DUE = day('2026-03-10')

function shipped(name: string): Policy {
  const policy = findPolicy(name, [])
  if (typeof policy === 'string') throw new Error(`no policy ${name}`)
  return policy
}

/** The day of the step that is due so many days after the due date, and the delay it brings. */
function at(lateDays: number, cycle: Partial<Cycle> = {}, name = 'standard') {
  const due = dueStep(
    { dueDate: DUE },
    { policy: shipped(name), cycle: { ...FIRST_CYCLE, ...cycle }, asOf: addDays(DUE, lateDays) },
  )
  return due === undefined ? undefined : [due.step.day, due.delayDays]
}

test.each([
  ['long before its due date nothing is due', -6, undefined],
  ['the notice ahead of the due date', -5, [-5, 0]],
  ['an invoice that came in late still gets the notice', -1, [-5, 0]],
  ['once it is due the notice has lost its sense', 0, [0, 0]],
  ['a little late is made up for without a new calendar', 2, [0, 0]],
  [
    'long overdue without a letter begins with the friendly one, on a calendar of its own',
    40,
    [0, 40],
  ],
] as const)('a first step: %s', (_, lateDays, expected) => {
  expect(at(lateDays)).toEqual(expected)
})

test.each([
  ['not before its day', 2, { reachedDay: 0, reachedDate: DUE }, undefined],
  ['on its day', 3, { reachedDay: 0, reachedDate: DUE }, [3, 0]],
  ['a missed step comes first, however late', 30, { reachedDay: 0, reachedDate: DUE }, [3, 0]],
  ['never two on one day', 30, { reachedDay: 3, reachedDate: addDays(DUE, 30) }, undefined],
  [
    'the next missed one follows on the next day',
    31,
    { reachedDay: 3, reachedDate: addDays(DUE, 30) },
    [7, 0],
  ],
  [
    'nor does a clock that goes back bring a step early',
    7,
    { reachedDay: 3, reachedDate: addDays(DUE, 9) },
    undefined,
  ],
  [
    'a calendar of its own keeps the distances',
    42,
    { reachedDay: 0, reachedDate: addDays(DUE, 40), delayDays: 40 },
    undefined,
  ],
  [
    'three days after the first letter',
    43,
    { reachedDay: 0, reachedDate: addDays(DUE, 40), delayDays: 40 },
    [3, 40],
  ],
  [
    'after the last step there is no other',
    400,
    { reachedDay: 60, reachedDate: addDays(DUE, 60) },
    undefined,
  ],
])('a later step: %s', (_, lateDays, cycle, expected) => {
  expect(at(lateDays, cycle)).toEqual(expected)
})

test('the shipped policies are what the manual lists', () => {
  const line = ({ day: on, channel, task, tone, every }: PolicyStep): string =>
    `${on} ${channel === 'task' ? task : tone}${every === undefined ? '' : ` every ${every}`}`
  expect(
    Object.fromEntries(SHIPPED_POLICIES.map(({ name, steps }) => [name, steps.map(line)])),
  ).toEqual({
    standard: [
      '-5 friendly',
      '0 friendly',
      '3 friendly',
      '7 firm',
      '14 firm',
      '21 call',
      '45 final',
      '60 legal',
    ],
    gentle: ['-3 friendly', '0 friendly', '7 friendly every 7'],
    strict: ['-7 friendly', '0 friendly', '2 firm', '5 firm', '10 final', '14 call'],
  })
})

test('the gentle policy goes on weekly', () => {
  expect([0, 7, 13, 14, 70].map((after) => stepAfter(shipped('gentle'), after)?.day)).toEqual([
    7, 14, 14, 21, 77,
  ])
})

test('whenever reminders run, steps come in order, none is left out, and never two on a day', () => {
  const days = fc.uniqueArray(fc.integer({ min: -20, max: 120 }), { maxLength: 60 })
  fc.assert(
    fc.property(days, fc.constantFrom('standard', 'gentle', 'strict'), (runs, name) => {
      const policy = shipped(name)
      let cycle = FIRST_CYCLE
      const taken: number[] = []
      for (const late of runs.toSorted((a, b) => a - b)) {
        const asOf = addDays(DUE, late)
        for (let again = 0; again < 2; again++) {
          const due = dueStep({ dueDate: DUE }, { policy, cycle, asOf })
          if (due === undefined) continue
          expect(again).toBe(0)
          expect(due.step.day).toBeLessThanOrEqual(late)
          taken.push(due.step.day)
          cycle = {
            ...cycle,
            reachedDay: due.step.day,
            reachedDate: asOf,
            delayDays: due.delayDays,
          }
        }
      }
      const [first = 0, ...rest] = taken
      expect(first).toBeLessThanOrEqual(0)
      let before = first
      for (const day of rest) {
        expect(day).toBe(stepAfter(policy, before)?.day)
        before = day
      }
    }),
  )
})
