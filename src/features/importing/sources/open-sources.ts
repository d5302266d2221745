import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../../../core/errors.ts'
import type { Files, Ports } from '../../../core/ports.ts'
import type { Mail } from '../../../reading/advices/mail/mail.ts'
import { holdsAdvice } from '../../../reading/advices/mail/read-advice.ts'
import type { Grid } from '../../../reading/table/grid.ts'
import { holdsWorkbook, isGzip, isOldWorkbook, isZip, unpackGzip, unpackZip } from './archives.ts'
import {
  CHUNK_BYTES,
  type Content,
  collect,
  fileContent,
  HELD_BYTES_MAX,
  heldContent,
  type Room,
  wholeOf,
} from './content.ts'
import { isMail, openMail } from './open-mail.ts'
import { headOf, isHeavy } from './weight.ts'
import { zipEntries } from './zip-directory.ts'

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
  /** What stands in it, where it is a mail. */
  readonly mail?: Mail
  /** Gives back the room on the disk that the file took. */
  close(): void
}

/** How much of a file that is read in pieces decides what it is and how it is written. */
const HEAD_BYTES = 4 << 20
const HEAD_ROWS = 40_000
/** A file that unpacks to itself would never end. */
const PACKED_DEPTH_MAX = 3
/** A workbook is held in memory. */
const WORKBOOK_BYTES_MAX = 48 << 20
/** What arrives on standard input lies on the disk until it is in. */
const INPUT_BYTES_MAX = 16 * 1024 ** 3

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
    const onBytes = (bytes: number) => {
      ports.terminal.progress(`${path}: ${Math.floor(bytes / 1e6)} MB`)
    }
    const room = { files: ports.files, onBytes }
    sources.push(...(await unpacked(room, path, await contentOf(ports, path, room))))
  }
  ports.terminal.progress('')
  return sources
}

async function contentOf(ports: Ports, path: string, room: Room): Promise<Content> {
  const { files, cwd } = ports
  if (path === '-') return await collect(room, bytesOf(ports.stdin()), INPUT_LIMIT)
  refuseFolder(ports, path)
  const place = resolve(cwd, path)
  const isLarge = files.exists(place) && files.size(place) >= HELD_BYTES_MAX
  // What is no file on a disk, such as a pipe, tells no size and is read once.
  return isLarge
    ? fileContent(files, place)
    : await collect(room, files.chunks(place, CHUNK_BYTES), INPUT_LIMIT)
}

const INPUT_LIMIT = {
  bytes: INPUT_BYTES_MAX,
  refusal: () =>
    new AppError('input', 'the input is longer than 16 GB', { hint: 'store it as a file' }),
}

async function* bytesOf(stream: NodeJS.ReadableStream): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

function refuseFolder({ files, cwd }: Ports, path: string): void {
  if (!files.isFolder(resolve(cwd, path))) return
  throw new AppError('usage', `${path} is a folder`, {
    hint: `name the files in it, such as ${join(path, '*.csv')}`,
  })
}

async function unpacked(
  room: Room,
  path: string,
  content: Content,
  depth = 0,
): Promise<readonly (Source | Unopened)[]> {
  try {
    if (depth > PACKED_DEPTH_MAX) throw new AppError('input', 'archives are packed in archives')
    const head = content.part({ from: 0, length: HEAD_BYTES })
    if (isGzip(head)) {
      const inner = await unpackGzip(room, content)
      content.close()
      return await unpacked(room, path.replace(/\.gz$/i, ''), inner, depth + 1)
    }
    if (isOldWorkbook(head)) return [await openWorkbook(path, content)]
    if (isMail(head) && content.size < HELD_BYTES_MAX)
      return await inMail(room, path, content, depth)
    if (!isZip(head)) return [plain(path, head, content)]
    const entries = zipEntries(content)
    if (holdsWorkbook(entries)) return [await openWorkbook(path, content)]
    const members = await unpackZip(room, content, entries)
    content.close()
    return members.map((entry) => {
      const { name, content: inner } = entry
      return plain(`${path}/${name}`, inner.part({ from: 0, length: HEAD_BYTES }), inner)
    })
  } catch (error) {
    content.close()
    if (error instanceof AppError && error.kind === 'input') return [{ path, error }]
    throw error
  }
}

/** The files that hang on a mail, and what it says itself unless they say it all. */
async function inMail(
  room: Room,
  path: string,
  content: Content,
  depth: number,
): Promise<readonly (Source | Unopened)[]> {
  const bytes = content.part({ from: 0, length: content.size })
  const { mail, files: attached } = await openMail(bytes)
  const inside = await Promise.all(
    attached.map(({ name, bytes: inner }) =>
      unpacked(room, `${path}/${name}`, heldContent(inner), depth + 1),
    ),
  )
  content.close()
  if (attached.length > 0 && !holdsAdvice(mail)) return inside.flat()
  const { size } = content
  const own = { path, bytes, size, chunks: null, place: null, workbook: null, close: () => {} }
  return [{ ...own, mail }, ...inside.flat()]
}

function plain(path: string, head: Buffer, content: Content): Source {
  const { size, place } = content
  const close = () => content.close()
  const bytes = size < HELD_BYTES_MAX ? content.part({ from: 0, length: size }) : head
  if (size < HELD_BYTES_MAX && !isHeavy(bytes)) {
    return { path, bytes, size, chunks: null, place: null, workbook: null, close }
  }
  const chunks = () => content.chunks()
  return { path, bytes: headOf(head, HEAD_ROWS), size, chunks, place, workbook: null, close }
}

async function openWorkbook(path: string, content: Content): Promise<Source> {
  const { readWorkbook } = await import('../../../reading/table/read-workbook.ts')
  const { size } = content
  const bytes = wholeOf(content, { bytes: WORKBOOK_BYTES_MAX, refusal: workbookRefusal })
  content.close()
  const workbook = await readWorkbook(bytes)
  return { path, bytes, size, chunks: null, place: null, workbook, close: () => {} }
}

function workbookRefusal(): AppError {
  return new AppError('input', 'the workbook is larger than 48 MB', {
    hint: 'save its table as CSV and import that: a CSV file may have any size',
  })
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
