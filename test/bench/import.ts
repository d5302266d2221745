import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runProgram } from '../support/program.ts'
import { writeBankLines, writeInvoices } from './files.ts'
import { median } from './median.ts'

// npm run bench:import -- [--rows 1000000] [--runs 3] [--seed 1]
//
// Imports a list of invoices and a statement of a bank into fresh books, side by side with
// "sqlite3 .import" of the same files, which parses and inserts as text and does nothing else.

interface Goal {
  readonly name: string
  readonly kind: string
  readonly ratioMax: number
  readonly write: (path: string, rows: number, seed: number) => void
}

const PEAK_MIB_MAX = 450
const GOALS: readonly Goal[] = [
  { name: 'invoices.csv', kind: 'invoices', ratioMax: 1.6, write: writeInvoices },
  { name: 'bank.csv', kind: 'bank', ratioMax: 2, write: writeBankLines },
]

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'openitem-bench-'))
try {
  for (const goal of GOALS) if (!(await isReached(goal))) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}

/** Measures one file, and tells whether its goal is reached. */
async function isReached({ name, kind, ratioMax, write }: Goal): Promise<boolean> {
  const file = join(folder, name)
  const rows = Number(values.rows)
  write(file, rows, Number(values.seed))
  const own: number[] = []
  const other: number[] = []
  let peakMib = 0
  for (let left = Number(values.runs); left > 0; left -= 1) {
    const run = await imported(file, kind, rows)
    own.push(run.durationMs)
    peakMib = Math.max(peakMib, run.peakBytes / (1 << 20))
    const yardstick = sqliteMs(file)
    if (yardstick !== undefined) other.push(yardstick)
  }
  const size = `${rows} rows, ${Math.round(statSync(file).size / 1e6)} MB`
  say(`${kind}: ${size}, median of ${own.length} runs`)
  say(`  openitem          ${seconds(median(own))} s   ${Math.round(rows / median(own))} rows/ms`)
  say(`  peak memory       ${Math.round(peakMib)} MiB   (goal ≤ ${PEAK_MIB_MAX})`)
  if (other.length === 0) {
    say('  sqlite3 .import   not measured: there is no program "sqlite3" here')
    return peakMib <= PEAK_MIB_MAX
  }
  const ratio = median(own) / median(other)
  say(`  sqlite3 .import   ${seconds(median(other))} s`)
  say(`  ratio             ${ratio.toFixed(2)} ×   (goal ≤ ${ratioMax})`)
  return peakMib <= PEAK_MIB_MAX && ratio <= ratioMax
}

async function imported(file: string, kind: string, rows: number) {
  const book = join(folder, 'book')
  rmSync(book, { recursive: true, force: true })
  await runProgram(['init', book])
  const run = await runProgram(['import', file, '--json', '--book', book])
  const [taken] = run.exitCode === 0 ? JSON.parse(run.stdout).files : []
  if (taken?.kind === kind && taken.imported === rows) return run
  throw new Error(`exit ${run.exitCode}: ${run.stdout}${run.stderr}`)
}

function sqliteMs(file: string): number | undefined {
  const database = join(folder, 'yardstick.db')
  rmSync(database, { force: true })
  const start = performance.now()
  const { error, status } = spawnSync('sqlite3', [database, '.mode csv', `.import '${file}' t`])
  const ms = performance.now() - start
  return error === undefined && status === 0 ? ms : undefined
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
