import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../src/core/errors.ts'
import { openDatabase } from '../../src/db/database.ts'
import { systemFiles } from '../../src/platform/files.ts'
import { type Cli, makeCli, TEST_DAY } from '../support/cli.ts'
import { ledgerIn } from '../support/ledger.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book')
  cli.file(
    'invoices.csv',
    'Invoice Number,Customer,Invoice Date,Due Date,Currency,Total\nA,Acme,2026-10-01,2026-11-01,USD,5.00\n',
  )
})
afterEach(() => cli.remove())

const book = (): string => join(cli.folder, 'book')

/** Everything that the database holds, as text. */
function dump(): string {
  const db = openDatabase({ path: join(book(), 'book.db'), access: 'read' })
  const tables = db.prepare<[], string>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
  )
  const rows = tables
    .pluck()
    .all()
    .map((name) => [name, db.prepare(`SELECT * FROM ${name}`).raw().all()])
  db.close()
  return JSON.stringify(rows)
}

test('a book is found upward from where one stands', async () => {
  mkdirSync(join(book(), 'inbox/2026/10'), { recursive: true })
  const inside = makeCli({ cwd: join(book(), 'inbox/2026/10') })
  expect((await inside('check')).exitCode).toBe(0)
  inside.remove()
})

test('$OPENITEM_BOOK names the book, and --book goes before it', async () => {
  const environment = { OPENITEM_TODAY: TEST_DAY, OPENITEM_BOOK: book() }
  const elsewhere = makeCli({ environment })
  expect((await elsewhere('check')).exitCode).toBe(0)
  const other = await elsewhere('--book', '/nowhere', 'check')
  expect([other.exitCode, other.stderr]).toEqual([
    2,
    expect.stringContaining('/nowhere is not a book'),
  ])
  elsewhere.remove()
})

test('without a book a report says where it looked and what to do', async () => {
  const result = await cli('aging')
  expect([result.exitCode, result.stdout]).toEqual([2, ''])
  expect(result.stderr).toContain(`no book here: no openitem.toml in ${cli.folder} or above`)
  expect(result.stderr).toContain('"openitem init DIR" makes a book')
})

test('wrong settings are named with their line, and no command runs', async () => {
  const path = join(book(), 'openitem.toml')
  writeFileSync(path, `${readFileSync(path, 'utf8')}\n[agin]\nbuckets = [1]\n`)
  const line = readFileSync(path, 'utf8').split('\n').indexOf('[agin]') + 1
  const result = await cli('--book', 'book', 'aging')
  expect([result.exitCode, result.stdout]).toEqual([2, ''])
  expect(result.stderr).toContain(`openitem.toml:${line}: unknown setting "agin"`)
})

test('a dry run prints what the run prints and leaves every row of the book as it was', async () => {
  const before = dump()
  const rehearsal = await cli('--book', 'book', 'import', 'invoices.csv', '--dry-run')
  expect(dump()).toBe(before)
  expect(rehearsal.stderr).toContain('dry run: nothing was changed')
  const real = await cli('--book', 'book', 'import', 'invoices.csv')
  expect(real.stdout).toBe(rehearsal.stdout)
  expect(dump()).not.toBe(before)
})

test('a newer book is refused by reports and writers alike, and left as it is', async () => {
  const ledger = ledgerIn(book())
  ledger.db.pragma('user_version = 99')
  ledger.close()
  for (const words of [['aging'], ['import', 'invoices.csv']]) {
    const result = await cli('--book', 'book', ...words)
    expect([result.exitCode, result.stdout]).toEqual([2, ''])
    expect(result.stderr).toContain('was written by a newer openitem')
  }
})

test("another program's database is refused", async () => {
  const ledger = ledgerIn(book())
  ledger.db.pragma('application_id = 7')
  ledger.close()
  const result = await cli('--book', 'book', 'aging')
  expect([result.exitCode, result.stderr]).toEqual([
    2,
    expect.stringContaining('is not a book of openitem'),
  ])
})

test.each([
  ['a header of zeros', (bytes: Buffer) => bytes.fill(0, 0, 100)],
  ['zeroed pages', (bytes: Buffer) => bytes.fill(0, 4096)],
  ['half of it gone', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2) - 100)],
])(
  'a database with %s is called damaged without a stack trace, and stays untouched',
  async (_, damage) => {
    const path = join(book(), 'book.db')
    writeFileSync(path, damage(readFileSync(path)))
    const before = readFileSync(path)
    for (const words of [['check'], ['aging'], ['import', 'invoices.csv']]) {
      const result = await cli('--book', 'book', ...words)
      expect([words[0], result.exitCode]).toEqual([words[0], 4])
      expect(result.stderr + result.stdout).not.toMatch(/\n\s+at /)
      expect(result.stderr + result.stdout).toMatch(/damaged|DATABASE/)
    }
    expect(readFileSync(path).equals(before)).toBe(true)
  },
)

test.skipIf(process.getuid?.() === 0)(
  'a book that cannot be written is read, and a writer refuses before anything happens',
  async () => {
    chmodSync(join(book(), 'book.db'), 0o400)
    chmodSync(book(), 0o500)
    expect((await cli('--book', 'book', 'aging')).exitCode).toBe(0)
    const writer = await cli('--book', 'book', 'import', 'invoices.csv')
    expect([writer.exitCode, writer.stdout]).toEqual([7, ''])
    chmodSync(book(), 0o700)
  },
)

test('an older book is brought up to date once, after a backup', async () => {
  rmSync(join(book(), 'book.db'))
  const db = openDatabase({ path: join(book(), 'book.db'), access: 'create' })
  const { migrations } = await import('../../src/db/migrations/index.ts')
  const [first] = migrations
  if (first === undefined) throw new Error('a first step')
  db.exec(first.sql)
  db.prepare('INSERT INTO schema_migration VALUES (1, ?, ?)').run(first.name, first.hash)
  db.pragma('user_version = 1')
  db.close()
  expect((await cli('--book', 'book', 'check')).exitCode).toBe(0)
  const { readdirSync } = await import('node:fs')
  expect(readdirSync(join(book(), 'backups'))).toEqual([
    expect.stringMatching(/^before-schema-2-.*\.db$/),
  ])
})

test('a book that could not be made whole is not in the way of the next attempt', async () => {
  let isFull = true
  const write: typeof systemFiles.write = (path, content) => {
    if (isFull && path.endsWith('openitem.toml')) {
      throw new AppError('internal', `${path} cannot be written: no room left on the disk`)
    }
    systemFiles.write(path, content)
  }
  const small = makeCli({ cwd: cli.folder, files: { ...systemFiles, write } })
  expect(await small('init', 'new')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('no room left on the disk'),
  })
  isFull = false
  expect((await small('init', 'new')).exitCode).toBe(0)
  expect((await small('check', '--book', 'new')).exitCode).toBe(0)
  small.remove()
})

test('a folder that cannot be written is told before anything is done', async () => {
  const write: typeof systemFiles.write = (path) => {
    throw new AppError('permission', `${path} cannot be written: no permission`)
  }
  const locked = makeCli({ cwd: cli.folder, files: { ...systemFiles, write } })
  const before = dump()
  const result = await locked('import', 'invoices.csv', '--book', 'book')
  expect([result.exitCode, result.stderr]).toEqual([
    7,
    `${book()} cannot be written: no permission\nhint: nothing was changed; the book can still be read\n`,
  ])
  expect(dump()).toBe(before)
  locked.remove()
})
