import { gunzipSync } from 'node:zlib'
import { AppError } from '../../../core/errors.ts'

/** What one archive may hold unpacked, as it is held in memory: far above most exports. */
const UNPACKED_BYTES_MAX = 128 << 20
const HINT_UNPACK = 'unpack it and import what is in it: large files are read in pieces'

/** Whether the bytes begin like a gzip file. */
export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** Whether the bytes begin like a zip file; workbooks are such files too. */
export function isZip(bytes: Buffer): boolean {
  return bytes.length > 3 && bytes.readUInt32LE(0) === 0x04034b50
}

/** Whether the bytes are a workbook: a zip with its parts, or the old Excel format. */
export async function holdsWorkbook(bytes: Buffer): Promise<boolean> {
  if (bytes.length > 3 && bytes.readUInt32BE(0) === 0xd0cf11e0) return true
  if (!isZip(bytes)) return false
  const { unzipSync } = await import('fflate')
  const names: string[] = []
  attempt(() => unzipSync(bytes, { filter: ({ name }) => names.push(name) < 0 }))
  return names.includes('[Content_Types].xml') || names.includes('content.xml')
}

/** Unpacks a gzip file. */
export function unpackGzip(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: UNPACKED_BYTES_MAX })
  } catch (error) {
    const isTooLarge =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    if (!isTooLarge) throw new AppError('input', 'the gzip file is damaged', { cause: error })
    throw new AppError('input', 'the gzip file unpacks to more than 128 MB', { hint: HINT_UNPACK })
  }
}

/** Unpacks the files of a zip archive, by name. */
export async function unpackZip(
  bytes: Buffer,
): Promise<readonly { readonly name: string; readonly bytes: Buffer }[]> {
  const { unzipSync } = await import('fflate')
  let room = UNPACKED_BYTES_MAX
  const entries = attempt(() =>
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || /(^|\/)(\.|__MACOSX\/)/.test(name)) return false
        room -= originalSize
        if (room < 0) {
          const message = 'the archive unpacks to more than 128 MB'
          throw new AppError('input', message, { hint: HINT_UNPACK })
        }
        return true
      },
    }),
  )
  return Object.entries(entries)
    .map(([name, content]) => ({ name, bytes: Buffer.from(content) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('input', 'the zip file is damaged', { cause: error })
  }
}
