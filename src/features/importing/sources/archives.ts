import { Readable } from 'node:stream'
import { crc32, createGunzip, createInflateRaw, type Gunzip, type InflateRaw } from 'node:zlib'
import { AppError } from '../../../core/errors.ts'
import { type Allowance, type Content, collect, type Room } from './content.ts'
import { damaged, type ZipEntry } from './zip-directory.ts'

/** Up to here an archive may unpack to anything. */
const UNPACKED_BYTES_FREE = 128 << 20
/** Above, to so many times its own size: tables shrink to a tenth, bombs to a thousandth. */
const UNPACKED_TIMES_MAX = 60
/** And to so much at the most: it lies on the disk while it is imported. */
const UNPACKED_BYTES_MAX = 8 * 1024 ** 3
/** A year of daily statements of a dozen accounts. */
const FILES_MAX = 5_000
const HINT_UNPACK = 'unpack it and import what is in it: a large file is read in pieces'

const PIECE_BYTES = 64 << 10
/** How a zip file begins: with its first file, or with its end where it holds none. */
const FIRST_FILE = 0x04034b50
const NO_FILE = 0x06054b50

/** Whether the bytes begin like a gzip file. */
export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** Whether the bytes begin like a zip file; workbooks are such files too. */
export function isZip(bytes: Buffer): boolean {
  return bytes.length > 3 && [FIRST_FILE, NO_FILE].includes(bytes.readUInt32LE(0))
}

/** Whether the bytes begin like the old Excel format. */
export function isOldWorkbook(bytes: Buffer): boolean {
  return bytes.length > 3 && bytes.readUInt32BE(0) === 0xd0cf11e0
}

/** Whether the files of an archive are the parts of a workbook. */
export function holdsWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === '[Content_Types].xml' || name === 'content.xml')
}

/** From this size on, what a workbook unpacks to is read in pieces. */
const LARGE_WORKBOOK_BYTES = 16 << 20

/** Whether the files of an archive are a workbook that had better not be held in memory. */
export function holdsLargeWorkbook(entries: readonly ZipEntry[]): boolean {
  const bytes = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0)
  const isKnown = entries.some(({ name }) => name === 'xl/workbook.xml' || name === 'content.xml')
  return isKnown && bytes > LARGE_WORKBOOK_BYTES
}

/** Unpacks a gzip file. */
export async function unpackGzip(
  room: Room,
  packed: Content,
  allowance: Allowance,
): Promise<Content> {
  const stream = inflated(packed.chunks(), createGunzip(), (cause) => {
    return new AppError('input', 'the gzip file is damaged or cut off', {
      hint: 'fetch it again',
      cause,
    })
  })
  return await within(allowance, 'gzip file', { room, stream })
}

/** A file out of an archive. */
export interface Unpacked {
  readonly name: string
  readonly content: Content
}

/** Unpacks the files of a zip archive, by name; what programs hide in it is left aside. */
export async function unpackZip(
  room: Room,
  archive: Content,
  entries: readonly ZipEntry[],
  allowance: Allowance,
): Promise<readonly Unpacked[]> {
  const wanted = entries
    .filter(({ name }) => !name.endsWith('/') && !/(^|\/)(\.|__MACOSX\/)/.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  if (wanted.length === 0) {
    throw new AppError('input', 'the zip file holds no file', { hint: 'pack or fetch it again' })
  }
  if (wanted.length > FILES_MAX) {
    throw new AppError('input', `the archive holds ${wanted.length} files`, {
      hint: `unpack it and import what is in it, up to ${FILES_MAX} files at once`,
    })
  }
  const unpacked: Unpacked[] = []
  try {
    for (const entry of wanted) {
      const stream = entryBytes(archive, entry)
      const content = await within(allowance, 'archive', { room, stream })
      unpacked.push({ name: entry.name, content })
    }
    return unpacked
  } catch (error) {
    for (const { content } of unpacked) content.close()
    throw error
  }
}

/** The bytes of one file of an archive. */
export async function* entryBytes(archive: Content, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { name, method } = entry
  if (entry.isEncrypted) {
    throw new AppError('input', `"${name}" in the zip file is protected by a password`, {
      hint: 'unpack it and import what is in it',
    })
  }
  if (method !== 0 && method !== 8) {
    throw new AppError('input', `"${name}" in the zip file is packed in a way not known here`, {
      hint: 'unpack it and import what is in it',
    })
  }
  const packed = packedBytes(archive, entry)
  const stream =
    method === 0
      ? packed
      : inflated(packed, createInflateRaw(), (cause) => damaged(`"${name}" is broken`, cause))
  let crc = 0
  for await (const bytes of stream) {
    crc = crc32(bytes, crc)
    yield bytes
  }
  if (crc !== entry.crc) throw damaged(`"${name}" is not what was packed`)
}

function* packedBytes(archive: Content, entry: ZipEntry): Generator<Buffer> {
  const end = entry.from + entry.packedBytes
  for (let from = entry.from; from < end; from += PIECE_BYTES) {
    yield archive.part({ from, length: Math.min(PIECE_BYTES, end - from) })
  }
}

async function* inflated(
  packed: Iterable<Buffer>,
  inflate: Gunzip | InflateRaw,
  refusal: (cause: unknown) => AppError,
): AsyncGenerator<Buffer> {
  const source = Readable.from(packed)
  source.on('error', (error) => inflate.destroy(error))
  try {
    yield* source.pipe(inflate)
  } catch (error) {
    throw error instanceof AppError ? error : refusal(error)
  } finally {
    source.destroy()
    inflate.destroy()
  }
}

/** What a file of so many bytes may unpack to. */
export function allowanceFor(packedBytes: number): Allowance {
  const large = Math.min(packedBytes * UNPACKED_TIMES_MAX, UNPACKED_BYTES_MAX)
  const bytes = Math.max(UNPACKED_BYTES_FREE, large)
  return { bytes, left: bytes }
}

async function within(
  allowance: Allowance,
  what: string,
  { room, stream }: { readonly room: Room; readonly stream: AsyncIterable<Uint8Array> },
): Promise<Content> {
  const refusal = () => {
    allowance.left = 0 // what comes after need not even be tried
    return tooLarge(what, allowance.bytes)
  }
  const content = await collect(room, stream, { bytes: allowance.left, refusal })
  allowance.left -= content.size
  return content
}

function tooLarge(what: string, bytes: number): AppError {
  const megabytes = Math.floor(bytes / 1024 ** 2)
  return new AppError('input', `the ${what} unpacks to more than ${megabytes} MB`, {
    hint: HINT_UNPACK,
  })
}
