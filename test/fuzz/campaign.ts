import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { runProgram } from '../support/program.ts'
import type { Breach } from './promises.ts'
import type { Seed } from './seeds.ts'
import { caseOf, type Verdict } from './trial.ts'

export const PEAK_BYTES_MAX = 300e6

/** What a campaign found. */
export interface Findings {
  mutations: number
  refused: number
  slowestMs: number
  peakBytes: number
  readonly breaches: { readonly number: number; readonly breach: Breach }[]
}

/** Which files are made, and when to stop. */
export interface CampaignPlan {
  readonly seed: number
  readonly first: number
  /** So many files at the most, and no longer than so many seconds. */
  readonly cases: number
  readonly seconds: number
  readonly workers: number
  readonly onProgress: (mutations: number) => void
  readonly onBreach: (number: number, breach: Breach) => void
}

type Message =
  | { readonly kind: 'begin'; readonly number: number }
  | {
      readonly kind: 'end'
      readonly number: number
      readonly verdict: Verdict
      readonly residentBytes: number
    }

const HANG_MS = 30_000 // a case is two imports and a check, of 5 seconds of work at most
/** What a worker holds after its first cases; one that grows by more at once is measured alone. */
const FRESH_BYTES = 250e6
const GROWTH_BYTES_MIN = 80e6
const RESIDENT_BYTES_MAX = 700e6
const CASES_PER_WORKER = 1000
const NODE_OPTIONS = ['--expose-gc', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON']
/** A disk in memory: a book a case is synced to a real one a dozen times, which takes longer than the import. */
const MEMORY_FOLDER = '/dev/shm'

interface Campaign extends CampaignPlan {
  readonly files: readonly Seed[]
  readonly findings: Findings
  readonly endMs: number
}

/** Imports mutated files until there are enough or the time is over, in processes that may crash or hang. */
export async function campaign(files: readonly Seed[], plan: CampaignPlan): Promise<Findings> {
  const findings: Findings = {
    mutations: 0,
    refused: 0,
    slowestMs: 0,
    peakBytes: 0,
    breaches: [],
  }
  const endMs = performance.now() + plan.seconds * 1000
  const all = { ...plan, files, findings, endMs }
  let next = plan.first
  const last = plan.first + plan.cases
  const work = async (): Promise<void> => {
    while (next < last && performance.now() < endMs) {
      const end = Math.min(next + CASES_PER_WORKER, last)
      let first = next
      next = end
      while (first < end && performance.now() < endMs) first = await share(all, { first, end })
    }
  }
  await Promise.all(Array.from({ length: plan.workers }, work))
  return findings
}

/** Runs one worker; returns the number to go on with. */
async function share(
  all: Campaign,
  range: { readonly first: number; readonly end: number },
): Promise<number> {
  const folder = mkdtempSync(join(existsSync(MEMORY_FOLDER) ? MEMORY_FOLDER : tmpdir(), 'fuzz-'))
  try {
    const { next, suspects } = await watched(all, range, folder)
    for (const number of suspects) {
      await measure(caseOf(number, all.seed, all.files), all.findings)
    }
    return next
  } finally {
    rmSync(folder, { recursive: true, force: true }) // a worker that was killed leaves its book
  }
}

function watched(
  { seed, endMs, findings, onProgress, onBreach }: Campaign,
  range: { readonly first: number; readonly end: number },
  folder: string,
): Promise<{ readonly next: number; readonly suspects: readonly number[] }> {
  return new Promise((resolve) => {
    const worker = fork(join(import.meta.dirname, 'worker.ts'), {
      execArgv: NODE_OPTIONS,
      env: { ...process.env, TMPDIR: folder },
    })
    let current = range.first
    let watchdog: NodeJS.Timeout | undefined
    const suspects: number[] = []
    let resident = FRESH_BYTES
    const fail = (breach: Breach): void => {
      findings.breaches.push({ number: current, breach })
      onBreach(current, breach)
      current += 1
    }
    worker.on('message', (message: Message) => {
      clearTimeout(watchdog)
      if (message.kind === 'begin') {
        current = message.number
        watchdog = setTimeout(() => hang(worker, fail), HANG_MS)
        return
      }
      current = message.number + 1
      note(findings, message)
      for (const breach of message.verdict.breaches) onBreach(message.number, breach)
      onProgress(findings.mutations)
      if (message.residentBytes > resident + GROWTH_BYTES_MIN) suspects.push(message.number)
      resident = Math.max(resident, message.residentBytes)
      const isFull = resident > RESIDENT_BYTES_MAX || suspects.length > 0
      if (performance.now() > endMs || isFull) worker.kill()
    })
    worker.on('exit', (code, signal) => {
      clearTimeout(watchdog)
      const isOurs = signal === 'SIGTERM' || signal === 'SIGKILL' || code === 0
      if (!isOurs) fail({ promise: 'crash', detail: `the process ended: ${code ?? signal}` })
      resolve({ next: current, suspects })
    })
    worker.send({ seed, ...range })
  })
}

function hang(worker: ChildProcess, fail: (breach: Breach) => void): void {
  worker.kill('SIGKILL')
  fail({ promise: 'slow', detail: `still at work after ${HANG_MS} ms` })
}

function note(findings: Findings, { number, verdict }: Message & { kind: 'end' }): void {
  findings.mutations += 1
  if (verdict.exitCode === 3) findings.refused += 1
  findings.slowestMs = Math.max(findings.slowestMs, verdict.durationMs)
  for (const breach of verdict.breaches) findings.breaches.push({ number, breach })
}

/** Imports a file in a process of its own: what it takes there is the file's, not its forerunners'. */
async function measure(one: ReturnType<typeof caseOf>, findings: Findings): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'openitem-fuzz-'))
  const path = join(folder, basename(one.seed.name))
  writeFileSync(path, one.bytes)
  await runProgram(['init', join(folder, 'book')])
  const run = await runProgram(['import', path, ...one.seed.flags, '--book', join(folder, 'book')])
  rmSync(folder, { recursive: true })
  findings.peakBytes = Math.max(findings.peakBytes, run.peakBytes)
  if (run.peakBytes <= PEAK_BYTES_MAX) return
  const detail = `${Math.round(run.peakBytes / 1e6)} MB of memory`
  findings.breaches.push({ number: one.number, breach: { promise: 'memory', detail } })
}
