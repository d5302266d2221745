import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { AppError, type FailureKind } from '../core/errors.ts'
import type { Files, TemporaryFile } from '../core/ports.ts'
import { randomHex } from './random.ts'

/** The real file system; what cannot be done is an error that names the path. */
export const systemFiles: Files = {
  exists: existsSync,
  isFolder: (path) => existsSync(path) && statSync(path).isDirectory(),
  isFile: (path) => existsSync(path) && statSync(path).isFile(),
  isDevice: (path) => existsSync(path) && statSync(path).isCharacterDevice(),
  isLink: (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true,
  isPrivate: (path) => named(path, 'read', () => (statSync(path).mode & 0o077) === 0),
  list: (folder) => named(folder, 'listed', () => readdirSync(folder).sort()),
  read: (path) => named(path, 'read', () => readFileSync(path)),
  chunks: readChunks,
  part: readPart,
  temporary: openTemporary,
  readText: (path) => named(path, 'read', () => readFileSync(path, 'utf8')),
  write: (path, content) => named(path, 'written', () => writeWhole(path, content)),
  makeFolder: (path) => named(path, 'made', () => makeFolder(path)),
  move: (from, to) => named(from, 'moved', () => renameSync(from, to)),
  remove: (path) => named(path, 'removed', () => rmSync(path, { force: true })),
  modified: (path) => named(path, 'read', () => statSync(path).mtime),
  size: (path) => named(path, 'read', () => statSync(path).size),
}

function* readChunks(path: string, bytes: number): Generator<Buffer> {
  const file = named(path, 'read', () => openSync(path, 'r'))
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(bytes)
      const length = named(path, 'read', () => readSync(file, chunk, 0, bytes, null))
      if (length === 0) return
      yield chunk.subarray(0, length)
    }
  } finally {
    closeSync(file)
  }
}

function readPart(path: string, place: { from: number; length: number }): Buffer {
  const file = named(path, 'read', () => openSync(path, 'r'))
  try {
    return named(path, 'read', () => readAt(file, place))
  } finally {
    closeSync(file)
  }
}

function readAt(file: number, { from, length }: { from: number; length: number }): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  let read = 0
  while (read < length) {
    const more = readSync(file, bytes, read, length - read, from + read)
    if (more === 0) break
    read += more
  }
  return bytes.subarray(0, read)
}

/** The name is taken away at once where the system allows it: a killed process leaves nothing. */
function openTemporary(): TemporaryFile {
  const path = join(tmpdir(), `openitem-${randomHex(12)}.tmp`)
  const file = named(path, 'written', () => openSync(path, 'wx+', 0o600))
  const removed = (): boolean => {
    try {
      rmSync(path, { force: true })
      return true
    } catch {
      return false // Windows keeps the name of a file that is open
    }
  }
  const isNameless = removed()
  let isOpen = true
  return {
    append: (bytes) => {
      named(path, 'written', () => writeFully(file, bytes))
    },
    part: (place) => named(path, 'read', () => readAt(file, place)),
    close: () => {
      if (isOpen) closeSync(file)
      isOpen = false
      if (!isNameless) removed()
    },
  }
}

function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (lstatSync(path).isSymbolicLink()) throw new AppError('permission', `${path} is a link`)
}

/** Writes beside the target and renames, so that a reader never sees half a file. */
function writeWhole(path: string, content: string | Uint8Array | Iterable<Uint8Array>): void {
  const pieces = piecesOf(content)
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  rmSync(temporary, { force: true })
  const file = openSync(temporary, 'wx', 0o600)
  try {
    try {
      for (const bytes of pieces) writeFully(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    chmodSync(temporary, 0o600) // whatever the umask says
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

function piecesOf(content: string | Uint8Array | Iterable<Uint8Array>): Iterable<Uint8Array> {
  if (typeof content === 'string') return [Buffer.from(content, 'utf8')]
  return content instanceof Uint8Array ? [content] : content
}

function writeFully(file: number, bytes: Uint8Array): void {
  let written = 0
  while (written < bytes.length) written += writeSync(file, bytes, written)
}

function named<T>(path: string, done: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error)) throw error
    const code = 'code' in error ? String(error.code) : ''
    throw new AppError(kindOf(code), `${path} cannot be ${done}: ${reasonOf(code, error)}`, {
      cause: error,
      ...(code === 'ENOSPC' ? { hint: 'make room and run the command again' } : {}),
    })
  }
}

function kindOf(code: string): FailureKind {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'permission'
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EIO':
      return 'internal' // nothing that was typed is wrong
    default:
      return 'usage'
  }
}

function reasonOf(code: string, error: Error): string {
  switch (code) {
    case 'ENOENT':
      return 'there is no such file'
    case 'EISDIR':
      return 'it is a folder'
    case 'ENOTDIR':
      return 'what should be a folder on the way there is a file'
    case 'EACCES':
    case 'EPERM':
      return 'no permission'
    case 'EROFS':
      return 'the disk is read-only'
    case 'ENAMETOOLONG':
      return 'the name is too long'
    case 'EIO':
      return 'the disk fails'
    case 'EDQUOT':
    case 'ENOSPC':
      return 'no room left on the disk'
    default:
      return error.message
  }
}
