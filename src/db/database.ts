import Driver from 'better-sqlite3'
import { AppError } from '../core/errors.ts'
import type { Database } from '../core/ports.ts'

/** "opnI", stored in the file's header: another program's database is never taken for a book. */
export const APPLICATION_ID = 0x6f706e49

/** How long a command waits for another one that is writing. */
const BUSY_TIMEOUT_MS = 5_000

/** Pages kept in memory. Imports append in the order of their keys; more than this made no run faster. */
const CACHE_KIB = 16 * 1024

/** Half as many pages as by default are half as much work to write; a small book stays small. */
const PAGE_BYTES = 8192

/** Which file to open, and for what. */
export interface OpenOptions {
  readonly path: string
  readonly access: 'read' | 'write' | 'create'
}

/** Opens the book's database file with the settings that every command relies on. */
export function openDatabase({ path, access }: OpenOptions): Database {
  const db = connect(path, access)
  try {
    if (access === 'create') {
      // The size of pages, before anything is written.
      db.exec(`PRAGMA page_size = ${PAGE_BYTES}; PRAGMA application_id = ${APPLICATION_ID}`)
    }
    const id = db.pragma('application_id', { simple: true })
    if (id !== APPLICATION_ID) throw new AppError('usage', `${path} is not a book of openitem`)
    db.exec(`PRAGMA cache_size = -${CACHE_KIB}; PRAGMA temp_store = FILE`)
    if (access === 'read') return db
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL') // what a command reports as done survives a power cut
    db.pragma('foreign_keys = ON')
    return db
  } catch (error) {
    db.close()
    throw explain(error, path)
  }
}

/** Where the file format keeps which journal a reader and a writer need: 2 is WAL, 1 is none. */
const JOURNAL_BYTES = [18, 19] as const

/**
 * Opens a copy of the file's bytes in memory. That is how a book is read whose folder cannot be
 * written: a reader in WAL mode needs files of its own beside the database.
 */
export function openSnapshot(bytes: Buffer, path: string): Database {
  for (const at of JOURNAL_BYTES) bytes[at] = 1
  try {
    const db = new Driver(bytes, { readonly: true })
    if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) return db
    throw new AppError('usage', `${path} is not a book of openitem`)
  } catch (error) {
    throw explain(error, path)
  }
}

/** A driver error in words for people, where there are such words; else the error itself. */
export function explain(error: unknown, path: string): unknown {
  if (!(error instanceof Driver.SqliteError)) return error
  const { code } = error
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new AppError('check', `${path} is damaged: ${error.message}`, {
      cause: error,
      hint: 'leave the file as it is and restore the last backup into a new folder',
    })
  }
  if (code === 'SQLITE_FULL') {
    return new AppError('internal', `no room left on the disk of ${path}; nothing was changed`, {
      cause: error,
      hint: 'make room and run the command again',
    })
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return new AppError('internal', `the disk of ${path} fails; nothing was changed`, {
      cause: error,
      hint: 'look after the disk, run "openitem check", and then the command again',
    })
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN') {
    return new AppError('permission', `${path} cannot be written: ${error.message}`, {
      cause: error,
    })
  }
  return error
}

/** Whether another process holds the book. */
export function isBusy(error: unknown): boolean {
  return error instanceof Driver.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

function connect(path: string, access: OpenOptions['access']): Database {
  try {
    return new Driver(path, {
      readonly: access === 'read',
      fileMustExist: access !== 'create',
      timeout: BUSY_TIMEOUT_MS,
    })
  } catch (error) {
    throw explain(error, path)
  }
}
