import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { addDays, type CalendarDate, parseDate } from '../../src/core/calendar-date.ts'
import { openDatabase } from '../../src/db/database.ts'
import { controlAccounts } from '../../src/ledger/control-account.ts'
import { openByCustomer, unappliedCash } from '../../src/ledger/position.ts'
import { runProgram } from '../support/program.ts'
import { DAYS, dayText, writeInvoices } from './files.ts'
import { median } from './median.ts'

// npm run bench:aging -- [--rows 1000000] [--runs 5] [--seed 1]
//
// Ages invoices of which all are open, then the same as of a past day once each is paid; side by side
// with a bare scan of the table in the same process, which adds up one column and does nothing else.

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
})
const RATIO_MAX = 1.1
const PAST_RATIO_MAX = 1
const rows = Number(values.rows)
const folder = mkdtempSync(join(tmpdir(), 'openitem-bench-'))
const book = join(folder, 'book')
try {
  const file = join(folder, 'invoices.csv')
  writeInvoices(file, rows, Number(values.seed))
  await call('init', book)
  await call('import', file, '--book', book)
  await measured(`${rows} open invoices`, dayOf(DAYS), RATIO_MAX)
  payAll()
  await measured('the same, paid since, as of a past day', dayOf(DAYS / 2), PAST_RATIO_MAX)
} finally {
  rmSync(folder, { recursive: true })
}

async function measured(name: string, asOf: CalendarDate, ratioMax: number): Promise<void> {
  const starts = [0, 30, 60, 90].map((days) => addDays(asOf, -days))
  const db = openDatabase({ path: join(book, 'book.db'), access: 'read' })
  const steps = {
    'bare scan': () => db.prepare('SELECT sum(open_minor) FROM receivable').get(),
    'by customer and age': () => openByCustomer(db, { asOf, basis: 'due', starts }),
    'unapplied cash': () => unappliedCash(db, asOf),
    'control account': () => controlAccounts(db, asOf),
  }
  const times = new Map(Object.keys(steps).map((step): [string, number[]] => [step, []]))
  for (let left = Number(values.runs); left > 0; left -= 1) {
    for (const [step, work] of Object.entries(steps)) times.get(step)?.push(workMs(work))
  }
  db.close()
  say(`${name}, median of ${values.runs} runs, CPU`)
  const scan = median(times.get('bare scan') ?? [])
  for (const [step, all] of times) say(`  ${step.padEnd(20)} ${median(all).toFixed(0)} ms`)
  const ratio = median(times.get('by customer and age') ?? []) / scan
  if (ratio > ratioMax) process.exitCode = 1
  say(`  ratio to the scan    ${ratio.toFixed(2)} ×   (goal ≤ ${ratioMax})`)
  const whole = await call('aging', '--as-of', asOf, '--book', book)
  say(`  openitem aging       ${whole.toFixed(0)} ms for the whole command`)
}

/** A receipt for each invoice, some days around its due date. */
function payAll(): void {
  const db = openDatabase({ path: join(book, 'book.db'), access: 'write' })
  db.transaction(() =>
    db.exec(`
      INSERT INTO receipt (id, source, customer_id, currency, amount_minor, effective_date,
          recorded_seq, unapplied_minor)
        SELECT id, 'history', customer_id, currency, total_minor,
          date(due_date, (id % 40 - 10) || ' days'), 1, total_minor FROM receivable;
      INSERT INTO application (id, rule, confidence_1e4, evidence, recorded_seq)
        SELECT id, 'history', 10000, '{}', 1 FROM receivable;
      INSERT INTO allocation (application_id, receivable_id, receipt_id, kind, amount_minor,
          receipt_minor, effective_date, recorded_seq)
        SELECT id, id, id, 'cash', amount_minor, amount_minor, effective_date, 1 FROM receipt`),
  )()
  db.close()
}

async function call(...words: string[]): Promise<number> {
  const run = await runProgram(words, { timeoutMs: 600_000 })
  if (run.exitCode === 0) return run.workMs
  throw new Error(`${words[0]} ended with ${run.exitCode}: ${run.stderr.slice(-2000)}`)
}

function workMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The day so many days after the first of the file. */
function dayOf(days: number): CalendarDate {
  const day = parseDate(dayText(days))
  if (day === undefined) throw new Error('a day')
  return day
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
