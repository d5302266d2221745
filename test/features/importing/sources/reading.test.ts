import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Terminal } from '../../../../src/core/ports.ts'
import { openReading } from '../../../../src/features/importing/sources/reading.ts'

test('a large statement is digested whole, and shows how much of it is posted', () => {
  const shown: string[] = []
  const terminal: Terminal = {
    isInteractive: true,
    hasColor: false,
    columns: 100,
    progress: (text) => void shown.push(text),
    takeOver: () => {
      throw new Error('not here')
    },
  }
  const pieces = [Buffer.from('!Type:Bank\n'), Buffer.from('D2026-03-31\nT1\n^\n')]
  const whole = Buffer.concat(pieces)
  const [head = whole] = pieces
  const reading = openReading(
    { terminal },
    {
      path: 'big.qif',
      bytes: head,
      size: whole.length,
      chunks: () => pieces,
      place: null,
      workbook: null,
      steady: () => undefined,
      close: () => {},
    },
  )
  const show = reading.posting(4)
  show(2)
  show(4)
  expect(shown.map((text) => text.replace(/ \[.*\]/, ''))).toEqual([
    'big.qif  50 %',
    'big.qif 100 %',
  ])
  expect(reading.sha256()).toBe(createHash('sha256').update(whole).digest('hex'))
  reading.end()
  expect(shown.at(-1)).toBe('')
})
