import type { AppError } from '../../../core/errors.ts'
import type { Files, Ports } from '../../../core/ports.ts'

/** The bytes of a file, wherever they lie: few in memory, many on the disk. */
export interface Content {
  readonly size: number
  /** The file that has them as they are, where there is one. */
  readonly place: string | null
  /** Fewer at the end. */
  part(place: { readonly from: number; readonly length: number }): Buffer
  /** All of them in pieces, from the first on each time it is called. */
  chunks(): Iterable<Buffer>
  close(): void
}

/** From this size on, content lies on the disk and is read in pieces: memory stays flat. */
export const HELD_BYTES_MAX = 12 << 20
export const CHUNK_BYTES = 64 << 10

/** Content that is in memory. */
export function heldContent(bytes: Buffer): Content {
  const part: Content['part'] = ({ from, length }) => bytes.subarray(from, from + length)
  const { length: size } = bytes
  return { size, place: null, part, chunks: () => pieces(part), close: () => {} }
}

/** Content of a file that stays where it is. */
export function fileContent(files: Files, path: string): Content {
  return {
    size: files.size(path),
    place: path,
    part: (place) => files.part(path, place),
    chunks: () => files.chunks(path, CHUNK_BYTES),
    close: () => {},
  }
}

/** Collects what arrives: in memory, and from some size on in a private file. */
export function openCollector(files: Files) {
  let held: Uint8Array[] = []
  let spool: ReturnType<Files['temporary']> | undefined
  let size = 0
  return {
    add(bytes: Uint8Array): void {
      size += bytes.length
      if (spool !== undefined) spool.append(bytes)
      else held.push(bytes)
      if (spool !== undefined || size < HELD_BYTES_MAX) return
      spool = files.temporary()
      for (const piece of held) spool.append(piece)
      held = []
    },
    end(): Content {
      if (spool === undefined) return heldContent(Buffer.concat(held))
      const { part, close } = spool
      return { size, place: null, part, chunks: () => pieces(part), close }
    },
    close: () => spool?.close(),
  }
}

/** Where content goes to, and who hears how much there is so far. */
export interface Room {
  readonly files: Files
  readonly onBytes: (bytes: number) => void
  /** Keep memory small while something large is read, and give back what it took. */
  readonly memory: Pick<Ports, 'spareMemory' | 'sweepMemory'>
}

/** What an archive may unpack to, with all that is packed in it again. */
export interface Allowance {
  readonly bytes: number
  left: number
}

/** Collects all that a stream brings; what is too much is refused with the reason. */
export async function collect(
  { files, onBytes }: Room,
  stream: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  limit: { readonly bytes: number; readonly refusal: () => AppError },
): Promise<Content> {
  const collector = openCollector(files)
  let room = limit.bytes
  try {
    for await (const bytes of stream) {
      room -= bytes.length
      if (room < 0) throw limit.refusal()
      collector.add(bytes)
      onBytes(limit.bytes - room)
    }
    return collector.end()
  } catch (error) {
    collector.close()
    throw error
  }
}

/** The bytes as a whole, where a format cannot be read in pieces. */
export function wholeOf(
  content: Content,
  limit: { bytes: number; refusal: () => AppError },
): Buffer {
  if (content.size > limit.bytes) throw limit.refusal()
  return content.part({ from: 0, length: content.size })
}

function* pieces(part: Content['part']): Generator<Buffer> {
  for (let from = 0; ; from += CHUNK_BYTES) {
    const bytes = part({ from, length: CHUNK_BYTES })
    if (bytes.length === 0) return
    yield bytes
  }
}
