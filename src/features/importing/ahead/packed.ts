import {
  differentValues,
  type FieldValues,
  type RowFields,
  sameValues,
} from '../../../ledger/load.ts'

/**
 * How rows cross from thread to thread: column by column in a few long pieces of memory, since each
 * object and each text that is copied on its own costs as much as reading it did. A row is packed at
 * once and forgotten: one that is kept for a while only makes work for the garbage collector.
 */

/** Rows that cross at once: enough that a crossing costs nothing, few enough to be forgotten soon. */
export const PIECE_ROWS_MAX = 2048

/** How the values of one column are packed, and read by their place. Both keep what they learned. */
export interface Column<Row, T, Packed> {
  /** Null where all rows are known to have the same. */
  readonly add: ((row: Row) => void) | null
  /** What was added since it was last taken. */
  take(): Packed
  read(packed: Packed): FieldValues<T>
}

/** The columns of rows of one kind, by field. */
export type Columns<Row> = { readonly [Field in keyof Row]: Column<Row, Row[Field], unknown> }

/** Columns as they cross. */
export type PackedColumns = Readonly<Record<string, unknown>>

/** Packs what was added; the other side must have made its columns in the same way. */
export function takeColumns<Row extends object>(columns: Columns<Row>): PackedColumns {
  const packed: Record<string, unknown> = {}
  for (const field in columns) packed[field] = columns[field].take()
  return packed
}

/** Opens packed columns. */
export function readColumns<Row>(columns: Columns<Row>, packed: PackedColumns): RowFields<Row> {
  const fields: Partial<{ [Field in keyof Row]: FieldValues<Row[Field]> }> = {}
  for (const field in columns) fields[field] = columns[field].read(packed[field])
  return fields as RowFields<Row> // each field has its values now
}

/** A field that no row of a file tells of. */
export function onlyColumn<Row, T>(value: T): Column<Row, T, null> {
  return { add: null, take: () => null, read: () => sameValues(value) }
}

interface PackedTexts {
  /** End to end. */
  readonly text: string
  readonly ends: Uint32Array
}

/** Texts of which most differ. An empty text counts as none. */
export function textColumn<Row>(
  of: (row: Row) => string | null,
): Column<Row, string | null, PackedTexts | null> {
  const ends = new Uint32Array(PIECE_ROWS_MAX)
  let texts: string[] = []
  let end = 0
  return {
    add(row) {
      const text = of(row) ?? ''
      end += text.length
      ends[texts.length] = end
      texts.push(text)
    },
    take() {
      const packed = end === 0 ? null : { text: texts.join(''), ends: ends.slice(0, texts.length) }
      texts = []
      end = 0
      return packed
    },
    read(packed) {
      if (packed === null) return sameValues(null)
      const { text, ends } = packed
      return differentValues((index) => {
        const from = index === 0 ? 0 : (ends[index - 1] ?? 0)
        const to = ends[index] ?? from
        return from === to ? null : text.slice(from, to)
      })
    },
  }
}

/** Whole numbers, or none. */
export function numberColumn<Row>(
  of: (row: Row) => number | null,
): Column<Row, number | null, Float64Array | null> {
  const numbers = new Float64Array(PIECE_ROWS_MAX)
  let count = 0
  let isNone = true
  return {
    add(row) {
      const number = of(row)
      if (number !== null) isNone = false
      numbers[count] = number ?? Number.NaN
      count += 1
    },
    take() {
      const packed = isNone ? null : numbers.slice(0, count)
      count = 0
      isNone = true
      return packed
    },
    read(packed) {
      if (packed === null) return sameValues(null)
      return differentValues((index) => {
        const number = packed[index] ?? Number.NaN
        return Number.isNaN(number) ? null : number
      })
    },
  }
}

/** Texts that are never null. */
export function filledTextColumn<Row>(
  of: (row: Row) => string,
): Column<Row, string, PackedTexts | null> {
  return filled(textColumn(of), '')
}

/** Numbers that are never null. */
export function filledNumberColumn<Row>(
  of: (row: Row) => number,
): Column<Row, number, Float64Array | null> {
  return filled(numberColumn(of), 0)
}

function filled<Row, T, Packed>(
  column: Column<Row, T | null, Packed>,
  none: T,
): Column<Row, T, Packed> {
  return {
    add: column.add,
    take: column.take,
    read(packed) {
      const { at, isSame } = column.read(packed)
      return { at: (index) => at(index) ?? none, isSame }
    },
  }
}
