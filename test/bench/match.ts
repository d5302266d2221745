import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ProgramRun, runProgram } from '../support/program.ts'
import { median } from './median.ts'
import { writePayments } from './payments.ts'

// npm run bench:match -- [--lines 100000] [--runs 3] [--seed 1] [--million]
//
// Matches invented bank lines against twice as many open invoices: the whole command, everything
// stored with its evidence, and told as JSON. A smaller size beside it shows how the cost grows.

const LINES_PER_SECOND_MIN = 15_000
const SMALLER = 10 // the smaller size is a tenth
const TIMEOUT_MS = 3_600_000

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    million: { type: 'boolean', default: false },
  },
})
const lines = Number(values.lines)
const folder = mkdtempSync(join(tmpdir(), 'openitem-bench-'))
try {
  await measured(Math.max(1, Math.floor(lines / SMALLER)))
  const perSecond = await measured(lines)
  if (perSecond < LINES_PER_SECOND_MIN) process.exitCode = 1
  say(`goal: at least ${LINES_PER_SECOND_MIN} lines a second for the whole command`)
  if (values.million) await measured(1_000_000)
} finally {
  rmSync(folder, { recursive: true })
}

/** Measures one size and tells of it; returns how many lines a second were matched. */
async function measured(count: number): Promise<number> {
  const imported = join(folder, `imported-${count}`)
  writePayments(folder, count, Number(values.seed))
  await call('init', imported)
  await call('import', join(folder, 'invoices.csv'), join(folder, 'bank.csv'), '--book', imported)
  const runs: ProgramRun[] = []
  const book = join(folder, 'book')
  for (let left = Number(values.runs); left > 0; left -= 1) {
    rmSync(book, { recursive: true, force: true })
    cpSync(imported, book, { recursive: true })
    runs.push(await call('match', '--json', '--book', book))
  }
  const told = runs[0]?.stdout ?? ''
  // Of a million lines the whole document is more than a parser likes to take.
  const { summary } = JSON.parse(`{${told.slice(told.lastIndexOf('"summary":'))}`)
  if (summary.lines !== count) throw new Error(`${summary.lines} lines instead of ${count}`)
  const perSecond = count / (median(runs.map(({ durationMs }) => durationMs)) / 1000)
  const workMs = median(runs.map((run) => run.workMs))
  const peakMib = Math.max(...runs.map(({ peakBytes }) => peakBytes)) / (1 << 20)
  say(
    `${count} lines × ${2 * count} invoices, ${summary.auto_rate_lines} applied, median of ${runs.length} runs`,
  )
  say(
    `  ${Math.round(perSecond)} lines/s   ${Math.round((workMs * 1000) / count)} µs of CPU a line`,
  )
  say(
    `  peak memory ${Math.round(peakMib)} MiB, ${((peakMib * 1024) / count).toFixed(1)} KiB a line`,
  )
  return perSecond
}

async function call(...words: string[]): Promise<ProgramRun> {
  const run = await runProgram(words, { timeoutMs: TIMEOUT_MS })
  if (run.exitCode === 0) return run
  throw new Error(`${words[0]} ended with ${run.exitCode}: ${run.stderr.slice(-2000)}`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
