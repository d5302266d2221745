import { afterEach, expect, test } from 'vitest'
import { type Book, makeBook } from './book.ts'

let book: Book
afterEach(() => book.cli.remove())

test('an invoice passes through the standard policy, each step once, on its day', async () => {
  book = await makeBook('[dunning]\nweekends = true\n')
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-10')
  const seen: string[] = []
  for (let at = 0; at < 75; at++) {
    const day = new Date(Date.UTC(2026, 2, 3 + at)).toISOString().slice(0, 10)
    const { messages, tasks } = await book.remind(day)
    for (const { step, tone } of messages) seen.push(`${day} ${step} ${tone}`)
    for (const { kind } of tasks) seen.push(`${day} ${kind}`)
  }
  expect(seen).toEqual([
    '2026-03-05 -5 friendly',
    '2026-03-10 0 friendly',
    '2026-03-13 +3 friendly',
    '2026-03-17 +7 firm',
    '2026-03-24 +14 firm',
    '2026-03-31 call',
    '2026-04-24 +45 final',
    '2026-05-09 legal',
  ])
})
