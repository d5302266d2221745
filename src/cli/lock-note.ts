import { join } from 'node:path'
import type { BookPaths } from '../core/command.ts'
import { AppError } from '../core/errors.ts'
import type { Ports } from '../core/ports.ts'

/**
 * A note beside the database that says who is writing. The lock itself is SQLite's; the note only
 * lets the one who waits say for whom, so a stale one does no harm.
 */
export function writeLockNote(ports: Ports, paths: BookPaths, command: string): void {
  const note = { pid: ports.processId, since: ports.clock.now().toISOString(), command }
  try {
    ports.files.write(notePath(paths), `${JSON.stringify(note)}\n`)
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'permission') throw error
    throw new AppError('permission', `${paths.root} cannot be written: no permission`, {
      cause: error,
      hint: 'nothing was changed; the book can still be read',
    })
  }
}

/** Takes the note away again. */
export function clearLockNote(ports: Ports, paths: BookPaths): void {
  ports.files.remove(notePath(paths))
}

/** Who holds the book, in words: `openitem import (process 4711, for 12 s)`. */
export function holderOf(ports: Ports, paths: BookPaths): string {
  const path = notePath(paths)
  if (!ports.files.exists(path)) return 'another program'
  try {
    const note: { pid?: unknown; since?: unknown; command?: unknown } = JSON.parse(
      ports.files.readText(path),
    )
    const ageMs = ports.clock.now().getTime() - Date.parse(String(note.since))
    const seconds = Math.max(0, Math.round(ageMs / 1000))
    return `openitem ${note.command} (process ${note.pid}, for ${seconds} s)`
  } catch {
    return 'another program' // the note vanished or is half there: its writer is just done
  }
}

function notePath(paths: BookPaths): string {
  return join(paths.root, '.writing.json')
}
