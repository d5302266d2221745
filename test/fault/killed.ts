import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { writeBankLines, writeInvoices } from '../bench/files.ts'
import { writePayments } from '../bench/payments.ts'
import type { Chance } from '../fuzz/random.ts'
import { PROGRAM, type ProgramRun, runProgram } from '../support/program.ts'

/** A command that was killed again and again, beside one that nobody disturbed. */
export interface Killing {
  /** How often the process was killed while it was at work, and how often it was done before. */
  readonly kills: number
  readonly missed: number
  /** What `check` said after a kill, where it was not content. */
  readonly checks: readonly string[]
  /** The tables, or the files, in which the book differs from the undisturbed one. */
  readonly differences: readonly string[]
  readonly rows: number
}

/** What a command works on. */
interface Scene {
  /** By default. */
  readonly rows: number
  readonly kills: number
  /** Writes what it needs; returns what is imported before, and the words that are killed. */
  prepare(
    folder: string,
    rows: number,
  ): { readonly before: readonly string[]; readonly words: readonly string[] }
}

/** Every command whose killing is rehearsed. */
export const SCENES = {
  import: {
    rows: 200_000,
    kills: 40,
    prepare(folder, rows) {
      const [invoices, bank] = [join(folder, 'invoices.csv'), join(folder, 'bank.csv')]
      writeInvoices(invoices, rows, 7)
      writeBankLines(bank, rows, 7)
      return { before: [], words: ['import', invoices, bank] }
    },
  },
  match: {
    rows: 20_000,
    kills: 20,
    prepare(folder, rows) {
      writePayments(folder, rows, 7)
      return { before: [join(folder, 'invoices.csv'), join(folder, 'bank.csv')], words: ['match'] }
    },
  },
  remind: {
    rows: 20_000,
    kills: 20,
    prepare(folder, rows) {
      const invoices = join(folder, 'invoices.csv')
      writeInvoices(invoices, rows, 7)
      return { before: [invoices], words: ['remind', '--as-of', '2026-10-30'] } // a Friday
    },
  },
} as const satisfies Readonly<Record<string, Scene>>

/** Whether there is a scene for a command. */
export function isKillable(command: string): command is keyof typeof SCENES {
  return command in SCENES
}

const LAST_SHARE = 1.05 // of the undisturbed time: some kills come just after the end

/** Kills a command at moments spread over its whole run, lets the last one finish, and compares. */
export async function killed(
  command: keyof typeof SCENES,
  {
    rows,
    attempts,
    chance,
  }: { readonly rows: number; readonly attempts: number; readonly chance: Chance },
): Promise<Killing> {
  const folder = mkdtempSync(join(tmpdir(), 'openitem-kill-'))
  try {
    const { before, words } = SCENES[command].prepare(folder, rows)
    const [calm, book] = [join(folder, 'calm'), join(folder, 'killed')]
    await done(['init', calm])
    if (before.length > 0) await done(['import', ...before, '--book', calm])
    cpSync(calm, book, { recursive: true })
    const { durationMs } = await done([...words, '--book', calm])
    const result = { kills: 0, missed: 0, checks: [] as string[] }
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const afterMs = (durationMs * LAST_SHARE * (attempt + chance.below(1000) / 1000)) / attempts
      if (await killedAfter(afterMs, [...words, '--book', book])) result.kills += 1
      else result.missed += 1
      const fault = await faultOf(book)
      if (!isMended(fault)) result.checks.push(fault)
    }
    await done([...words, '--book', book])
    const fault = await faultOf(book)
    if (fault !== '') result.checks.push(fault)
    return { ...result, differences: differencesOf(calm, book), rows }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What `check` says, where it is not content. */
async function faultOf(book: string): Promise<string> {
  const check = await runProgram(['check', '--json', '--book', book])
  return check.exitCode === 0 ? '' : check.stdout + check.stderr
}

/** The files of letters follow their commit: those that a kill left out are made by the next run. */
function isMended(fault: string): boolean {
  if (fault === '') return true
  const { problems }: { problems: readonly { code: string }[] } = JSON.parse(fault)
  return problems.every(({ code }) => code === 'OUTBOX')
}

async function done(words: readonly string[]): Promise<ProgramRun> {
  const run = await runProgram(words)
  if (run.exitCode !== 0) throw new Error(`openitem ${words.join(' ')}: ${run.stderr}`)
  return run
}

/** Whether the command was still at work when it was killed. */
function killedAfter(ms: number, words: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...words], {
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

/** The tables that hold what files say and what was done; batches and events tell when that was. */
const FACTS = [
  ...[
    'customer',
    'receivable',
    'bank_account',
    'bank_line',
    'receipt',
    'application',
    'allocation',
  ],
  ...['cash_exception', 'line_settlement', 'payer_lesson', 'residual_reason', 'line_note'],
  ...['message', 'message_body', 'message_item', 'dunning_step', 'task'],
]
/** The number of the event: what was found known, or was killed after its commit, takes one more. */
const isOfItsTime = (column: string): boolean => /_seq$|^batch_id$/.test(column)

function differencesOf(calm: string, killed: string): readonly string[] {
  const [one, other] = [calm, killed].map((book) => new Driver(join(book, 'book.db')))
  if (one === undefined || other === undefined) throw new Error('there are two books')
  try {
    const tables = FACTS.filter((table) => !sameRows(one, other, table))
    return filesOf(calm) === filesOf(killed) ? tables : [...tables, 'the files of the outbox']
  } finally {
    one.close()
    other.close()
  }
}

/** What a kill in the middle of a letter leaves: it was never under the letter's name. */
const HALF_WRITTEN = /^\..*\.tmp$/

/** The letters of the outbox, with their names. */
function filesOf(book: string): string {
  const outbox = join(book, 'outbox')
  const names = readdirSync(outbox, { recursive: true, withFileTypes: true })
  const paths = names
    .filter((entry) => entry.isFile() && !HALF_WRITTEN.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
  return paths
    .sort()
    .map((path) => `${path.slice(outbox.length)}\n${readFileSync(path, 'utf8')}`)
    .join('\n')
}

function sameRows(one: Driver.Database, other: Driver.Database, table: string): boolean {
  const columns = one
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => name)
    .filter((name) => !isOfItsTime(name))
  const sql = `SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${columns.join(', ')}`
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
