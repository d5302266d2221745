import type { Currency } from '../../../core/currency.ts'
import { negated, sumOf } from '../../../reading/text/exact-decimal.ts'
import type { Refusal } from './cell-reader.ts'
import { factOf } from './document-fact.ts'
import type { DocumentSink, ReadingMode } from './document-sink.ts'
import type { ListFormat } from './format.ts'
import type { DocumentRow } from './receivable-fact.ts'

const LINES_PER_INVOICE_MAX = 10_000 // beyond it, the column holds no invoice numbers
const TOO_MANY = `more than ${LINES_PER_INVOICE_MAX} rows carry this number`
const NONE: readonly number[] = []
const NO_ROWS: readonly DocumentRow[] = []

/** The invoices whose lines are still coming in. */
export function openGroups(
  format: ListFormat,
  sink: DocumentSink,
  { isStreaming, currency }: ReadingMode,
) {
  /** All of them; while streaming it stays empty, for only `last` is still open. */
  const open = new Map<string, DocumentRow[]>()
  /** The line of each invoice that was rejected last: a sum without it would be wrong. */
  const bad = new Map<string, number>()
  let last: DocumentRow[] | undefined
  const scene = { sink, bad, currency }
  const flush = (): void => {
    for (const rows of isStreaming ? [last ?? []] : open.values()) settle(format, rows, scene)
    open.clear()
  }
  const startAlone = (): DocumentRow[] => {
    flush()
    return []
  }
  const started = (row: DocumentRow): DocumentRow[] => {
    const key = keyOf(row)
    const rows = open.get(key) ?? []
    open.set(key, rows)
    return rows
  }
  return {
    flush,
    /** The first row of the invoice that the row before belongs to. */
    head: (): DocumentRow | undefined => last?.[0],
    add: (row: DocumentRow): void => void last?.push(row),
    join(row: DocumentRow): void {
      const [head] = last ?? []
      const isNext = head !== undefined && isOfOneDocument(head, row)
      if (last === undefined || !isNext) last = isStreaming ? startAlone() : started(row)
      if (last.length >= LINES_PER_INVOICE_MAX) {
        const { line, number } = row
        this.refuse({ reject: { line, column: '', value: number, reason: TOO_MANY } }, number)
        return
      }
      last.push(row)
    },
    refuse({ reject }: Refusal, number: string): void {
      sink.reject(reject)
      bad.set(number, reject.line)
    },
  }
}

function settle(
  format: ListFormat,
  rows: readonly DocumentRow[],
  scene: { sink: DocumentSink; bad: ReadonlyMap<string, number>; currency: Currency },
): void {
  const { sink, bad } = scene
  const [first] = rows
  if (first === undefined) return
  const rejectAll = (reason: string): void => {
    for (const { line, number } of rows) sink.reject({ line, column: '', value: number, reason })
  }
  // Looking up a text that was cut out of a file costs more than reading it.
  const badLine = bad.size === 0 ? undefined : bad.get(first.number)
  if (badLine !== undefined && isSummed(format, rows)) {
    rejectAll(`line ${badLine} of the same invoice was rejected, so its total is not known`)
    return
  }
  if (first.kind === 'other') {
    for (const { line } of rows) sink.leaveOut(line, 'no invoice or credit memo by its type')
    return
  }
  const { charged, taken } =
    rows.length === 1 ? { charged: rows, taken: NO_ROWS } : splitSides(format, rows)
  const own = charged.length === 1 ? charged : withoutConflicts(charged, { first, format, sink })
  const total = totalOf(format, own)
  if (total === null) {
    for (const { line, number } of own) {
      sink.reject({ line, column: '', value: number, reason: 'no amount' })
    }
    return
  }
  const isAlone = own.length === 1 && taken.length === 0
  const otherLines = isAlone ? NONE : [...own.slice(1), ...taken].map(({ line }) => line)
  const currency = first.currency ?? scene.currency
  sink.fact(
    factOf(settledBy(first, taken), {
      total,
      otherLines,
      currency,
      isMinorUnits: format.isMinorUnits,
    }),
  )
}

interface Sides {
  readonly charged: readonly DocumentRow[]
  readonly taken: readonly DocumentRow[]
}

/** On an account with two sides, credits below an invoice under its number are what was paid on it. */
function splitSides({ amountSource }: ListFormat, rows: readonly DocumentRow[]): Sides {
  const isOwed = ({ total }: DocumentRow): boolean => !(total ?? '').startsWith('-')
  const [first] = rows
  if (amountSource !== 'debit-credit' || first === undefined || !isOwed(first)) {
    return { charged: rows, taken: [] }
  }
  return { charged: rows.filter(isOwed), taken: rows.filter((row) => !isOwed(row)) }
}

function settledBy(first: DocumentRow, taken: readonly DocumentRow[]): DocumentRow {
  const last = taken.at(-1)
  if (last === undefined) return first
  const paid = sumOf([first.paid ?? '0', ...taken.map(({ total }) => negated(total ?? '0'))])
  return { ...first, balance: null, paid, paidDate: first.paidDate ?? last.issueDate }
}

function withoutConflicts(
  rows: readonly DocumentRow[],
  scene: { first: DocumentRow; format: ListFormat; sink: DocumentSink },
): readonly DocumentRow[] {
  const { first, format, sink } = scene
  return rows.filter((row) => {
    const reason = conflict(first, row, format.isTotalPerLine)
    if (reason !== undefined) {
      sink.reject({ line: row.line, column: '', value: row.number, reason })
    }
    return reason === undefined
  })
}

function conflict(
  first: DocumentRow,
  row: DocumentRow,
  isTotalPerLine: boolean,
): string | undefined {
  if (row.issueDate !== first.issueDate) {
    return `line ${first.line} has the same number and customer with another date`
  }
  if (isTotalPerLine || row.total === null || first.total === null) return undefined
  if (row.total !== first.total) {
    return `line ${first.line} has the same number and customer with another total`
  }
  return undefined
}

/** Whether an invoice's total is the sum of its lines. */
function isSummed(format: ListFormat, rows: readonly DocumentRow[]): boolean {
  return format.isTotalPerLine || rows.some(({ lineTotal }) => lineTotal !== null)
}

function totalOf(format: ListFormat, rows: readonly DocumentRow[]): string | null {
  if (!isSummed(format, rows)) return rows.find(({ total }) => total !== null)?.total ?? null
  const parts = rows.flatMap(({ lineTotal }) => (lineTotal === null ? [] : [lineTotal]))
  return parts.length === 0 ? null : sumOf(parts)
}

/** Whether two rows have one key; nothing is made for it, since every row is asked. */
function isOfOneDocument(left: DocumentRow, right: DocumentRow): boolean {
  return (
    left.number === right.number &&
    left.party.key === right.party.key &&
    (left.kind === 'other') === (right.kind === 'other')
  )
}

/** A payment may carry the number of the invoice that it is for. */
function keyOf({ number, party, kind }: DocumentRow): string {
  return `${number}\u0000${party.key}\u0000${kind === 'other' ? kind : ''}`
}
