import type { Columns } from './assign.ts'
import { normaliseHeading } from './normalise.ts'
import { closedBy, isTotalRow } from './total-row.ts'

type Row = readonly string[]

/** The rows of one customer, as they may stand below his name. */
interface Block {
  readonly name: string
  /** He is named in a row of his own, above his documents. */
  readonly isTitled: boolean
  readonly rows: Row[]
  /** Rows that leave the customer blank. */
  blanks: number
  /** The row of sums that ends it. */
  total: Row | undefined
}

/**
 * The columns of a customer who is named only where his documents begin: in a row above them, or in
 * the first of them. The layout must show that it is so, or a row whose customer was forgotten would
 * come under the one above.
 */
export function carriedCustomer(columns: Columns, rows: readonly Row[]): readonly number[] {
  const party = (['customer', 'customerNumber'] as const).flatMap((field) => {
    const column = columns.get(field)
    return column === undefined ? [] : [column]
  })
  const blocks = blocksOf(columns, party, rows)?.filter((block) => block.rows.length > 0)
  if (blocks === undefined || blocks.every(({ blanks }) => blanks === 0)) return []
  const isShown = areTitled(blocks) || areClosed(blocks) || areInOrder(blocks)
  return isShown ? party : []
}

/** Undefined where a document stands before any name. */
function blocksOf(
  columns: Columns,
  party: readonly number[],
  rows: readonly Row[],
): readonly Block[] | undefined {
  const number = columns.get('number') ?? -1
  const date = columns.get('issueDate') ?? columns.get('dueDate') ?? -1
  const blocks: Block[] = []
  for (const row of rows) {
    const isDocument = cell(row, number) !== '' && cell(row, date) !== ''
    const last = blocks.at(-1)
    if (!isDocument && isTotalRow(row)) {
      if (last !== undefined) last.total ??= row
      continue
    }
    const name = party.map((column) => cell(row, column)).filter((text) => text !== '')
    if (name.length > 0 && (isDocument || isLone(row, party))) {
      const block: Block = {
        name: name.join(' '),
        isTitled: !isDocument,
        rows: [],
        blanks: 0,
        total: undefined,
      }
      if (isDocument) block.rows.push(row)
      blocks.push(block)
      continue
    }
    if (!isDocument) continue
    if (last === undefined || last.total !== undefined) return undefined
    last.rows.push(row)
    last.blanks += 1
  }
  return blocks
}

/** Each name has a row of its own. */
function areTitled(blocks: readonly Block[]): boolean {
  return blocks.every(({ isTitled }) => isTitled)
}

/**
 * Each block of several rows ends with a row of sums that names its customer. One that names nobody
 * may be that of the whole list: then each block must have its own.
 */
function areClosed(blocks: readonly Block[]): boolean {
  const ends = blocks.map(({ name, total, rows }) => {
    if (total === undefined) return rows.length === 1 ? 'needs none' : 'open'
    const closed = closedBy(total)
    if (closed === undefined) return 'nameless'
    const [own, other] = [normaliseHeading(name), normaliseHeading(closed)]
    return own.includes(other) || other.includes(own) ? 'named' : 'open'
  })
  if (ends.includes('open')) return false
  return !ends.includes('nameless') || (ends.length > 1 && !ends.includes('needs none'))
}

/** Each name stands once, and the names are sorted: a table by customer. */
function areInOrder(blocks: readonly Block[]): boolean {
  const names = blocks.map(({ name }) => name.toLowerCase())
  const blanks = blocks.reduce((sum, block) => sum + block.blanks, 0)
  return (
    blocks.length >= BLOCKS_MIN &&
    blanks >= blocks.length &&
    blocks.filter((block) => block.blanks > 0).length >= 2 &&
    names.every((name, at) => at === 0 || name > (names[at - 1] ?? ''))
  )
}

const BLOCKS_MIN = 3 // two names are in order as often as not

function isLone(row: Row, party: readonly number[]): boolean {
  return row.every((text, column) => party.includes(column) || text.trim() === '')
}

function cell(row: Row, column: number): string {
  return row[column]?.trim() ?? ''
}
