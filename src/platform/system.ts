import { existsSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { AppError } from '../core/errors.ts'
import type { Ports } from '../core/ports.ts'
import { systemFiles } from './files.ts'
import { STDERR, STDOUT, writerTo } from './output.ts'
import { randomHex } from './random.ts'
import { systemTerminal } from './terminal.ts'
import { systemThreads } from './threads.ts'

/** The real outside world; `here` is the folder of the running program. */
export function systemPorts(here: string): Ports {
  const root = programRoot(here)
  const environment = process.env
  return {
    cwd: currentFolder(),
    environment,
    osUser: osUser(),
    processId: process.pid,
    isRunning,
    // The heap else grows to three times what is in it before it is swept.
    spareMemory: () =>
      process.getBuiltinModule('node:v8').setFlagsFromString('--optimize-for-size'),
    sweepMemory: sweeper(),
    clock: { now: () => new Date() },
    random: { hex: randomHex },
    files: systemFiles,
    threads: systemThreads(join(here, 'thread.cjs')),
    terminal: systemTerminal(environment),
    openMailer: async (server) => (await import('./mailer.ts')).openMailer(server),
    shippedTemplates: join(root, 'templates'),
    version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    stdin: () => process.stdin,
    stdout: writerTo(STDOUT),
    stderr: writerTo(STDERR),
  }
}

/** The folder with package.json: above `dist/` when built, above `src/` in tests. */
export function programRoot(here: string): string {
  const parent = dirname(here)
  return existsSync(join(here, 'package.json')) || parent === here ? here : programRoot(parent)
}

function currentFolder(): string {
  try {
    return process.cwd()
  } catch (cause) {
    throw new AppError('usage', 'the folder that you are in is no longer there', {
      hint: 'go to another one with cd',
      cause,
    })
  }
}

/** The collector can only be called where it was asked for; a fresh context then has it. */
function sweeper(): () => Promise<void> {
  let sweep: unknown
  return async () => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc')
    sweep ??= process.getBuiltinModule('node:vm').runInNewContext('gc')
    if (typeof sweep === 'function') sweep()
    await new Promise((resolve) => setImmediate(resolve)) // what is written in C is given back then
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0) // signal 0 only asks
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function osUser(): string {
  try {
    return userInfo().username
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}` // an account without a name, as in containers
  }
}
