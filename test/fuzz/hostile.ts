import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ProgramRun, runProgram } from '../support/program.ts'
import { PEAK_BYTES_MAX } from './campaign.ts'
import { hostileFiles } from './hostile-files.ts'
import { DURATION_MS_MAX } from './promises.ts'

/** What the hostile files did to the program. */
export interface HostileFindings {
  readonly measured: {
    readonly name: string
    readonly workMs: number
    readonly peakBytes: number
  }[]
  readonly breaches: { readonly name: string; readonly detail: string }[]
}

const KILLED_AFTER_MS = 30_000
const HEAVY_SLOWNESS = 12 // a file of that many times the size may take as much longer

/** Gives the program every hostile file in a process of its own, and looks what becomes of it. */
export async function hostileFindings({
  isHeavy,
}: {
  readonly isHeavy: boolean
}): Promise<HostileFindings> {
  const folder = mkdtempSync(join(tmpdir(), 'openitem-hostile-'))
  const findings: HostileFindings = { measured: [], breaches: [] }
  try {
    placeOddities(folder)
    for (const name of ODDITIES) await tryOne(name, folder, findings, DURATION_MS_MAX)
    for (const { name, heavyOnly, write } of hostileFiles) {
      if (heavyOnly && !isHeavy) continue
      await write(join(folder, name))
      await tryOne(name, folder, findings, DURATION_MS_MAX * (heavyOnly ? HEAVY_SLOWNESS : 1))
      rmSync(join(folder, name))
    }
    return findings
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const ODDITIES = ['empty.csv', 'a folder', 'missing.csv', 'dangling.csv', 'loop.csv', '*.nothing']

function placeOddities(folder: string): void {
  writeFileSync(join(folder, 'empty.csv'), '')
  mkdirSync(join(folder, 'a folder'))
  symlinkSync('nowhere', join(folder, 'dangling.csv'))
  symlinkSync('loop.csv', join(folder, 'loop.csv'))
}

async function tryOne(
  name: string,
  folder: string,
  findings: HostileFindings,
  durationMsMax: number,
): Promise<void> {
  const book = join(folder, 'book')
  rmSync(book, { recursive: true, force: true })
  await runProgram(['init', book])
  const run = await runProgram(['import', name, '--json', '--book', book], {
    cwd: folder,
    timeoutMs: KILLED_AFTER_MS * (durationMsMax / DURATION_MS_MAX),
  })
  findings.measured.push({ name, workMs: run.workMs, peakBytes: run.peakBytes })
  for (const detail of faults(run, durationMsMax)) findings.breaches.push({ name, detail })
  const check = await runProgram(['check', '--book', book])
  if (check.exitCode !== 0) findings.breaches.push({ name, detail: `check: ${check.stdout}` })
}

function faults(run: ProgramRun, durationMsMax: number): readonly string[] {
  const { exitCode, signal, stderr, durationMs, peakBytes, workMs } = run
  if (signal !== null) return [`ended by ${signal} after ${Math.round(durationMs)} ms`]
  const isPlain = exitCode === 0 || exitCode === 2 || exitCode === 3
  return [
    isPlain ? '' : `exit ${exitCode}: ${stderr.slice(0, 300)}`,
    /\n\s+at .*:\d+:\d+/.test(stderr) ? `a stack trace: ${stderr.slice(0, 300)}` : '',
    exitCode !== 0 && stderr.trim() === '' ? 'no message' : '',
    workMs > durationMsMax ? `${workMs} ms of work` : '',
    peakBytes > PEAK_BYTES_MAX ? `${Math.round(peakBytes / 1e6)} MB of memory` : '',
  ].filter((fault) => fault !== '')
}
