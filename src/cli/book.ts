import { dirname, join, resolve } from 'node:path'
import type { BookPaths } from '../core/command.ts'
import { AppError } from '../core/errors.ts'
import type { Database, Files, Ports } from '../core/ports.ts'
import type { Settings } from '../core/settings/index.ts'
import { plainSettings } from '../core/settings/plain.ts'
import { explain, openDatabase, openSnapshot } from '../db/database.ts'
import { migrate, schemaState } from '../db/migrate.ts'

export const SETTINGS_FILE = 'openitem.toml'

/** An open book: its folder, its settings and its connection. */
export interface OpenBook {
  readonly paths: BookPaths
  readonly settings: Settings
  readonly db: Database
}

/** The places in a book's folder. */
export function bookPaths(root: string): BookPaths {
  return {
    root,
    settings: join(root, SETTINGS_FILE),
    database: join(root, 'book.db'),
    inbox: join(root, 'inbox'),
    outbox: join(root, 'outbox'),
    reports: join(root, 'reports'),
    templates: join(root, 'templates'),
    backups: join(root, 'backups'),
  }
}

/** `--book`, else `$OPENITEM_BOOK`, else the nearest folder upward with `openitem.toml`. */
export function findBookFolder(ports: Ports, given: string | undefined): string | undefined {
  const named = given ?? (ports.environment['OPENITEM_BOOK'] || undefined)
  if (named !== undefined) return resolve(ports.cwd, named)
  for (let folder = ports.cwd; ; folder = dirname(folder)) {
    if (ports.files.exists(join(folder, SETTINGS_FILE))) return folder
    if (dirname(folder) === folder) return undefined
  }
}

/** Opens the book in a folder; a schema that is older is brought up to date after a backup. */
export async function openBook(
  ports: Ports,
  folder: string | undefined,
  access: 'read' | 'write',
): Promise<OpenBook> {
  const paths = bookPaths(requireBook(ports, folder))
  const settings = await settingsOf(ports.files.readText(paths.settings), paths.settings)
  const db =
    access === 'read'
      ? openForReading(ports, paths)
      : openDatabase({ path: paths.database, access })
  try {
    const state = schemaState(db, paths.database)
    if (state === 'current') return { paths, settings, db }
    if (state === 'empty') throw new AppError('check', `${paths.database} holds no book`)
    db.close()
    bringUpToDate(ports, paths)
    return await openBook(ports, folder, access)
  } catch (error) {
    if (db.open) db.close()
    throw error
  }
}

/** Makes the folders, the settings and an empty database; refuses a folder that has a book. */
export async function createBook(
  ports: Ports,
  folder: string,
  settings: string,
): Promise<BookPaths> {
  const { files } = ports
  const paths = bookPaths(folder)
  for (const path of [paths.settings, paths.database]) {
    if (!files.exists(path)) continue
    throw new AppError('usage', `${path} exists already; nothing was changed`, {
      hint: 'choose another folder, or use the book that is there',
    })
  }
  await settingsOf(settings, paths.settings)
  for (const path of [paths.root, paths.inbox, paths.outbox, paths.reports, paths.templates]) {
    files.makeFolder(path)
  }
  try {
    makeDatabase(files, paths.database)
    files.write(paths.settings, settings) // last: a folder is a book once it is whole
    return paths
  } catch (error) {
    // What is half made would be in the way of the next attempt.
    for (const end of ['', '-wal', '-shm']) files.remove(`${paths.database}${end}`)
    throw error
  }
}

function makeDatabase(files: Files, path: string): void {
  files.write(path, '') // so that it has mode 0600 before anything is in it
  const db = openDatabase({ path, access: 'create' })
  try {
    db.transaction(() => migrate(db)).immediate()
  } catch (error) {
    throw explain(error, path)
  } finally {
    db.close()
  }
}

async function settingsOf(text: string, file: string): Promise<Settings> {
  const settings = plainSettings(text)
  if (settings !== undefined) return settings
  return (await import('../core/settings/parse.ts')).parseSettings(text, file)
}

/** A book that lies where nothing can be written is read from a copy in memory. */
function openForReading(ports: Ports, { database }: BookPaths): Database {
  try {
    return openDatabase({ path: database, access: 'read' })
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'permission') throw error
    const journal = `${database}-wal`
    if (ports.files.exists(journal) && ports.files.size(journal) > 0) throw error
    return openSnapshot(ports.files.read(database), database)
  }
}

function requireBook(ports: Ports, folder: string | undefined): string {
  const hint = '"openitem init DIR" makes a book; --book DIR or $OPENITEM_BOOK names one'
  if (folder === undefined) {
    throw new AppError('usage', `no book here: no ${SETTINGS_FILE} in ${ports.cwd} or above`, {
      hint,
    })
  }
  for (const file of [SETTINGS_FILE, 'book.db']) {
    if (!ports.files.exists(join(folder, file))) {
      throw new AppError('usage', `${folder} is not a book: it has no ${file}`, { hint })
    }
  }
  return folder
}

function bringUpToDate(ports: Ports, paths: BookPaths): void {
  const db = openDatabase({ path: paths.database, access: 'write' })
  try {
    const version = Number(db.pragma('user_version', { simple: true }))
    ports.files.makeFolder(paths.backups)
    const backup = join(paths.backups, `before-schema-${version + 1}-${ports.random.hex(4)}.db`)
    db.prepare('VACUUM INTO ?').run(backup)
    db.transaction(() => migrate(db)).immediate()
  } finally {
    db.close()
  }
}
