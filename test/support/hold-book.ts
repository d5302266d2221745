import { bookPaths } from '../../src/cli/book.ts'
import { writeLockNote } from '../../src/cli/lock-note.ts'
import { openDatabase } from '../../src/db/database.ts'
import { systemPorts } from '../../src/platform/system.ts'

// Holds the book in a folder as a command does that is writing, until standard input ends:
// node hold-book.ts FOLDER

const paths = bookPaths(process.argv[2] ?? '.')
const db = openDatabase({ path: paths.database, access: 'write' })
db.exec('BEGIN IMMEDIATE')
writeLockNote(systemPorts(import.meta.dirname), paths, 'import')
process.stdout.write('held\n')
process.stdin.resume().on('end', () => {
  db.exec('ROLLBACK')
  db.close()
})
