import { dayNumber } from '../../../core/calendar-date.ts'
import { AppError } from '../../../core/errors.ts'
import { readDate } from '../../../reading/lists/date-cell.ts'
import { DICTIONARIES } from '../../../reading/lists/kind-of.ts'
import { normaliseHeading } from '../../../reading/lists/normalise.ts'
import type { Layout } from '../../../reading/lists/recognise.ts'
import type { DateOrder } from '../../../reading/text/date-text.ts'
import { trimmed } from '../../../reading/text/trimmed.ts'
import type { TableRows } from './reading.ts'

// Other days that follow an invoice.
const ELSE =
  /paid|paym|payed|bezahl|zahlung|paye|pago|betaal|betal|creat|modif|updat|chang|sent|send|print|export|period|servic|deliver|ship|valid|expir|remind|mahn|dunning|contact|clear|clos|collect|promis|reconcil|post|entry|view|liefer|leistung|versand|geliefert|last|next|start|end\b/
const LEAST_DAYS = 2
const FILLED_SHARE = 0.9
const FAR_DAYS = 200

/**
 * A list that tells no day of payment as far as it was understood: another column of days that
 * follow the date of issue in every row is likely to hold it.
 */
export function refuseUntoldDueDate(
  { columns, headings }: Layout,
  rows: TableRows,
  order: DateOrder,
): void {
  const issue = columns.get('issueDate')
  if (issue === undefined || columns.has('dueDate') || columns.has('terms')) return
  const taken = new Set(columns.values())
  const other = headings.findIndex((heading, column) => {
    const name = normaliseHeading(heading)
    if (taken.has(column) || ELSE.test(name) || DICTIONARIES.invoices.words.has(name)) return false
    return followsIssue(rows, { column, issue, order })
  })
  if (other === -1) return
  const name = headings[other]?.trim() === '' ? `#${other + 1}` : headings[other]
  throw new AppError('input', `"${name}" may hold the due date, and no heading says so`, {
    hint: `say so: --map "Due date=${name}"; --map "Memo=${name}" if it is another day`,
  })
}

function followsIssue(
  rows: TableRows,
  { column, issue, order }: { column: number; issue: number; order: DateOrder },
): boolean {
  let seen = 0
  let later = 0
  for (const row of rows) {
    const text = row[column]?.trim() ?? ''
    const issued = readDate(row[issue]?.trim() ?? '', order)
    if (issued === undefined) continue
    seen += 1
    if (text === '') continue
    const day = /\D/.test(text) ? readDate(text, order) : undefined
    if (day === undefined) return false
    const days = dayNumber(day) - dayNumber(issued)
    if (days < 0 || days > FAR_DAYS) return false
    if (days >= LEAST_DAYS) later += 1
  }
  return later > 0 && later >= seen * FILLED_SHARE
}

/** Where the day of issue is not told, the due date stands for it, and that is said. */
export function undatedWarnings({ columns, headings }: Layout, rows: TableRows): readonly string[] {
  const issue = columns.get('issueDate')
  if (issue === undefined)
    return ['no column holds the date of issue: the due date is taken for it']
  const isFilled = (row: readonly string[], column: number | undefined): boolean =>
    trimmed(row[column ?? -1] ?? '') !== ''
  const isBlank = rows.some(
    (row) =>
      isFilled(row, columns.get('number')) &&
      isFilled(row, columns.get('dueDate')) &&
      !isFilled(row, issue),
  )
  return isBlank ? [`where "${headings[issue]}" is blank, the due date is taken for it`] : []
}
