import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../../../core/errors.ts'
import type { Files, Ports } from '../../../core/ports.ts'
import type { Grid } from '../table/grid.ts'
import { holdsWorkbook, isGzip, isZip, unpackGzip, unpackZip } from './archives.ts'
import { headOf, isHeavy } from './weight.ts'

/** A file as the user named it. */
export interface Source {
  readonly path: string
  /** The whole file, or the head of one that is read in pieces. */
  readonly bytes: Buffer
  readonly size: number
  /** Null where `bytes` is all. */
  readonly chunks: (() => Iterable<Buffer>) | null
  /** Where a file that is read in pieces lies as it is; another thread can read it there. */
  readonly place: string | null
  /** The table of a workbook. */
  readonly workbook: Grid | null
}

/** From this size on a file is read in pieces: memory stays flat. */
const STREAMED_BYTES_MIN = 12 << 20
/** How much of such a file decides what it is and how it is written. */
const HEAD_BYTES = 4 << 20
const HEAD_ROWS = 40_000
const CHUNK_BYTES = 64 << 10
/** A file that unpacks to itself would never end. */
const PACKED_DEPTH_MAX = 3

/** A file that could not be opened, with the reason. */
export interface Unopened {
  readonly path: string
  readonly error: AppError
}

/** Opens what the command line names: files, patterns, archives, `-` for standard input. */
export async function openSources(
  ports: Ports,
  words: readonly string[],
): Promise<readonly (Source | Unopened)[]> {
  const sources: (Source | Unopened)[] = []
  for (const path of words.flatMap((word) => expand(ports, word))) {
    if (path !== '-') refuseFolder(ports, path)
    const large = path === '-' ? undefined : openLarge(ports, path)
    if (large !== undefined) {
      sources.push(large)
      continue
    }
    const bytes =
      path === '-' ? await readAll(ports.stdin()) : ports.files.read(resolve(ports.cwd, path))
    sources.push(...(await unpacked(path, bytes)))
  }
  return sources
}

function refuseFolder({ files, cwd }: Ports, path: string): void {
  if (!files.isFolder(resolve(cwd, path))) return
  throw new AppError('usage', `${path} is a folder`, {
    hint: `name the files in it, such as ${join(path, '*.csv')}`,
  })
}

function openLarge({ files, cwd }: Ports, path: string): Source | undefined {
  const place = resolve(cwd, path)
  if (!files.exists(place) || files.isFolder(place)) return undefined
  const size = files.size(place)
  if (size < STREAMED_BYTES_MIN) return undefined
  const [bytes = Buffer.alloc(0)] = files.chunks(place, HEAD_BYTES)
  if (isGzip(bytes) || isZip(bytes)) return undefined
  return inPieces({ path, bytes, size, place }, () => files.chunks(place, CHUNK_BYTES))
}

function inPieces(
  file: Pick<Source, 'path' | 'bytes' | 'size' | 'place'>,
  chunks: () => Iterable<Buffer>,
): Source {
  return { ...file, bytes: headOf(file.bytes, HEAD_ROWS), chunks, workbook: null }
}

async function unpacked(
  path: string,
  bytes: Buffer,
  depth = 0,
): Promise<readonly (Source | Unopened)[]> {
  try {
    if (depth > PACKED_DEPTH_MAX) throw new AppError('input', 'archives are packed in archives')
    if (isGzip(bytes)) {
      return await unpacked(path.replace(/\.gz$/i, ''), unpackGzip(bytes), depth + 1)
    }
    if (await holdsWorkbook(bytes)) return [await openWorkbook(path, bytes)]
    if (!isZip(bytes)) return [plain(path, bytes)]
    return (await unpackZip(bytes)).map((entry) => plain(`${path}/${entry.name}`, entry.bytes))
  } catch (error) {
    if (error instanceof AppError && error.kind === 'input') return [{ path, error }]
    throw error
  }
}

function plain(path: string, bytes: Buffer): Source {
  const size = bytes.length
  if (size >= STREAMED_BYTES_MIN || isHeavy(bytes)) {
    const head = bytes.subarray(0, HEAD_BYTES)
    return inPieces({ path, bytes: head, size, place: null }, () => piecesOf(bytes))
  }
  return { path, bytes, size: bytes.length, chunks: null, place: null, workbook: null }
}

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    yield bytes.subarray(at, at + CHUNK_BYTES)
  }
}

async function openWorkbook(path: string, bytes: Buffer): Promise<Source> {
  const { readWorkbook } = await import('../table/read-workbook.ts')
  const workbook = await readWorkbook(bytes)
  return { path, bytes, size: bytes.length, chunks: null, place: null, workbook }
}

/** Expands `*` and `?` in the name of a file, where the shell has not. */
function expand({ files, cwd }: { files: Files; cwd: string }, word: string): readonly string[] {
  const name = basename(word)
  if (!/[*?]/.test(name) || files.exists(resolve(cwd, word))) return [word]
  const folder = dirname(word)
  const pattern = new RegExp(
    `^${name
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  )
  const found = files
    .list(resolve(cwd, folder))
    .filter((entry) => pattern.test(entry) && !entry.startsWith('.'))
  if (found.length > 0) return found.map((entry) => (folder === '.' ? entry : join(folder, entry)))
  throw new AppError('usage', `${word}: no file has such a name`)
}

async function readAll(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
