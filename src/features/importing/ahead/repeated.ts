import { differentValues, type FieldValues, sameValues } from '../../../ledger/load.ts'
import { type Column, PIECE_ROWS_MAX } from './packed.ts'

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
      return codedValues(list, packed.codes)
    },
  }
}

function codedValues<T>(list: readonly T[], codes: Uint32Array): FieldValues<T> {
  const at = (index: number): T => list[codes[index] ?? 0] as T
  if (codes.length === 1) return sameValues(at(0))
  const isSame = (from: number, count: number): boolean => {
    for (let next = from + 1; next < from + count; next += 1) {
      if (codes[next] !== codes[from]) return false
    }
    return true
  }
  return { at, isSame }
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
      return differentValues((index) => list[packed.ordinals[index] ?? 0] as T)
    },
  }
}
