import type { Files } from '../../../core/ports.ts'
import { type FileRow, streamRows } from '../../../reading/rows/stream-rows.ts'
import type { Dialect } from '../../../reading/table/dialect.ts'
import { type Digested, digested } from '../sources/digested.ts'
import { type Aside, type AsideSink, asideTeller } from './asides.ts'
import {
  type Column,
  type Columns,
  type FieldReaders,
  type PackedColumns,
  PIECE_ROWS_MAX,
  readColumns,
  takeColumns,
} from './packed.ts'

/** A table of the file system is read in pieces of this size. */
const CHUNK_BYTES = 256 << 10

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
  let count = 0
  let asides: Aside[] = []
  return {
    add(row) {
      for (const column of all) column.add(row)
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

/** Hands the rows of pieces on in their order, as if they had been read here. */
export function unpacker<Row>(
  columns: Columns<Row>,
  at: (readers: FieldReaders<Row>, index: number) => Row,
  sink: AsideSink & { row(row: Row): void },
): (piece: Piece) => void {
  return ({ count, columns: packed, asides }) => {
    const readers = readColumns(columns, packed)
    const tellAsides = asideTeller(asides, sink)
    for (let index = 0; index < count; index += 1) {
      if (asides.length > 0) tellAsides(index)
      sink.row(at(readers, index))
    }
    tellAsides(count)
  }
}
