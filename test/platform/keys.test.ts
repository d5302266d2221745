import { expect, test } from 'vitest'
import { keysOf } from '../../src/platform/keys.ts'

const named = (name: string) => ({ kind: 'named', name })
const letter = (text: string) => ({ kind: 'letter', text })

test.each([
  ['a', [letter('a')]],
  ['ab', [letter('a'), letter('b')]],
  ['é', [letter('é')]],
  ['e\u0301x', [letter('e\u0301'), letter('x')]],
  ['\r', [named('enter')]],
  ['\u001b', [named('escape')]],
  ['\u001b[A', [named('up')]],
  ['\u001bOB', [named('down')]],
  ['\u001b[6~', [named('page-down')]],
  ['\u007f', [named('backspace')]],
  ['\u0003', [named('interrupt')]],
  ['\u001b[1;5C', []],
  ['\u0001', []],
])('%j is read as the keys that were pressed', (sent, keys) => {
  expect(keysOf(sent)).toEqual(keys)
})

test('a pasted text presses no keys, not even when it holds a line break or an escape', () => {
  expect(keysOf('\u001b[200~1\r2 \u001b[A\u001b[201~q')).toEqual([
    { kind: 'pasted', text: '1 2 \u001b[A' },
    letter('q'),
  ])
})
