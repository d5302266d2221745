import { AppError } from '../core/errors.ts'
import type { Ports } from '../core/ports.ts'
import { explain, isBusy } from '../db/database.ts'
import type { OpenBook } from './book.ts'
import { clearLockNote, holderOf, writeLockNote } from './lock-note.ts'

/** What follows from a commit: files, mail. A rollback forgets it. */
export type Effects = (() => void | Promise<void>)[]

interface Transaction {
  readonly book: OpenBook
  readonly ports: Ports
  readonly name: string
  readonly isNested: boolean
  readonly isDryRun: boolean
}

/**
 * Runs the whole of a command's work in one immediate transaction, and takes it all back in a dry
 * run or when it fails. Inside the rehearsal of an outer dry run it is a savepoint.
 */
export async function inTransaction<T>(scene: Transaction, work: () => T | Promise<T>): Promise<T> {
  const { book, ports, name, isNested, isDryRun } = scene
  const { db } = book
  begin(scene)
  if (!isNested) writeLockNote(ports, book.paths, name)
  try {
    const result = await work()
    if (isDryRun) rollBack(scene)
    else db.exec(isNested ? 'RELEASE step' : 'COMMIT')
    return result
  } catch (error) {
    if (db.inTransaction) rollBack(scene)
    throw explain(error, book.paths.database)
  } finally {
    if (!isNested) clearLockNote(ports, book.paths)
  }
}

function rollBack({ book, isNested }: Transaction): void {
  book.db.exec(isNested ? 'ROLLBACK TO step; RELEASE step' : 'ROLLBACK')
}

function begin({ book, ports, isNested }: Transaction): void {
  try {
    book.db.exec(isNested ? 'SAVEPOINT step' : 'BEGIN IMMEDIATE')
  } catch (error) {
    if (!isBusy(error)) throw explain(error, book.paths.database)
    throw new AppError('busy', `the book is held by ${holderOf(ports, book.paths)}`, {
      cause: error,
      hint: 'nothing was changed; run the command again when the other one is done',
    })
  }
}
