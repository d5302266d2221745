import { expect, test } from 'vitest'
import {
  type AmountIndex,
  amountIndex,
} from '../../../../src/features/matching/book/amount-index.ts'
import { openBookState } from '../../../../src/features/matching/book/book.ts'
import type { Item } from '../../../../src/features/matching/book/item.ts'
import { smallWorld } from '../../../support/small-world.ts'

const MINOR = 4_990
const DAYS = 200

/** Invoices of one amount, some of them issued each day, that tell how often they are looked at. */
function equalItems(count: number): { items: readonly Item[]; looks: () => number } {
  const [item] = openBookState(smallWorld(1).facts).items
  if (item === undefined) throw new Error('no item')
  let looks = 0
  const items = Array.from({ length: count }, (_, at) => {
    const issueDay = Math.floor((at * DAYS) / count)
    let open = MINOR
    return Object.defineProperty(
      { ...item, totalMinor: MINOR, issueDay, dueDay: issueDay },
      'open',
      {
        get() {
          looks++
          return open
        },
        set(minor: number) {
          open = minor
        },
      },
    )
  })
  return { items, looks: () => looks }
}

function pay(item: Item, index: AmountIndex, minor: number): void {
  index.leave(item)
  item.open -= minor
  index.enter(item)
}

test.each([
  ['in order', (at: number) => at],
  ['in any order', (at: number, count: number) => (at * 7_919) % count],
])('paying invoices of one price %s looks at each a few times only', (_, placeOf) => {
  const looksOf = (count: number): number => {
    const { items, looks } = equalItems(count)
    const index = amountIndex(items)
    for (let at = 0; at < count; at++) {
      index.isAny(MINOR, () => true)
      index.isAnyOpenAt(MINOR, () => true)
      pay(items[placeOf(at, count)] ?? missing(), index, MINOR)
    }
    return looks() / count
  }
  expect(looksOf(20_000)).toBeLessThan(2 * looksOf(5_000))
  expect(looksOf(20_000)).toBeLessThan(100)
})

test('of many invoices of one price those due about the day are told, and how many there are', () => {
  const { items } = equalItems(20_000)
  const index = amountIndex(items)
  pay(items[10_000] ?? missing(), index, MINOR)
  const { items: near, count } = index.dueAbout(MINOR, 100, 500)
  expect(count).toBe(19_999)
  expect(near).toHaveLength(500)
  expect(near).not.toContain(items[10_000])
  expect(near.every(({ dueDay }) => Math.abs(dueDay - 100) <= 3)).toBe(true)
  expect(index.dueAbout(MINOR, -50, 500).items[0]).toBe(items[0])
  expect(index.dueAbout(MINOR, 900, 500).items.at(-1)).toBe(items.at(-1))
})

test('what was paid is asked no more, until the payment comes back', () => {
  for (const count of [3, 300]) {
    const { items } = equalItems(count)
    const index = amountIndex(items)
    const [first] = items
    const isFirst = (item: Item): boolean => item === first
    expect(index.isAny(MINOR, isFirst)).toBe(true)
    pay(first ?? missing(), index, MINOR)
    expect(index.isAny(MINOR, isFirst)).toBe(false)
    expect(index.dueAbout(MINOR, 0, count).count).toBe(count - 1)
    for (const item of items.slice(1, 100)) pay(item, index, MINOR)
    pay(first ?? missing(), index, -MINOR)
    expect(index.isAny(MINOR, isFirst)).toBe(true)
    expect(index.dueAbout(MINOR, 0, count).items).toContain(first)
    expect(index.count(MINOR)).toBe(count)
  }
})

test('what is partly paid is found by what is open of it', () => {
  const { items } = equalItems(3)
  const index = amountIndex(items)
  const [, second] = items
  pay(second ?? missing(), index, 990)
  const isSecond = (item: Item): boolean => item === second
  expect(index.isAnyOpenAt(4_000, isSecond)).toBe(true)
  expect(index.isAnyOpenAt(MINOR, isSecond)).toBe(false)
  pay(second ?? missing(), index, -990)
  expect(index.isAnyOpenAt(4_000, isSecond)).toBe(false)
  expect(index.isAnyOpenAt(MINOR, isSecond)).toBe(true)
})

function missing(): never {
  throw new Error('no item')
}
