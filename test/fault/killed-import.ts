import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { writeBankLines, writeInvoices } from '../bench/files.ts'
import type { Chance } from '../fuzz/random.ts'
import { PROGRAM, runProgram } from '../support/program.ts'

/** An import that was killed again and again, beside one that nobody disturbed. */
export interface Killing {
  /** How often the process was killed while it was at work, and how often it was done before. */
  readonly kills: number
  readonly missed: number
  /** What `check` said after a kill, where it was not content. */
  readonly checks: readonly string[]
  /** The tables in which the book differs from the undisturbed one. */
  readonly differences: readonly string[]
  readonly rows: number
}

const LAST_SHARE = 1.05 // of the undisturbed time: some kills come just after the end

/** Kills imports at moments spread over their whole run, lets the last one finish, and compares. */
export async function killImports({
  rows,
  attempts,
  chance,
}: {
  readonly rows: number
  readonly attempts: number
  readonly chance: Chance
}): Promise<Killing> {
  const folder = mkdtempSync(join(tmpdir(), 'openitem-kill-'))
  try {
    const files = ['invoices.csv', 'bank.csv'].map((name) => join(folder, name))
    writeInvoices(files[0] ?? '', rows, 7)
    writeBankLines(files[1] ?? '', rows, 7)
    const calm = join(folder, 'calm')
    await runProgram(['init', calm])
    const { durationMs, exitCode, stderr } = await runProgram(['import', ...files, '--book', calm])
    if (exitCode !== 0) throw new Error(`the undisturbed import failed: ${stderr}`)
    const book = join(folder, 'killed')
    await runProgram(['init', book])
    const result = { kills: 0, missed: 0, checks: [] as string[] }
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const afterMs = (durationMs * LAST_SHARE * (attempt + chance.below(1000) / 1000)) / attempts
      if (await killedAfter(afterMs, files, book)) result.kills += 1
      else result.missed += 1
      const check = await runProgram(['check', '--book', book])
      if (check.exitCode !== 0) result.checks.push(check.stdout + check.stderr)
    }
    const last = await runProgram(['import', ...files, '--book', book])
    if (last.exitCode !== 0) throw new Error(`the last import failed: ${last.stderr}`)
    return { ...result, ...compared(calm, book), rows: 2 * rows }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Whether the import was still at work when it was killed. */
function killedAfter(ms: number, files: readonly string[], book: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, 'import', ...files, '--book', book], {
      stdio: 'ignore',
      env: { ...process.env, OPENITEM_TODAY: '2026-10-31' },
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), ms)
    child.on('error', reject)
    child.on('exit', (_, signal) => {
      clearTimeout(timer)
      resolve(signal === 'SIGKILL')
    })
  })
}

/** The tables that hold what files say; batches and events tell when it was brought in. */
const FACTS = ['customer', 'receivable', 'bank_account', 'bank_line', 'receipt', 'allocation']
/** What an import that found everything known adds. */
const RECORDED = new Set(['recorded_seq', 'batch_id', 'voided_seq'])

function compared(calm: string, killed: string): Pick<Killing, 'differences'> {
  const [one, other] = [calm, killed].map((book) => new Driver(join(book, 'book.db')))
  if (one === undefined || other === undefined) throw new Error('there are two books')
  try {
    const differences = FACTS.filter((table) => !sameRows(one, other, table))
    return { differences }
  } finally {
    one.close()
    other.close()
  }
}

function sameRows(one: Driver.Database, other: Driver.Database, table: string): boolean {
  const columns = one
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => name)
    .filter((name) => !RECORDED.has(name))
  const sql = `SELECT ${columns.join(', ')} FROM ${table} ORDER BY id`
  const [left, right] = [one, other].map((db) => db.prepare(sql).raw().iterate())
  if (left === undefined || right === undefined) return false
  for (;;) {
    const [a, b] = [left.next(), right.next()]
    if (a.done || b.done) {
      left.return?.()
      right.return?.()
      return a.done === b.done
    }
    if (JSON.stringify(a.value) !== JSON.stringify(b.value)) {
      left.return?.()
      right.return?.()
      return false
    }
  }
}
