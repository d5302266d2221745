import { gunzipSync } from 'node:zlib'
import { AppError } from '../../../core/errors.ts'

/** What one archive may hold unpacked: far above any real export, far below what ends a machine. */
const UNPACKED_BYTES_MAX = 1_000_000_000

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
    throw new AppError('input', 'the gzip file is damaged or too large to unpack', { cause: error })
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
        if (room < 0) throw new AppError('input', 'the archive is too large to unpack')
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
