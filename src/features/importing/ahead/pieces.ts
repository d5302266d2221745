import type { Files } from '../../../core/ports.ts'
import type { RowFields } from '../../../ledger/load.ts'
import { type FileRow, streamRows } from '../../../reading/rows/stream-rows.ts'
import type { Dialect } from '../../../reading/table/dialect.ts'
import { type Digested, digested } from '../sources/digested.ts'
import { type Aside, type AsideSink, asideTeller } from './asides.ts'
import {
  type Column,
  type Columns,
  type PackedColumns,
  PIECE_ROWS_MAX,
  readColumns,
  takeColumns,
} from './packed.ts'

/** A table of the file system is read in pieces of this size: what they are cut into is forgotten soon. */
const CHUNK_BYTES = 64 << 10

/** Where the rows of a large file stand. */
export interface FarRows {
  readonly place: string
  readonly dialect: Pick<Dialect, 'encoding' | 'delimiter'>
  readonly fromLine: number
}

/** Some rows of a file, read; the last piece has the digest of the whole. */
export interface Piece {
  readonly count: number
  readonly columns: PackedColumns
  readonly asides: readonly Aside[]
  /** Lines that were cut off. */
  readonly torn: readonly number[]
  readonly bytesRead: number
  readonly sha256: string | null
}

/** The rows of a file as they are read, and how far that is. */
export interface Scan {
  readonly rows: Iterable<FileRow>
  readonly torn: number[]
  readonly bytes: Digested
}

/** Starts to read the rows of a file. */
export function scanOf(far: FarRows, files: Pick<Files, 'chunks'>): Scan {
  const bytes = digested(files.chunks(far.place, CHUNK_BYTES))
  const torn: number[] = []
  const { fromLine } = far
  const rows = streamRows(bytes.chunks, far.dialect, {
    fromLine,
    onTorn: (line) => torn.push(line),
  })
  return { rows, torn, bytes }
}

/** Collects what is read, and packs it piece by piece. */
export interface Packer<Row> extends AsideSink {
  add(row: Row): void
  isFull(): boolean
  /** What was collected since the piece before. */
  piece(scan: Scan, sha256?: string): Piece
}

/** Starts to collect rows of one kind. */
export function openPacker<Row extends object>(columns: Columns<Row>): Packer<Row> {
  const all = Object.values<Column<Row, unknown, unknown>>(columns)
  const adders = all.flatMap(({ add }) => add ?? [])
  let count = 0
  let asides: Aside[] = []
  return {
    add(row) {
      for (const add of adders) add(row)
      count += 1
    },
    reject: (reject) => void asides.push({ kind: 'reject', before: count, reject }),
    leaveOut: (line, why) => void asides.push({ kind: 'left out', before: count, line, why }),
    isFull: () => count + asides.length >= PIECE_ROWS_MAX,
    piece({ torn, bytes }, sha256) {
      const piece = {
        count,
        columns: takeColumns(columns),
        asides,
        torn: torn.splice(0),
        bytesRead: bytes.read(),
        sha256: sha256 ?? null,
      }
      count = 0
      asides = []
      return piece
    },
  }
}

/** The rows of a piece, field by field. */
export interface Page<Row> {
  readonly count: number
  readonly fields: RowFields<Row>
  row(index: number): Row
}

/** How the rows of a page are taken that need no look of their own. */
export interface PlainTaking {
  /** Asked once for each row, in their order. */
  isPlain(index: number): boolean
  /** Takes rows that are plain, up to and without the second place. */
  take(from: number, to: number): void
}

/** What becomes of the rows of a file. */
export interface PageSink<Row> extends AsideSink {
  plain(page: Page<Row>): PlainTaking
  /** A row that is not plain. */
  row(row: Row): void
}

/** Hands the rows of pieces on in their order, the plain ones many at a time. */
export function unpacker<Row>(
  columns: Columns<Row>,
  at: (fields: RowFields<Row>, index: number) => Row,
  sink: PageSink<Row>,
): (piece: Piece) => void {
  return ({ count, columns: packed, asides }) => {
    const fields = readColumns(columns, packed)
    const plain = sink.plain({ count, fields, row: (index) => at(fields, index) })
    const tellAsides = asideTeller(asides, sink)
    const stops = new Set(asides.map(({ before }) => before))
    let from = 0
    const settle = (to: number): void => {
      if (to > from) plain.take(from, to)
      from = to
    }
    for (let index = 0; index < count; index += 1) {
      if (stops.has(index)) {
        settle(index)
        tellAsides(index)
      }
      if (plain.isPlain(index)) continue
      settle(index)
      sink.row(at(fields, index))
      from = index + 1
    }
    settle(count)
    tellAsides(count)
  }
}
