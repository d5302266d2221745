import { expect, test } from 'vitest'
import { dayNumber, parseDate } from '../../../../src/core/calendar-date.ts'
import { openBookState } from '../../../../src/features/matching/book/book.ts'
import { openTiming, setWeigher } from '../../../../src/features/matching/book/timing.ts'
import { readScenarios } from '../../../support/scenario.ts'

function day(text: string): number {
  const date = parseDate(text)
  if (date === undefined) throw new Error(text)
  return dayNumber(date)
}

/** A book whose invoices were paid on days, and its habits; the invoices are due on the day of issue. */
function habits(rows: readonly string[], paid: Readonly<Record<string, string>>) {
  const text = ['# one', 'customer C1  Harbor Foods', 'customer C2  Maple Media', ...rows]
  const [scenario] = readScenarios(text.join('\n'))
  if (scenario === undefined) throw new Error('no scenario')
  const book = openBookState(scenario.facts)
  for (const item of book.items) {
    const on = paid[item.number]
    if (on === undefined) continue
    const discount = item.discount === null ? 0 : item.totalMinor / 50
    book.settle(item, { minor: item.open, cash: item.open - discount, day: day(on) })
  }
  const itemOf = (number: string) => {
    const item = book.items.find((one) => one.number === number)
    if (item === undefined) throw new Error(number)
    return item
  }
  return { timing: openTiming(book.items), itemOf }
}

test('who pays some weeks late is expected some weeks late', () => {
  const { timing, itemOf } = habits(
    [
      'invoice A-1  C1  on 2026-01-01  100.00 EUR',
      'invoice A-2  C1  on 2026-01-10  100.00 EUR',
      'invoice A-3  C1  on 2026-02-01  100.00 EUR',
    ],
    { 'A-1': '2026-01-21', 'A-2': '2026-01-30' },
  )
  const likely = (on: string) => timing.fit(itemOf('A-3'), day(on))
  expect(likely('2026-02-18')).toBeGreaterThan(likely('2026-02-02'))
})

test('a discount that was taken in time tells no habit', () => {
  const invoice = (number: string, on: string) =>
    `invoice ${number}  C1  on ${on}  100.00 EUR  terms "2% 10 net 30"`
  const { timing, itemOf } = habits(
    [invoice('A-1', '2026-01-01'), 'invoice A-2  C1  on 2026-02-01  100.00 EUR'],
    { 'A-1': '2026-01-09' },
  )
  const other = habits(['invoice A-2  C1  on 2026-02-01  100.00 EUR'], {})
  const on = day('2026-02-20')
  expect(timing.fit(itemOf('A-2'), on)).toBe(other.timing.fit(other.itemOf('A-2'), on))
})

test('who pays several at once shows by the latest of them how late he pays', () => {
  const { timing, itemOf } = habits(
    [
      'invoice A-1  C1  on 2026-01-01  100.00 EUR',
      'invoice A-2  C1  on 2026-02-19  100.00 EUR',
      'invoice A-3  C1  on 2026-04-01  100.00 EUR',
    ],
    { 'A-1': '2026-02-20', 'A-2': '2026-02-20' },
  )
  const likely = (on: string) => timing.fit(itemOf('A-3'), day(on))
  expect(likely('2026-04-02')).toBeGreaterThan(likely('2026-04-25'))
})

test('a set with an invoice that was not paid in its time weighs less than one without', () => {
  const { timing, itemOf } = habits(
    [
      'invoice A-1  C1  on 2025-03-01  100.00 EUR',
      'invoice A-2  C1  on 2026-02-19  100.00 EUR',
      'invoice A-3  C1  on 2026-03-18  100.00 EUR',
    ],
    {},
  )
  const weightOf = setWeigher(timing, day('2026-02-20'))
  expect(weightOf([itemOf('A-2'), itemOf('A-3')])).toBeGreaterThan(
    weightOf([itemOf('A-1'), itemOf('A-2')]),
  )
})
