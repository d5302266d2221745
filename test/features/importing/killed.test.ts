import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const program = join(root, 'bin/openitem.js')
const ROWS = 30_000

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openitem-killed-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = (...words: string[]): string =>
  execFileSync(process.execPath, [program, ...words, '--book', join(folder, 'book')], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })

test('an import that is killed leaves nothing half, and the next one completes it', async () => {
  execFileSync(process.execPath, [join(root, 'bin/setup.js'), '--build'])
  execFileSync(process.execPath, [program, 'init', join(folder, 'book')])
  const file = join(folder, 'invoices.csv')
  const rows = Array.from(
    { length: ROWS },
    (_, index) => `K-${index},C${index % 500},2026-01-05,10.00`,
  )
  writeFileSync(
    file,
    `${['Invoice Number,Customer Number,Invoice Date,Total', ...rows].join('\n')}\n`,
  )
  await killMidway(file)
  expect(JSON.parse(run('invoices', '--all', '--json')).invoices).toEqual([])
  expect(JSON.parse(run('check', '--json')).ok).toBe(true)
  expect(JSON.parse(run('import', file, '--json')).files[0]).toMatchObject({ imported: ROWS })
  expect(JSON.parse(run('import', file, '--json')).files[0]).toMatchObject({
    imported: 0,
    duplicates: ROWS,
  })
}, 60_000)

/** Kills the import once it has written to the book's log, which is before it commits. */
async function killMidway(file: string): Promise<void> {
  const child = spawn(process.execPath, [program, 'import', file, '--book', join(folder, 'book')], {
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const log = join(folder, 'book', 'book.db-wal')
  const lock = join(folder, 'book', 'book.lock')
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.on('exit', (_, signal) => resolve(signal))
  })
  const watch = setInterval(() => {
    if ((existsSync(log) && statSync(log).size > 0) || existsSync(lock)) child.kill('SIGKILL')
  }, 5)
  const signal = await ended
  clearInterval(watch)
  expect(signal).toBe('SIGKILL')
}
