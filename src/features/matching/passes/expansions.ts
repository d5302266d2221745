import type { Item } from '../book.ts'
import type { LineView } from '../line-view.ts'
import { digitsOf } from '../numbers.ts'
import { payable, type Scene } from '../scene.ts'
import type { NamedSet } from './named.ts'

const RANGE_MAX = 40

/** Readings of a text that shortens: `2025/0123, 0127` and `1001-1005`. The caller checks the sum. */
export function expansions(
  set: NamedSet,
  view: LineView,
  scene: Scene,
): readonly (readonly Item[])[] {
  const tails = tailItems(set, view, scene)
  const readings: (readonly Item[])[] = []
  const listed = [...new Set([...set.items, ...tails])]
  if (tails.length > 0) readings.push(listed)
  const ranged = new Set<Item>()
  const ordered = [...listed].sort((a, b) => (digitsOf(a.number) < digitsOf(b.number) ? -1 : 1))
  const first = ordered[0]
  const last = ordered[ordered.length - 1]
  if (first !== undefined && last !== undefined && first !== last) {
    const between = rangeItems(first, last, view, scene)
    for (const item of between) ranged.add(item)
    if (ranged.size > 2) readings.push([...ranged])
    const own = between.filter(({ customerId }) => customerId === first.customerId)
    if (own.length > 2 && own.length < ranged.size) readings.push(own)
  }
  return readings
}

/** Short runs of digits after a number stand for its last digits replaced. */
function tailItems(set: NamedSet, view: LineView, scene: Scene): readonly Item[] {
  const items: Item[] = []
  for (const [index, mention] of set.mentions.entries()) {
    const base = set.items[index]
    if (base === undefined) continue
    const digits = digitsOf(base.number)
    for (const run of view.runs.slice(mention.hit.to + 1)) {
      if (view.hits.some(({ start, end }) => run.start >= start && run.end <= end)) break
      if (!run.isDigits || run.text.length >= digits.length) continue
      const number = digits.slice(0, digits.length - run.text.length) + run.text
      const found = scene.numbers
        .byDigits(number)
        .filter(
          (item) => payable(item, view) && item.kind === base.kind && shape(item) === shape(base),
        )
      const own = found.filter(({ customerId }) => customerId === base.customerId)
      const item = own[0] ?? found[0]
      if (item !== undefined) items.push(item)
    }
  }
  return items
}

/** Every payable item whose number lies between two others of the same form. */
function rangeItems(first: Item, last: Item, view: LineView, scene: Scene): readonly Item[] {
  const low = digitsOf(first.number)
  const high = digitsOf(last.number)
  if (low.length !== high.length || low.length > 15 || shape(first) !== shape(last)) return []
  const from = Number(low)
  const to = Number(high)
  if (to - from < 1 || to - from > RANGE_MAX) return []
  const items: Item[] = []
  for (let number = from; number <= to; number++) {
    const found = scene.numbers
      .byDigits(String(number).padStart(low.length, '0'))
      .find((item) => payable(item, view) && shape(item) === shape(first))
    if (found !== undefined) items.push(found)
  }
  return items
}

/** A number with its digits made equal. */
function shape({ number }: Item): string {
  return number.replace(/\d/g, '0')
}
