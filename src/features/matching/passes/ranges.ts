import type { Item } from '../book/item.ts'
import type { LineView } from '../lines/line-view.ts'
import { payable, type Scene } from '../scene.ts'
import type { NamedSet, Question } from './named-set.ts'
import { nearness } from './nearness.ts'

const RANGE_MAX = 60

/** `1001-1005` and `1001 to 1005`: every item between two that are named. The caller checks the sum. */
export function ranges(
  sets: readonly NamedSet[],
  question: Question,
): readonly (readonly Item[])[] {
  const { view, scene } = question
  const named = sets.find(({ isAll }) => isAll)?.items ?? []
  const first = named[0]
  if (first === undefined) return []
  const ends = named.length > 1 ? named : [first, ...tailEnds(first, view, scene)]
  const last = ends[ends.length - 1]
  if (last === undefined || last === first) return []
  const between = itemsBetween(first, last, view, scene)
  const own = between.filter(({ customerId }) => customerId === first.customerId)
  return [between, own].filter(
    (items, index) => items.length > 2 && (index === 0 || items.length < between.length),
  )
}

/** The other end of a range, where only its last digits are written. */
function tailEnds(first: Item, view: LineView, scene: Scene): readonly Item[] {
  if (view.freeRuns.length === 0) return []
  return scene.book.openOf(first.customerId).filter((item) => {
    const near = item === first ? undefined : nearness(item, view)
    return near === 'serial' || near === 'tail'
  })
}

function itemsBetween(first: Item, last: Item, view: LineView, scene: Scene): readonly Item[] {
  const from = Number(first.serial)
  const to = Number(last.serial)
  if (!Number.isSafeInteger(from) || !(to > from) || to - from > RANGE_MAX) return []
  const items: Item[] = []
  for (let serial = from; serial <= to; serial++) {
    const number = scene.book.withSerial(first.number, String(serial))
    const found = scene.numbers.byNumber(number).find((item) => payable(item, view))
    if (found !== undefined) items.push(found)
  }
  return items
}
