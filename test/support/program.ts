import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** One run of the built program in a process of its own. */
export interface ProgramRun {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly durationMs: number
  // Both are 0 where a signal ended it.
  readonly peakBytes: number
  /** The time of the processor, whatever else the machine was at. */
  readonly workMs: number
}

/** What a run may be given besides its words. */
export interface ProgramOptions {
  readonly cwd?: string
  readonly input?: string | Uint8Array
  /** The program is killed when it takes longer. */
  readonly timeoutMs?: number
  readonly nodeOptions?: readonly string[]
}

const root = join(import.meta.dirname, '../..')
const PEAK = join(import.meta.dirname, 'peak.cjs')
export const PROGRAM = join(root, 'bin/openitem.js')
const TIMEOUT_MS = 120_000

/** Runs the built program as a user does, and measures it. */
export function runProgram(
  words: readonly string[],
  { cwd = root, input, timeoutMs = TIMEOUT_MS, nodeOptions = [] }: ProgramOptions = {},
): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(process.execPath, [...nodeOptions, '--require', PEAK, PROGRAM, ...words], {
      cwd,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      env: { ...process.env, OPENITEM_TODAY: '2026-10-31', NO_COLOR: '1' },
    })
    const texts = ['', '', '', '']
    child.stdio.forEach((stream, index) => {
      stream?.on('error', () => {}) // a program that ends early does not read its input
      if (index > 0) stream?.on('data', (part: Buffer) => (texts[index] += part.toString()))
    })
    child.stdin?.end(input)
    child.on('error', reject)
    child.on('close', (exitCode, signal) => {
      const [, stdout = '', stderr = '', peak = ''] = texts
      const durationMs = performance.now() - start
      const [peakBytes = 0, workMs = 0] = peak.split(' ').map(Number)
      resolve({ exitCode, signal, stdout, stderr, durationMs, peakBytes, workMs })
    })
  })
}
