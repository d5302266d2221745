import { hash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../src/core/errors.ts'
import { openDatabase, openSnapshot } from '../../src/db/database.ts'
import { migrate, schemaState } from '../../src/db/migrate.ts'
import { migrations } from '../../src/db/migrations/index.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openitem-db-'))
  path = join(folder, 'book.db')
  const db = openDatabase({ path, access: 'create' })
  db.transaction(() => migrate(db)).immediate()
  db.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The kind of the error, with its message. */
function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return `${error.kind}: ${error.message}`
    throw error
  }
  return 'opened'
}

function change(sql: string): void {
  const db = openDatabase({ path, access: 'write' })
  db.exec(sql)
  db.close()
}

const state = (): string => {
  const db = openDatabase({ path, access: 'read' })
  try {
    return schemaState(db, path)
  } finally {
    db.close()
  }
}

test('a book that is whole is current, and stands on foreign keys and full sync', () => {
  expect(state()).toBe('current')
  const db = openDatabase({ path, access: 'write' })
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(db.pragma('synchronous', { simple: true })).toBe(2)
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
  db.close()
})

test("another program's database is never taken for a book", () => {
  change('PRAGMA application_id = 12345')
  expect(refusal(() => openDatabase({ path, access: 'read' }))).toBe(
    `usage: ${path} is not a book of openitem`,
  )
  expect(refusal(() => openSnapshot(readFileSync(path), path))).toBe(
    `usage: ${path} is not a book of openitem`,
  )
})

test('a book of a newer openitem is refused and left as it is', () => {
  change(`PRAGMA user_version = ${migrations.length + 1}`)
  const before = readFileSync(path)
  expect(refusal(state)).toMatch(/^usage: .*was written by a newer openitem/)
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a schema that is not the one openitem made is refused', () => {
  change("UPDATE schema_migration SET hash = 'x' WHERE number = 1")
  expect(refusal(state)).toMatch(/^check: .*schema step 1 is not the one openitem applied/)
})

test.each(migrations)('the step "$name" is the one that its hash was written for', (step) => {
  expect(step.hash).toBe(hash('sha256', step.sql))
})

test('an older book lacks steps, and migrating brings it up to date once', () => {
  const db = openDatabase({ path: join(folder, 'old.db'), access: 'create' })
  expect(schemaState(db, 'old.db')).toBe('empty')
  const [first] = migrations
  if (first === undefined) throw new Error('a first step')
  db.exec(first.sql)
  db.pragma('user_version = 1')
  expect(schemaState(db, 'old.db')).toBe('older')
  db.transaction(() => migrate(db)).immediate()
  expect(schemaState(db, 'old.db')).toBe('current')
  migrate(db)
  db.close()
})

test.each([
  [
    'with zeros for a header',
    () => writeFileSync(path, Buffer.concat([Buffer.alloc(100), readFileSync(path).subarray(100)])),
  ],
  ['that is text', () => writeFileSync(path, 'a letter to the bank\n'.repeat(500))],
  ['that was cut off', () => truncateSync(path, 3 * 4096 + 17)],
])('a file %s is called damaged, not opened', (_, damage) => {
  damage()
  const seen = refusal(() => {
    const db = openDatabase({ path, access: 'read' })
    try {
      schemaState(db, path)
      db.prepare('SELECT count(*) FROM receivable').get()
      db.prepare('SELECT count(*) FROM task').get()
    } catch (error) {
      throw error instanceof AppError ? error : new AppError('check', String(error))
    } finally {
      db.close()
    }
  })
  expect(seen).toMatch(/^(check|usage): /)
})

test('a snapshot in memory reads a book whose folder cannot be written, and cannot change it', () => {
  change("INSERT INTO bank_account (name) VALUES ('main')")
  const db = openSnapshot(readFileSync(path), path)
  expect(schemaState(db, path)).toBe('current')
  expect(db.prepare('SELECT name FROM bank_account').pluck().all()).toEqual(['main'])
  expect(() => db.exec("INSERT INTO bank_account (name) VALUES ('other')")).toThrow('readonly')
  db.close()
})
