import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

type Message =
  | { readonly kind: 'begin'; readonly number: number }
  | {
      readonly kind: 'end'
      readonly number: number
      readonly verdict: Verdict
      readonly residentBytes: number
    }

const HANG_MS = 15_000 // a case is two imports and a check, of 5 seconds at most
/** What a worker holds after its first cases; one that grows by more at once is measured alone. */
const FRESH_BYTES = 250e6
const GROWTH_BYTES_MIN = 80e6
const RESIDENT_BYTES_MAX = 700e6
const CASES_PER_WORKER = 2000
const NODE_OPTIONS = ['--expose-gc', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON']

/** Imports mutated files until the time is over, in processes that may crash or hang. */
export async function campaign(
  files: readonly Seed[],
  { seed, first, seconds }: { seed: number; first: number; seconds: number },
): Promise<Findings> {
  const findings: Findings = {
    mutations: 0,
    refused: 0,
    slowestMs: 0,
    peakBytes: 0,
    breaches: [],
  }
  const endMs = performance.now() + seconds * 1000
  for (let next = first; performance.now() < endMs; ) {
    next = await share({ seed, first: next, end: next + CASES_PER_WORKER }, endMs, {
      files,
      findings,
    })
  }
  return findings
}

/** Runs one worker; returns the number to go on with. */
function share(
  range: { readonly seed: number; readonly first: number; readonly end: number },
  endMs: number,
  { files, findings }: { files: readonly Seed[]; findings: Findings },
): Promise<number> {
  return new Promise((resolve) => {
    const worker = fork(join(import.meta.dirname, 'worker.ts'), { execArgv: NODE_OPTIONS })
    let current = range.first
    let watchdog: NodeJS.Timeout | undefined
    const suspects: number[] = []
    let resident = FRESH_BYTES
    const fail = (breach: Breach): void => {
      findings.breaches.push({ number: current, breach })
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
      if (message.residentBytes > resident + GROWTH_BYTES_MIN) suspects.push(message.number)
      resident = Math.max(resident, message.residentBytes)
      const isFull = resident > RESIDENT_BYTES_MAX || suspects.length > 0
      if (performance.now() > endMs || isFull) worker.kill()
    })
    worker.on('exit', async (code, signal) => {
      clearTimeout(watchdog)
      const isOurs = signal === 'SIGTERM' || signal === 'SIGKILL' || code === 0
      if (!isOurs) fail({ promise: 'crash', detail: `the process ended: ${code ?? signal}` })
      for (const number of suspects) await measure(caseOf(number, range.seed, files), findings)
      resolve(current)
    })
    worker.send(range)
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
