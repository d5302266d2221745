import { expect, test } from 'vitest'
import { progressLine } from '../../src/platform/progress-line.ts'

function shown(
  calls: readonly (readonly [number, string])[],
  screen: { isTTY?: boolean; columns?: number },
): readonly string[] {
  const written: string[] = []
  let nowMs = 0
  const show = progressLine({ ...screen, write: (text) => written.push(text) }, () => nowMs)
  for (const [ms, text] of calls) {
    nowMs = ms
    show(text)
  }
  return written
}

test('progress shows after a second, ten times a second, and is taken away at the end', () => {
  const calls: [number, string][] = [
    [500, 'a'],
    [1100, 'b'],
    [1150, 'c'],
    [1250, 'd'],
    [1260, ''],
  ]
  expect(shown(calls, { isTTY: true, columns: 80 })).toEqual([
    '\r\u001b[2Kb',
    '\r\u001b[2Kd',
    '\r\u001b[2K',
  ])
})

test('a short run and a log file show nothing', () => {
  expect(
    shown(
      [
        [900, 'a'],
        [950, ''],
      ],
      { isTTY: true },
    ),
  ).toEqual([])
  expect(
    shown(
      [
        [2000, 'a'],
        [2500, ''],
      ],
      { isTTY: false },
    ),
  ).toEqual([])
})

test('a line that is too long keeps its end and does not wrap', () => {
  const [line = ''] = shown([[2000, `${'x'.repeat(100)} 25 %`]], { isTTY: true, columns: 40 })
  expect(line.slice(5)).toBe(`…${'x'.repeat(33)} 25 %`)
  const [wide = ''] = shown([[2000, '文'.repeat(60)]], { isTTY: true, columns: 40 })
  expect(wide.slice(5)).toBe(`…${'文'.repeat(19)}`)
})
