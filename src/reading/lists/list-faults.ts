import { AppError } from '../../core/errors.ts'
import type { Grid } from '../table/grid.ts'
import { isAmountText } from '../text/amount-text.ts'
import { type Columns, weightsOf } from './assign.ts'
import { readCompound } from './compound-heading.ts'
import { looksLikeDate } from './date-cell.ts'
import { isPurchaseWord } from './document-kind.ts'
import { documentWords } from './document-words.ts'
import { easternWords } from './document-words-east.ts'
import type { Field } from './field.ts'
import type { ListKind } from './kind-of.ts'
import { label, words } from './label.ts'
import { normaliseHeading } from './normalise.ts'
import { isSupplierSide } from './side-column.ts'

const DOCUMENTS = weightsOf(
  [...documentWords, ...easternWords].filter(({ field }) => field === 'issueDate'),
)

/** Of each group one field must be there, or not a single row can be read. */
const NEEDED: Readonly<Record<ListKind, readonly (readonly Field[])[]>> = {
  invoices: [['number'], ['issueDate', 'dueDate']],
  credits: [['number'], ['issueDate', 'dueDate']],
  customers: [['customer', 'customerNumber']],
  payments: [['paymentDate'], ['paymentAmount']],
  payouts: [['payoutId'], ['number', 'charge', 'memo'], ['gross', 'net']],
  remittances: [
    ['number', 'payer'],
    ['paid', 'gross', 'chequeAmount'],
  ],
}

/** A file of another kind than the user says. */
export function refuseMissing(kind: ListKind, columns: Columns, headings: readonly string[]): void {
  const [missing] = NEEDED[kind].filter((fields) => !fields.some((field) => columns.has(field)))
  const [field] = missing ?? []
  if (field === undefined) return
  const names = headings.filter((heading) => heading.trim() !== '').map((name) => `"${name}"`)
  throw new AppError('input', `no column holds the ${words(field)} that ${kind} have`, {
    hint: `its columns are ${names.join(', ')}: add --map "${label(field)}=COLUMN", or leave --kind out`,
  })
}

/**
 * Invoices without a date of issue where a heading names one whose cells are mostly no dates, or
 * where a further column of dates has no heading that explains it: the due date in its place would
 * date every invoice wrongly.
 */
export function refuseOtherIssueDate(
  columns: Columns,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  if (columns.has('issueDate')) return
  const taken = new Set(columns.values())
  const whole = rows.filter((row) => isWhole(row, columns))
  const named = headings.filter(
    (heading, column) => !taken.has(column) && holdsAny(whole, column) && isIssueDate(heading),
  )
  const dates = headings.flatMap((heading, column) =>
    !taken.has(column) && holdsDates(whole, column)
      ? [heading.trim() === '' ? `#${column + 1}` : heading.trim()]
      : [],
  )
  const [first] = [...named, ...dates]
  if (first === undefined) return
  const where = dates.map((name) => `"${name}"`).join(', ')
  throw new AppError(
    'input',
    named.length > 0
      ? `"${first}" should hold the date of issue, and most of its cells are no dates`
      : `no heading names the date of issue, and ${where} holds dates`,
    { hint: `say which column it is: --map "${label('issueDate')}=${first}"` },
  )
}

function isIssueDate(heading: string): boolean {
  const name = normaliseHeading(heading)
  const found = DATED.test(name) ? readCompound(name) : []
  const entries = DOCUMENTS.words.get(name) ?? found
  return entries.some(({ field, weight }) => field === 'issueDate' && weight >= SURE)
}

const DATED = /\bdate\b|datum\b|\bfecha\b|\bdata\b|dato\b/

const SURE = 7

/** A row of a document, and no title or sum. */
function isWhole(row: readonly string[], columns: Columns): boolean {
  return (row[columns.get('number') ?? -1] ?? '').trim() !== ''
}

function holdsAny(rows: readonly (readonly string[])[], column: number): boolean {
  return rows.some((row) => (row[column] ?? '').trim() !== '')
}

function holdsDates(rows: readonly (readonly string[])[], column: number): boolean {
  const texts = rows.map((row) => row[column]?.trim() ?? '').filter((text) => text !== '')
  const isDate = (text: string): boolean => looksLikeDate(text) && /\D/.test(text)
  return texts.length > 0 && texts.filter(isDate).length > texts.length / 2
}

const FILLED_MIN = 6

/** A file that was sorted by hand may have its header between the rows. */
export function refuseRowsAbove({ rows, lines }: Grid, header: number): void {
  const width = rows[header]?.length ?? 0
  const first = rows.slice(0, header).findIndex((row) => {
    const filled = row.filter((cell) => cell.trim() !== '')
    // A header that was damaged has a cell more or less than its rows; a title has few.
    const isNearly = Math.abs(row.length - width) <= 2 && filled.length >= FILLED_MIN
    const isWide = (row.length === width || isNearly) && filled.length >= row.length / 2
    return isWide && (filled.some(isEmail) || (filled.some(looksLikeDate) && filled.some(isAmount)))
  })
  if (first === -1) return
  const line = lines[first] ?? first + 1
  throw new AppError('input', `line ${line} stands above the header in line ${lines[header]}`, {
    hint: 'move the header to the top of the table',
  })
}

function isEmail(cell: string): boolean {
  return cell.includes('@')
}

function isAmount(cell: string): boolean {
  return isAmountText(cell) && !looksLikeDate(cell)
}

/** Titles of reports whose rows look like invoices or bank lines and are neither. */
const OTHER_REPORT =
  /^(general ledger( detail)?|general journal|journal( report| entries)?|trial balance|transaction detail by account|account transactions|profit (and|&) loss.*|balance sheet.*|(a\/p|accounts payable|aged payables?) .*|aged payables?|unpaid bills.*|bills payable\b.*|purchase register|creditors?\b.*|vendor balance.*|(aged )?creditors.*|bill payment list|hauptbuch|grand livre|libro mayor|libro diario)$/i

/** A report that says in its title that it lists neither what customers owe nor a bank's lines. */
export function refuseReport({ rows, lines }: Grid, header: number): void {
  for (const [index, row] of rows.slice(0, header).entries()) {
    const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '')
    const [title = ''] = filled
    if (filled.length !== 1 || !OTHER_REPORT.test(title)) continue
    throw new AppError(
      'input',
      `line ${lines[index] ?? index + 1} says that this is "${title}": no list of what customers owe`,
      { hint: 'export the list of invoices instead, or force one with --kind invoices and --map' },
    )
  }
}

function isTheirs(type: string): boolean {
  return isPurchaseWord(type) || isSupplierSide(type)
}

/** A list of suppliers alone; where there are customers too, the suppliers are left out. */
export function refuseSuppliers(columns: Columns, rows: readonly (readonly string[])[]): void {
  const side = columns.get('side')
  const texts = rows.flatMap((row) => (row[side ?? -1] ?? '').trim() || [])
  if (side === undefined || !texts.every(isSupplierSide)) return
  throw new AppError('input', `each row is a "${texts[0]}": this lists suppliers`, {
    hint: 'export the list of customers instead',
  })
}

/** A list whose types say, in each row, that suppliers are owed. */
export function refusePurchases(columns: Columns, rows: readonly (readonly string[])[]): void {
  const kind = columns.get('side') ?? columns.get('kind') ?? -1
  const number = columns.get('number') ?? -1
  const types = rows.flatMap((row) =>
    (row[number] ?? '').trim() === '' ? [] : [(row[kind] ?? '').trim()],
  )
  const [first] = types
  if (first === undefined || !types.every(isTheirs)) return
  throw new AppError('input', `each row is a "${first}": this lists what suppliers are owed`, {
    hint: 'export the list of invoices to customers instead',
  })
}
