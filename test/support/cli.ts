import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from '../../src/cli/run.ts'
import type { Json } from '../../src/core/outcome.ts'
import type { Ports } from '../../src/core/ports.ts'
import { systemFiles } from '../../src/platform/files.ts'
import { openMailer } from '../../src/platform/mailer.ts'

export interface CliResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** The program in this process, in a folder of its own, on a fixed day. */
export interface Cli {
  readonly folder: string
  (...words: string[]): Promise<CliResult>
  /** Runs with `--json`, expects exit 0, and returns the document. */
  json<T = { readonly [key: string]: Json }>(...words: string[]): Promise<T>
  file(name: string, content: string): string
  remove(): void
}

export const TEST_DAY = '2026-10-31'

/** A command line as a user has it: fixed clock, no terminal, nothing from the environment. */
export function makeCli(overrides: Partial<Ports> = {}): Cli {
  const folder = mkdtempSync(join(tmpdir(), 'openitem-test-'))
  let counter = 0
  const cli = async (...words: string[]): Promise<CliResult> => {
    const printed = { stdout: '', stderr: '' }
    const ports: Ports = {
      cwd: folder,
      environment: { OPENITEM_TODAY: TEST_DAY },
      osUser: 'tester',
      processId: 4711,
      isRunning: () => false,
      clock: { now: () => new Date('2026-10-31T12:00:00Z') },
      random: { hex: (bytes) => (++counter).toString(16).padStart(bytes * 2, '0') },
      files: systemFiles,
      threads: { run: (task, job) => task.run(job, systemFiles) },
      spareMemory: () => undefined,
      sweepMemory: async () => undefined,
      terminal: {
        isInteractive: false,
        hasColor: false,
        columns: 100,
        progress: () => {},
        takeOver: () => {
          throw new Error('there is no terminal here')
        },
      },
      openMailer,
      shippedTemplates: join(import.meta.dirname, '../../templates'),
      version: '0.0.0-test',
      stdin: () => process.stdin,
      stdout: (text) => {
        printed.stdout += text
      },
      stderr: (text) => {
        printed.stderr += text
      },
      ...overrides,
    }
    const exitCode = await runCli(words, ports)
    return { exitCode, ...printed }
  }
  return Object.assign(cli, {
    folder,
    json: async <T>(...words: string[]): Promise<T> => {
      const result = await cli(...words, '--json')
      if (result.exitCode !== 0) {
        throw new Error(`openitem ${words.join(' ')}: exit ${result.exitCode}: ${result.stderr}`)
      }
      return JSON.parse(result.stdout)
    },
    file: (name: string, content: string): string => {
      systemFiles.write(join(folder, name), content)
      return join(folder, name)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  })
}
