import type { Database } from '../../core/ports.ts'

/** Runs the work on one file; when it throws, what it wrote is gone and the other files stay. */
export function inSavepoint<T>(db: Database, work: () => T): T {
  db.exec('SAVEPOINT import_file')
  try {
    const result = work()
    db.exec('RELEASE import_file')
    return result
  } catch (error) {
    db.exec('ROLLBACK TO import_file')
    db.exec('RELEASE import_file')
    throw error
  }
}
