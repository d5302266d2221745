import { nameKey } from '../../../ledger/customer.ts'
import type { RowReject } from '../facts.ts'
import { negated, sumOf } from '../values/amount.ts'
import type { ListFormat } from './format.ts'
import { documentRowReader, type Refusal } from './read-row.ts'
import type { DocumentFact, DocumentRow } from './receivable-fact.ts'
import { stateOf } from './status.ts'

/** What becomes of the rows of a list, in the order in which they are settled. */
export interface DocumentSink {
  fact(fact: DocumentFact): void
  reject(reject: RowReject): void
  /** A row that is right and yet makes no invoice: a draft, a payment among the invoices. */
  leaveOut(line: number, why: string): void
}

/** Takes rows in their order; `end` settles what is still open. */
export interface DocumentReader {
  row(cells: readonly string[], line: number): void
  end(): void
}

type RowReader = ReturnType<typeof documentRowReader>

const TOTAL_ROW =
  /^(grand )?(total|totals|sum|summe|gesamt|gesamtsumme|subtotal|sub total|totale|totaal|suma|summa|count|report total|anzahl)\b/i

/**
 * Joins the rows of a list to invoices: several rows with one number, customer and date are the
 * lines of one. While streaming only neighbours are joined, so that nothing is kept.
 */
export function documentReader(
  format: ListFormat,
  sink: DocumentSink,
  { isStreaming }: { isStreaming: boolean },
): DocumentReader {
  const read = documentRowReader(format)
  const open = new Map<string, DocumentRow[]>()
  let lastKey: string | undefined
  let section: string | null = null
  const { columns: known } = format.layout
  const isSectioned = !known.has('customer') && !known.has('customerNumber')
  const flush = (): void => {
    for (const rows of open.values()) settle(format, rows, sink)
    open.clear()
  }
  return {
    row(cells, line) {
      const { columns } = format.layout
      const number = cells[columns.get('number') ?? -1]?.trim() ?? ''
      if (isBlank(cells) || isTotalRow(cells, number)) return
      const lone = cells.length > 2 ? loneText(cells) : undefined
      if (lone !== undefined) {
        section = lone
        return
      }
      if (isDraft(format, cells)) {
        sink.leaveOut(line, 'a draft')
        return
      }
      const last = lastKey === undefined ? undefined : open.get(lastKey)
      if (number === '' && last !== undefined && isContinuation(format, cells)) {
        const row = continued({ format, read }, cells, { line, head: last[0] })
        if (row !== undefined) last.push(row)
        return
      }
      const told = read(cells, line)
      if (isRefusal(told)) {
        sink.reject(told.reject)
        return
      }
      const row = isSectioned ? { ...told, customer: section } : told
      const key = keyOf(row)
      if (isStreaming && key !== lastKey) flush()
      lastKey = key
      open.set(key, [...(open.get(key) ?? []), row])
    },
    end: flush,
  }
}

function settle(format: ListFormat, rows: readonly DocumentRow[], sink: DocumentSink): void {
  const [first] = rows
  if (first === undefined) return
  const own: DocumentRow[] = []
  for (const row of rows) {
    const why = conflict(first, row, format.isTotalPerLine)
    if (why === undefined) own.push(row)
    else sink.reject({ line: row.line, column: '', value: row.number, reason: why })
  }
  const total = totalOf(format, own)
  if (total === null) {
    sink.reject({ line: first.line, column: '', value: first.number, reason: 'no amount' })
    return
  }
  if (first.kind === 'other') {
    for (const row of own) sink.leaveOut(row.line, 'no invoice or credit memo by its type')
    return
  }
  sink.fact(factOf(first, { total, otherLines: own.slice(1).map(({ line }) => line) }))
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

function totalOf(format: ListFormat, rows: readonly DocumentRow[]): string | null {
  const isSum = format.isTotalPerLine || rows.some(({ lineTotal }) => lineTotal !== null)
  if (!isSum) return rows.find(({ total }) => total !== null)?.total ?? null
  const parts = rows.flatMap(({ lineTotal }) => (lineTotal === null ? [] : [lineTotal]))
  return parts.length === 0 ? null : sumOf(parts)
}

function factOf(
  first: DocumentRow,
  { total, otherLines }: { total: string; otherLines: readonly number[] },
): DocumentFact {
  const { lineTotal: _, ...row } = first
  const isCredit = row.kind === 'credit_memo' || total.startsWith('-')
  const flip = isCredit && !total.startsWith('-')
  const signed = (amount: string | null): string | null =>
    amount === null ? null : isCredit && !amount.startsWith('-') ? negated(amount) : amount
  return {
    ...row,
    kind: isCredit ? 'credit_memo' : 'invoice',
    total: flip ? negated(total) : total,
    tax: signed(row.tax),
    balance: signed(row.balance),
    paid: signed(row.paid),
    otherLines,
  }
}

/** Line items below their invoice often leave the invoice's own columns empty. */
function isContinuation(format: ListFormat, cells: readonly string[]): boolean {
  const { columns } = format.layout
  const isEmpty = (field: 'customer' | 'customerNumber' | 'issueDate' | 'total'): boolean =>
    (cells[columns.get(field) ?? -1]?.trim() ?? '') === ''
  return isEmpty('issueDate') && isEmpty('customer') && isEmpty('customerNumber')
}

function continued(
  { format, read }: { format: ListFormat; read: RowReader },
  cells: readonly string[],
  { line, head }: { line: number; head: DocumentRow | undefined },
): DocumentRow | undefined {
  if (head === undefined) return undefined
  const { columns } = format.layout
  const filled = [...cells]
  const put = (field: 'number' | 'issueDate', text: string): void => {
    const column = columns.get(field) ?? columns.get('dueDate')
    if (column !== undefined) filled[column] = text
  }
  put('number', head.number)
  put('issueDate', head.issueDate)
  const row = read(filled, line)
  return isRefusal(row) ? undefined : { ...row, total: row.total ?? head.total }
}

function isDraft(format: ListFormat, cells: readonly string[]): boolean {
  return format.statusColumns.some(
    (column) => stateOf(cells[column] ?? '', format.names[column] ?? '') === 'draft',
  )
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

/** The text of a row that has nothing else: a title, or the customer of the rows below. */
function loneText(cells: readonly string[]): string | undefined {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length === 1 ? filled[0]?.trim() : undefined
}

function isTotalRow(cells: readonly string[], number: string): boolean {
  if (TOTAL_ROW.test(number)) return true
  if (number !== '') return false
  const first = cells.find((cell) => cell.trim() !== '')?.trim() ?? ''
  return TOTAL_ROW.test(first)
}

function keyOf(row: DocumentRow): string {
  return `${row.number}\u0000${row.customerNumber ?? nameKey(row.customer ?? row.email ?? '')}`
}

function isRefusal(row: DocumentRow | Refusal): row is Refusal {
  return 'reject' in row
}
