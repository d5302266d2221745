import { createHash } from 'node:crypto'
import { counted } from '../../../core/counted.ts'
import type { Ports } from '../../../core/ports.ts'
import { digested } from './digested.ts'
import type { Source } from './source.ts'

/** What is told of a file that another thread reads. */
export interface Progress {
  readonly bytesRead: number
  /** Of the whole file, once it is read. */
  readonly sha256: string | null
}

/** One pass over the bytes of a file: it is digested as it is read, and progress is shown. */
export interface Reading {
  chunks(): Iterable<Buffer>
  /** Passes on what another thread makes of the file. */
  follow<Piece extends Progress>(pieces: Iterable<Piece>): Iterable<Piece>
  /** The same bytes, neither digested nor shown. */
  lookAhead(): Iterable<Buffer>
  /** Digests a file that was read whole before; what it returns shows the share that is posted. */
  posting(total: number): (done: number) => void
  /** The digest of what was read; of the whole file once the pass is over. */
  sha256(): string
  /** Tells of a file that is held how far it is. */
  rows(count: number): void
  end(): void
}

const ROWS_TOLD = 256
const BAR_CELLS = 20

/** `[#####···············]  25 %` */
function bar(share: number): string {
  const cells = Math.floor(share * BAR_CELLS)
  const percent = String(Math.floor(share * 100)).padStart(3)
  return `[${'#'.repeat(cells)}${'·'.repeat(BAR_CELLS - cells)}] ${percent} %`
}

/** Starts the pass over a file. */
export function openReading(ports: Pick<Ports, 'terminal'>, source: Source): Reading {
  const { path, size, chunks } = source
  const show = (read: number): void =>
    ports.terminal.progress(`${path} ${bar(read / Math.max(size, read, 1))}`)
  let sha256 = (): string => createHash('sha256').update(source.bytes).digest('hex')
  let result = source.sheet?.sha256
  return {
    chunks: () => (chunks === null ? [source.bytes] : passed(chunks())),
    lookAhead: () => chunks?.() ?? [source.bytes],
    follow,
    posting,
    sha256: () => {
      result ??= sha256()
      return result
    },
    rows: (count) => {
      if (chunks === null && count % ROWS_TOLD === 0) {
        ports.terminal.progress(`${path}: ${counted(count, 'row')}`)
      }
    },
    end: () => ports.terminal.progress(''),
  }

  function posting(total: number): (done: number) => void {
    if (chunks === null) return () => undefined
    const bytes = digested(chunks())
    sha256 = bytes.sha256
    for (const _ of bytes.chunks);
    return (done) => show((done / total) * size)
  }

  function* passed(all: Iterable<Buffer>): Generator<Buffer> {
    const bytes = digested(all)
    sha256 = bytes.sha256
    for (const chunk of bytes.chunks) {
      show(bytes.read())
      yield chunk
    }
  }

  function* follow<Piece extends Progress>(pieces: Iterable<Piece>): Generator<Piece> {
    for (const piece of pieces) {
      show(piece.bytesRead)
      result = source.sheet?.sha256 ?? piece.sha256 ?? undefined
      yield piece
    }
  }
}
