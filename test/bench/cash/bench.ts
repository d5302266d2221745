// How well cash is applied: invented worlds × layouts × seeds through the built command line.
//   npm run bench:cash [-- SEEDS]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Generated, generate, type Layout } from './generate.ts'
import { worlds } from './worlds.ts'

interface Allocation {
  readonly invoice: string
  readonly amount: string
  readonly kind: string
}

interface Matched {
  readonly applied: readonly {
    bank_ref: string
    confidence: number
    allocations: readonly Allocation[]
  }[]
  readonly exceptions: readonly {
    bank_ref: string
    suggestions: readonly { allocations: readonly Allocation[] }[]
  }[]
}

interface Score {
  decidable: number
  right: number
  applied: number
  wrong: number
  queued: number
  top1: number
  top3: number
  silent: number
}

const LAYOUTS: readonly Layout[] = ['fields', 'one-text', 'narrow']
const BANDS = [0.95, 0.97, 0.98, 0.99, 0.995, 0.999, 1.01]
const bands = new Map<number, { posted: number; right: number; claimed: number }>()
const cli = join(import.meta.dirname, '../../../bin/openitem.js')

function matched({ invoices, bank }: Generated, currency: string): Matched {
  const folder = mkdtempSync(join(tmpdir(), 'openitem-bench-'))
  const call = (...words: string[]): string =>
    execFileSync(process.execPath, [cli, ...words], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1e9,
      env: { ...process.env, OPENITEM_BOOK: '', OPENITEM_TODAY: '2027-01-31' },
    })
  try {
    writeFileSync(join(folder, 'invoices.csv'), invoices)
    writeFileSync(join(folder, 'bank.csv'), bank)
    call('init', 'book', '--currency', currency)
    call('--book', 'book', 'import', 'invoices.csv', 'bank.csv')
    return JSON.parse(call('--book', 'book', 'match', '--json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function cashOf(allocations: readonly Allocation[]): Map<string, number> {
  const cash = new Map<string, number>()
  for (const { invoice, amount, kind } of allocations) {
    if (kind === 'cash')
      cash.set(invoice, (cash.get(invoice) ?? 0) + Math.round(Number(amount) * 100))
  }
  return cash
}

function isSame(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): boolean {
  return left.size === right.size && [...left].every(([key, value]) => right.get(key) === value)
}

function score(generated: Generated, { applied, exceptions }: Matched): Score {
  const posted = new Map(applied.map((one) => [one.bank_ref, one]))
  const queue = new Map(exceptions.map((one) => [one.bank_ref, one.suggestions]))
  const total: Score = {
    decidable: 0,
    right: 0,
    applied: 0,
    wrong: 0,
    queued: 0,
    top1: 0,
    top3: 0,
    silent: 0,
  }
  for (const [id, { cash, isDecidable }] of generated.truth) {
    const own = posted.get(id)
    const got = cashOf(own?.allocations ?? [])
    const isCustomers = cash.size > 0
    if (isCustomers && isDecidable) total.decidable++
    if (own !== undefined && got.size > 0) {
      const isRight = isSame(got, cash)
      total.applied++
      if (isRight && isDecidable) total.right++
      if (!isRight) total.wrong++
      note(own.confidence, isRight)
    } else if (isCustomers) {
      total.queued++
      if (!queue.has(id)) total.silent++
      const place = (queue.get(id) ?? []).findIndex(({ allocations }) =>
        isSame(cashOf(allocations), cash),
      )
      if (place === 0) total.top1++
      if (place >= 0) total.top3++
    }
  }
  return total
}

function note(confidence: number, isRight: boolean): void {
  const band = BANDS.findLast((from) => confidence >= from) ?? 0
  const known = bands.get(band) ?? { posted: 0, right: 0, claimed: 0 }
  bands.set(band, {
    posted: known.posted + 1,
    right: known.right + (isRight ? 1 : 0),
    claimed: known.claimed + confidence,
  })
}

const percent = (part: number, whole: number): string =>
  (whole === 0 ? 100 : (100 * part) / whole).toFixed(2).padStart(7)

const seeds = Number(process.argv[2] ?? 2)
process.stdout.write(
  'world      layout    seed     stp%   wrong%   top1%   top3%  queued  silent\n',
)
for (const world of worlds) {
  for (const layout of LAYOUTS) {
    for (let seed = 1; seed <= seeds; seed++) {
      const generated = generate(world, layout, seed)
      const s = score(generated, matched(generated, world.currency))
      process.stdout.write(
        `${world.name.padEnd(10)} ${layout.padEnd(9)} ${String(seed).padStart(4)}  ${percent(s.right, s.decidable)}  ${percent(s.wrong, s.applied)} ${percent(s.top1, s.queued)} ${percent(s.top3, s.queued)}  ${String(s.queued).padStart(6)}  ${String(s.silent).padStart(6)}\n`,
      )
    }
  }
}
process.stdout.write('\nconfidence   posted  claimed%   right%\n')
for (const [from, { posted, right, claimed }] of [...bands].sort(([a], [b]) => a - b)) {
  process.stdout.write(
    `from ${from.toFixed(3)}  ${String(posted).padStart(7)}   ${percent(claimed, posted)}  ${percent(right, posted)}\n`,
  )
}
