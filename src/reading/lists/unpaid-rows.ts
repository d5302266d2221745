import type { Columns } from './assign.ts'
import { all } from './columns.ts'

type Rows = readonly (readonly string[])[]

const PAID =
  /^(?:paid|bezahlt|payée?|pagad[oa]|pagat[oa]|betaald|betalt|betald|cobrad[oa]|opłacona|uhrazeno)$/i
const UNPAID =
  /^(?:pending|unpaid|open|overdue|due|partial(?:ly paid)?|offen|überfällig|impayée?|en attente|pendiente|vencid[oa]|openstaand|da incassare|ubetalt|obetald|nieopłacona|neuhrazeno)$/i

/**
 * Whether rows tell of invoices that nobody has paid yet: the day of payment is blank beside the
 * day of the invoice, or one is paid and another is not.
 */
export function haveUnpaid(
  { doc, payments }: { readonly doc: Columns; readonly payments: Columns },
  rows: Rows,
): boolean {
  if (!all(doc, 'number', 'issueDate')) return false
  const [number, issued] = [doc.get('number') ?? -1, doc.get('issueDate') ?? -1]
  const paidOn = payments.get('paymentDate') ?? -1
  const documents = rows.filter((row) => isFilled(row, number) && isFilled(row, issued))
  const isBlankSomewhere = paidOn !== issued && documents.some((row) => !isFilled(row, paidOn))
  const status = doc.get('status') ?? payments.get('status') ?? -1
  const tells = (words: RegExp) => documents.some((row) => words.test(row[status]?.trim() ?? ''))
  return isBlankSomewhere || (tells(PAID) && tells(UNPAID))
}

function isFilled(row: readonly string[], column: number): boolean {
  return (row[column] ?? '').trim() !== ''
}
