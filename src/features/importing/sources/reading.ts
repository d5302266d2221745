import { createHash } from 'node:crypto'
import type { Ports } from '../../../core/ports.ts'
import type { Source } from './open-sources.ts'

/** One pass over the bytes of a file: it is digested as it is read, and progress is shown. */
export interface Reading {
  chunks(): Iterable<Buffer>
  /** The same bytes, neither digested nor shown. */
  lookAhead(): Iterable<Buffer>
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
  const digest = createHash('sha256')
  let result: string | undefined
  if (source.chunks === null) digest.update(source.bytes)
  return {
    chunks: () => (source.chunks === null ? [source.bytes] : passed(source.chunks())),
    lookAhead: () => source.chunks?.() ?? [source.bytes],
    sha256: () => {
      result ??= digest.digest('hex')
      return result
    },
    rows: (count) => {
      if (source.chunks === null && count % ROWS_TOLD === 0) {
        ports.terminal.progress(`${source.path}: ${count} rows`)
      }
    },
    end: () => ports.terminal.progress(''),
  }

  function* passed(chunks: Iterable<Buffer>): Generator<Buffer> {
    let read = 0
    for (const chunk of chunks) {
      digest.update(chunk)
      read += chunk.length
      ports.terminal.progress(`${source.path} ${bar(read / Math.max(source.size, read))}`)
      yield chunk
    }
  }
}
