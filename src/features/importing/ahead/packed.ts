/**
 * How rows cross from thread to thread: column by column in a few long pieces of memory, since each
 * object and each text that is copied on its own costs as much as reading it did. A row is packed at
 * once and forgotten: one that is kept for a while only makes work for the garbage collector.
 */

/** Rows that cross at once: enough that a crossing costs nothing, few enough to be forgotten soon. */
export const PIECE_ROWS_MAX = 2048

/** How the values of one column are packed, and read by their place. Both keep what they learned. */
export interface Column<Row, T, Packed> {
  add(row: Row): void
  /** What was added since it was last taken. */
  take(): Packed
  read(packed: Packed): (index: number) => T
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

/** Readers of packed rows, field by field. */
export type FieldReaders<Row> = { readonly [Field in keyof Row]: (index: number) => Row[Field] }

/** Opens packed columns. */
export function readColumns<Row>(columns: Columns<Row>, packed: PackedColumns): FieldReaders<Row> {
  const readers: Partial<{ [Field in keyof Row]: (index: number) => Row[Field] }> = {}
  for (const field in columns) readers[field] = columns[field].read(packed[field])
  return readers as FieldReaders<Row> // each field has its reader now
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
      if (packed === null) return () => null
      return (index) => {
        const from = index === 0 ? 0 : (packed.ends[index - 1] ?? 0)
        const to = packed.ends[index] ?? from
        return from === to ? null : packed.text.slice(from, to)
      }
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
      if (packed === null) return () => null
      return (index) => {
        const number = packed[index] ?? Number.NaN
        return Number.isNaN(number) ? null : number
      }
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
      const read = column.read(packed)
      return (index) => read(index) ?? none
    },
  }
}

interface Coded<T> {
  /** Whether the list of values starts over, which bounds it. */
  readonly isReset: boolean
  /** What the list gains. */
  readonly fresh: readonly T[]
  /** A single one where all rows have the same. */
  readonly codes: Uint32Array
}

const LISTED_MAX = 200_000

/** Values that repeat themselves: each is its number in a list that both sides keep. */
export function codedColumn<Row, T>(of: (row: Row) => T): Column<Row, T, Coded<T>> {
  const known = new Map<T, number>()
  const list: T[] = []
  const codes = new Uint32Array(PIECE_ROWS_MAX)
  let fresh: T[] = []
  let isReset = false
  let count = 0
  let isOne = true
  let last: T | undefined
  let code = 0
  const codeOf = (value: T): number => {
    const before = known.get(value)
    if (before !== undefined) return before
    known.set(value, known.size)
    fresh.push(value)
    return known.size - 1
  }
  return {
    add(row) {
      const value = of(row)
      // Neighbours mostly have the same value, and then it is not looked up.
      if (value !== last || known.size === 0) {
        last = value
        code = codeOf(value)
      }
      if (code !== codes[0] && count > 0) isOne = false
      codes[count] = code
      count += 1
    },
    take() {
      const packed = { isReset, fresh, codes: codes.slice(0, isOne ? 1 : count) }
      isReset = known.size > LISTED_MAX
      if (isReset) known.clear()
      fresh = []
      count = 0
      isOne = true
      return packed
    },
    read(packed) {
      if (packed.isReset) list.length = 0
      for (const value of packed.fresh) list.push(value)
      const only = list[packed.codes[0] ?? 0] as T
      if (packed.codes.length === 1) return () => only
      return (index) => list[packed.codes[index] ?? 0] as T
    },
  }
}

interface Listed<T> {
  /** Values that were not told of before, each once. */
  readonly fresh: readonly T[]
  readonly ordinals: Uint32Array
}

/** Values that were numbered as they were read, so that they need not be looked up. */
export function listedColumn<Row, T extends { readonly ordinal: number }>(
  of: (row: Row) => T,
): Column<Row, T, Listed<T>> {
  const told: T[] = []
  const list: T[] = []
  const ordinals = new Uint32Array(PIECE_ROWS_MAX)
  let fresh: T[] = []
  let count = 0
  return {
    add(row) {
      const value = of(row)
      if (told[value.ordinal] !== value) fresh.push(value)
      told[value.ordinal] = value
      ordinals[count] = value.ordinal
      count += 1
    },
    take() {
      const packed = { fresh, ordinals: ordinals.slice(0, count) }
      fresh = []
      count = 0
      return packed
    },
    read(packed) {
      for (const value of packed.fresh) list[value.ordinal] = value
      return (index) => list[packed.ordinals[index] ?? 0] as T
    },
  }
}
