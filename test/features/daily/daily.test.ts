import { appendFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inboxFiles, putAside } from '../../../src/features/daily/inbox.ts'
import { systemFiles } from '../../../src/platform/files.ts'
import { type Cli, makeCli } from '../../support/cli.ts'

const INVOICES = `Invoice Number,Customer Number,Customer,Email,Invoice Date,Due Date,Currency,Total
INV-101,C1,Oak Bakery,ap@oak.example,2026-09-01,2026-10-01,USD,120.00
INV-102,C2,Pine Cafe,ap@pine.example,2026-09-10,2026-10-10,USD,80.00
`
const BANK = `Date,Description,Amount
2026-10-05,Oak Bakery INV-101,120.00
`

/** No reminders go out on a weekend. */
const FRIDAY = '2026-10-30'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book', '--name', 'Test Ltd', '--currency', 'USD')
  cli.file('book/inbox/invoices.csv', INVOICES)
  cli.file('book/inbox/bank.csv', BANK)
})
afterEach(() => cli.remove())

const inbox = (): readonly string[] => readdirSync(join(cli.folder, 'book/inbox')).sort()

test('a run takes the inbox, applies the cash and writes the reminders that are due', async () => {
  const result = await cli('run', '--book', 'book', '--as-of', FRIDAY)
  expect(result.exitCode).toBe(0)
  expect(result.stdout).toContain('match: 1 payment applied')
  const { invoices } = await cli.json<{ invoices: { number: string }[] }>(
    ...['invoices', '--book', 'book'],
  )
  expect(invoices.map(({ number }) => number)).toEqual(['INV-102'])
  expect(readdirSync(join(cli.folder, 'book/outbox/new'))).toHaveLength(1)
})

test('files that were taken are put aside, and a second run finds nothing to do', async () => {
  await cli('run', '--book', 'book', '--as-of', FRIDAY)
  expect(inbox()).toEqual(['done'])
  const again = await cli('run', '--book', 'book', '--as-of', FRIDAY)
  expect(again.stdout).toContain('import: the inbox is empty')
  expect(again.stdout).toContain('match: 0 payments applied')
  expect(again.stdout).toContain('remind: 0 reminders written')
})

test('a dry run prints what the run prints, and leaves inbox, book and outbox as they are', async () => {
  const rehearsal = await cli('run', '--book', 'book', '--as-of', FRIDAY, '--dry-run')
  expect(inbox()).toEqual(['bank.csv', 'invoices.csv'])
  expect(existsSync(join(cli.folder, 'book/outbox/new'))).toBe(false)
  const run = await cli('run', '--book', 'book', '--as-of', FRIDAY)
  expect(rehearsal.stdout).toBe(run.stdout)
  expect(rehearsal.stderr).toContain('dry run: nothing was changed')
})

test('a file that nobody understands stays in the inbox, and the exit code says so', async () => {
  cli.file('book/inbox/notes.csv', 'a,b\n1,2\n')
  const result = await cli('run', '--book', 'book', '--as-of', FRIDAY)
  expect(result.exitCode).toBe(3)
  expect(inbox()).toEqual(['done', 'notes.csv'])
  expect(result.stdout).toContain('match: 1 payment applied')
})

test('an unfinished download is left alone', () => {
  cli.file('book/inbox/statement.csv.part', 'Date,Am')
  const found = inboxFiles(systemFiles, join(cli.folder, 'book/inbox'))
  expect(found.map(({ name }) => name)).toEqual(['bank.csv', 'invoices.csv'])
})

test('a file that grew while it was taken waits for the next run', () => {
  const folder = join(cli.folder, 'book/inbox')
  const [file] = inboxFiles(systemFiles, folder)
  if (file === undefined) throw new Error('the inbox is empty')
  appendFileSync(file.path, '2026-10-06,late,1.00\n')
  expect(putAside(systemFiles, file, join(folder, 'done'))).toBe(false)
  expect(inbox()).toContain(file.name)
})

test('a second file of the same name does not replace the first one put aside', async () => {
  await cli('run', '--book', 'book', '--as-of', FRIDAY)
  cli.file('book/inbox/bank.csv', `${BANK}2026-10-07,Pine Cafe INV-102,80.00\n`)
  await cli('run', '--book', 'book', '--as-of', FRIDAY)
  expect(readdirSync(join(cli.folder, 'book/inbox/done')).sort()).toEqual([
    '2-bank.csv',
    'bank.csv',
    'invoices.csv',
  ])
})
