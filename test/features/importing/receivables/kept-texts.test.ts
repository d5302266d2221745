import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  KEPT_MAX,
  openKeptTexts,
} from '../../../../src/features/importing/receivables/kept-texts.ts'

/** What `openKeptTexts` promises, the slow way: of rows with one first text the last is known. */
function lastOfEach() {
  const rows = new Map<string, { readonly key: string; readonly place: number }>()
  let count = 0
  return (texts: readonly string[]): number | undefined => {
    const key = JSON.stringify(texts)
    const known = rows.get(texts[0] ?? '')
    if (known?.key === key) return known.place
    rows.set(texts[0] ?? '', { key, place: count })
    count += 1
    return undefined
  }
}

const text = fc.oneof(
  fc.constantFrom('', 'K1', 'K2', 'Weber', 'Weber & Söhne', '\u0000', '\uffff', 'K1\uffff'),
  fc.string({ unit: 'binary', maxLength: 4 }),
)

test('rows of texts are known again by all of their texts, however they are cut', () => {
  const rows = fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { maxLength: 60 })
  fc.assert(
    fc.property(rows, (list) => {
      const kept = openKeptTexts()
      const expected = lastOfEach()
      for (const texts of list) {
        const place = kept.find(texts)
        expect(place).toBe(expected(texts))
        if (place === undefined) kept.keep(texts)
      }
    }),
  )
})

test('a long text is kept whole, and what there is no room for is told', () => {
  const kept = openKeptTexts()
  const long = 'x'.repeat(70_000)
  expect(kept.find([long, 'a'])).toBeUndefined()
  expect(kept.keep([long, 'a'])).toBe(0)
  expect(kept.find([long, 'a'])).toBe(0)
  expect(kept.find([`${long.slice(1)}y`, 'a'])).toBeUndefined()
  expect(kept.keep(['y'.repeat(1 << 24), ''])).toBeUndefined()
  for (let at = 1; at < KEPT_MAX; at += 1) {
    kept.find([`K${at}`, ''])
    kept.keep([`K${at}`, ''])
  }
  expect(kept.find(['one more', ''])).toBeUndefined()
  expect(kept.keep(['one more', ''])).toBeUndefined()
  expect(kept.find(['K7', ''])).toBe(7)
})
