import { AppError } from '../../../core/errors.ts'
import type { Content } from './content.ts'

/** A file in a zip archive, as the directory at the archive's end describes it. */
export interface ZipEntry {
  readonly name: string
  readonly isEncrypted: boolean
  /** 0 is stored as it is, 8 is deflated. */
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  /** What the archive says of it. */
  readonly unpackedBytes: number
  /** Where its data begin. */
  readonly from: number
}

const ENTRY = 0x02014b50
const END = 0x06054b50
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const END_BYTES = 22
const COMMENT_BYTES_MAX = 65_535
const DIRECTORY_BYTES_MAX = 8 << 20 // some hundred thousand names
/** Stands for a number that is too large for its field: the archive is in the format of zip64. */
const ELSEWHERE = 0xffffffff
const UTF8_NAME = 0x800

/**
 * Lists the files of a zip archive. Its directory is the truth: what stands before each file is
 * empty where the archive was written to a stream, as banks' servers do.
 */
export function zipEntries(archive: Content): readonly ZipEntry[] {
  const { from, length } = directoryOf(archive)
  if (from === ELSEWHERE || length === ELSEWHERE) throw zip64Refusal()
  if (length > DIRECTORY_BYTES_MAX) throw damaged('its directory has no end')
  const bytes = archive.part({ from, length })
  const entries: ZipEntry[] = []
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; ) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw damaged('its directory is broken')
    const flags = bytes.readUInt16LE(at + 8)
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength)
    const packedBytes = bytes.readUInt32LE(at + 20)
    const local = bytes.readUInt32LE(at + 42)
    if (packedBytes === ELSEWHERE || local === ELSEWHERE) throw zip64Refusal()
    entries.push({
      name: name.toString((flags & UTF8_NAME) === 0 ? 'latin1' : 'utf8'),
      isEncrypted: (flags & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packedBytes,
      unpackedBytes: bytes.readUInt32LE(at + 24),
      from: dataStart(archive, local),
    })
    at += ENTRY_BYTES + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function directoryOf(archive: Content): { readonly from: number; readonly length: number } {
  const length = Math.min(archive.size, END_BYTES + COMMENT_BYTES_MAX)
  const tail = archive.part({ from: archive.size - length, length })
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue
    return { length: tail.readUInt32LE(at + 12), from: tail.readUInt32LE(at + 16) }
  }
  throw damaged('it ends before its directory')
}

function dataStart(archive: Content, local: number): number {
  const header = archive.part({ from: local, length: LOCAL_BYTES })
  if (header.length < LOCAL_BYTES) throw damaged('its directory points behind its end')
  return local + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28)
}

function zip64Refusal(): AppError {
  return new AppError('input', 'the zip file is in the format for archives of 4 GB and more', {
    hint: 'unpack it and import what is in it',
  })
}

/** The refusal of an archive that is not whole. */
export function damaged(why: string, cause?: unknown): AppError {
  return new AppError('input', `the zip file is damaged: ${why}`, { hint: 'fetch it again', cause })
}
