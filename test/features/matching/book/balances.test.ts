import { expect, test } from 'vitest'
import { balanceIndex } from '../../../../src/features/matching/book/balances.ts'
import { openBookState } from '../../../../src/features/matching/book/book.ts'
import { readScenarios } from '../../../support/scenario.ts'

function itemsOf(rows: readonly string[]) {
  const [scenario] = readScenarios(['# one', 'customer C1  Harbor Foods', ...rows].join('\n'))
  if (scenario === undefined) throw new Error('no scenario')
  return openBookState(scenario.facts).items
}

test('a sum that hundreds of stretches of one price have points to none of them', () => {
  const rows = Array.from(
    { length: 300 },
    (_, at) => `invoice A-${at}  C1  on 2026-01-05  49.00 EUR`,
  )
  const items = itemsOf(rows)
  const day = (items[0]?.issueDay ?? 0) + 30
  const find = balanceIndex([items], new Set([9_800]))
  expect(find(9_800, day)).toEqual([])
  expect(balanceIndex([items.slice(0, 20)], new Set([9_800]))(9_800, day)).toHaveLength(1)
})

test('more amounts than a call may have arguments are looked for at once', () => {
  const items = itemsOf([
    'invoice A-1  C1  on 2026-01-05  10.00 EUR',
    'invoice A-2  C1  on 2026-01-06  20.00 EUR',
  ])
  const day = (items[1]?.issueDay ?? 0) + 30
  const lookedFor = new Set(Array.from({ length: 400_000 }, (_, at) => at + 1))
  expect(balanceIndex([items], lookedFor)(3_000, day).map(({ items }) => items.length)).toEqual([2])
})
