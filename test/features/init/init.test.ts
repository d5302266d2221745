import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

let cli: Cli
beforeEach(() => {
  cli = makeCli()
})
afterEach(() => cli.remove())

test('a new book has settings, a database and folders that only its owner can read', async () => {
  await cli.json('init', 'book', '--name', 'Example "Ltd"', '--currency', 'EUR')
  const mode = (path: string): number => statSync(join(cli.folder, 'book', path)).mode & 0o777
  expect([mode('openitem.toml'), mode('book.db')]).toEqual([0o600, 0o600])
  expect([mode(''), mode('inbox'), mode('outbox')]).toEqual([0o700, 0o700, 0o700])
})

test('an existing book is never overwritten', async () => {
  await cli.json('init', 'book')
  const again = await cli('init', 'book')
  expect(again.exitCode).toBe(2)
  expect(again.stderr).toContain('exists already; nothing was changed')
})

test('a currency that ISO 4217 does not know is refused by name', async () => {
  const result = await cli('init', 'book', '--currency', 'EURO')
  expect(result.exitCode).toBe(2)
  expect(result.stderr).toContain('--currency: expected an ISO 4217 code such as EUR, found "EURO"')
})

test('the mailbox given is the one that reminders come from; a wrong one is refused', async () => {
  await cli.json('init', 'book', '--email', 'ar@example.com')
  const settings = readFileSync(join(cli.folder, 'book/openitem.toml'), 'utf8')
  expect(settings).toContain('\nemail = "ar@example.com"')
  const wrong = await cli('init', 'other', '--email', 'not an address')
  expect(wrong.exitCode).toBe(2)
  expect(wrong.stderr).toContain(
    'company.email: expected an e-mail address, found "not an address"',
  )
})
