import { isAmountText } from '../text/amount-text.ts'
import type { Columns } from './assign.ts'
import { looksLikeDate } from './date-cell.ts'
import type { Field } from './field.ts'
import { normaliseHeading } from './normalise.ts'
import { FEE, isPayoutDay, isPayoutName, SUBJECTS } from './payout-columns.ts'

type Rows = readonly (readonly string[])[]

const TELLS_PART = /\b(?:type|description|category|art|typ|tipo)$/
/** What is settled in the end goes before what was asked for in another currency. */
const AMOUNTS = [
  /\b(?:holding|settlement|settled|payout|net)\b.*\bamount$/,
  /^(?:amount|betrag|montant|importe|belopp|belop|belob|bedrag|importo)$/,
  /\bamount$/,
]
const WORDS = /^(?:description|memo|details|note|beschreibung|libelle|descripcion|omschrijving)$/
const ROWS_MAX = 200
const SHARE = 0.5 // of the fees that stand beside an order; others are the account's own

/**
 * The columns of a settlement that has a row for each part of what an order brought (its price, a
 * commission, a fee): what each part is stands beside its amount, and parts share their order.
 */
export function partColumns(headings: readonly string[], rows: Rows): Columns | undefined {
  const names = headings.map(normaliseHeading)
  const sample = rows.slice(0, ROWS_MAX)
  const found = new Map<Field, number>()
  const place = (field: Field, column: number | undefined): void => {
    if (column !== undefined && column !== -1) found.set(field, column)
  }
  place('payoutDate', names.findIndex(isPayoutDay))
  const reference = found.has('payoutDate') ? names.indexOf('payment reference') : -1
  const payout = names.findIndex(isPayoutName)
  place('payoutId', payout === -1 ? reference : payout)
  if (!found.has('payoutId')) return undefined
  const told = partsIn(headings, sample)
  place('part', told[0])
  const fees = sample.filter((row) => isFeePart(row, told))
  if (fees.length === 0) return undefined
  place('gross', amountColumn(names, sample, fees))
  const sales = sample.filter((row) => !fees.includes(row))
  const subjects = SUBJECTS.flatMap((pattern) =>
    names.flatMap((name, column) => (pattern.test(name) ? column : [])),
  )
  place(
    'number',
    subjects.find((column) => column !== found.get('payoutId') && isShared(column, fees, sales)),
  )
  const hasWords = names.some((name) => WORDS.test(name))
  return found.has('gross') && (found.has('number') || hasWords) ? found : undefined
}

/** The columns that say of an amount which part it is. */
export function partsIn(headings: readonly string[], rows: Rows): readonly number[] {
  return headings.flatMap((heading, column) => {
    if (!TELLS_PART.test(normaliseHeading(heading))) return []
    const isFee = (row: readonly string[]) => FEE.test(normaliseHeading(row[column] ?? ''))
    return rows.some(isFee) && !rows.every(isFee) ? column : []
  })
}

/** Whether a row is one of what the marketplace keeps. */
export function isFeePart(cells: readonly string[], told: readonly number[]): boolean {
  return told.some((column) => FEE.test(normaliseHeading(cells[column] ?? '')))
}

/** The amounts, of which those that are kept are below nothing. */
function amountColumn(names: readonly string[], rows: Rows, fees: Rows): number | undefined {
  const fitting = names.flatMap((_, column) => {
    const texts = rows.map((row) => row[column]?.trim() ?? '').filter((text) => text !== '')
    const isMoney =
      texts.length > 0 && texts.every((one) => isAmountText(one) && !looksLikeDate(one))
    const isKept = fees.some((row) => /^[-−–(]|-$/.test(row[column]?.trim() ?? ''))
    return isMoney && isKept ? column : []
  })
  return AMOUNTS.flatMap((pattern) =>
    fitting.filter((column) => pattern.test(names[column] ?? '')),
  )[0]
}

/** Whether what is kept stands beside an order that was paid. */
function isShared(column: number, fees: Rows, sales: Rows): boolean {
  const paid = new Set(sales.map((row) => row[column]?.trim() ?? '').filter((text) => text !== ''))
  const beside = fees.filter((row) => paid.has(row[column]?.trim() ?? ''))
  return beside.length > 0 && beside.length >= fees.length * SHARE
}
