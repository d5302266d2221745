import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../support/cli.ts'

let cli: Cli
let holder: ChildProcess
const INVOICES =
  'Invoice Number,Customer,Invoice Date,Due Date,Currency,Total\nA,Acme,2026-10-01,2026-11-01,USD,5.00\n'

beforeEach(async () => {
  // The holder is a process of its own with the real clock, so the age is told by that one too.
  cli = makeCli({ clock: { now: () => new Date() } })
  await cli.json('init', 'book')
  cli.file('invoices.csv', INVOICES)
  const script = join(import.meta.dirname, '../support/hold-book.ts')
  const words = ['--no-warnings', '--experimental-strip-types', script, join(cli.folder, 'book')]
  holder = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  if (holder.stdout === null) throw new Error('no pipe')
  await once(holder.stdout, 'data')
})
afterEach(async () => {
  holder.stdin?.end()
  if (holder.exitCode === null) await once(holder, 'exit')
  cli.remove()
})

test('a second writer waits, then gives up with exit 6 and names who holds the book and for how long', async () => {
  const start = performance.now()
  const result = await cli('--book', 'book', 'import', 'invoices.csv')
  expect(performance.now() - start).toBeGreaterThan(4_000)
  expect([result.exitCode, result.stdout]).toEqual([6, ''])
  expect(result.stderr).toMatch(
    new RegExp(`the book is held by openitem import \\(process ${holder.pid}, for \\d+ s\\)`),
  )
  expect((await cli.json('--book', 'book', 'invoices'))['invoices']).toEqual([])
})

test('a report does not wait for a writer', async () => {
  const start = performance.now()
  expect((await cli('--book', 'book', 'aging')).exitCode).toBe(0)
  expect(performance.now() - start).toBeLessThan(2_000)
})

test('a writer whose turn comes in time does its work', async () => {
  setTimeout(() => holder.stdin?.end(), 0)
  await once(holder, 'exit')
  expect((await cli('--book', 'book', 'import', 'invoices.csv')).exitCode).toBe(0)
})
