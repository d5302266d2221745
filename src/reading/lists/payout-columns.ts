import { isAmountText, readAmount } from '../text/amount-text.ts'
import { isSameAmount, negated, productOf, sumOf } from '../text/exact-decimal.ts'
import type { Columns } from './assign.ts'
import type { Field } from './field.ts'
import { normaliseHeading } from './normalise.ts'

type Rows = readonly (readonly string[])[]

const PAYOUT =
  /\b(?:payout|settlement|settled|disbursement|deposit|batch|funding|auszahlungs?|virement|liquidacion|uitbetaling|utbetalning)\b/
const NAME =
  /\b(?:id|no|number|ref|reference|nr|nummer)\b|^(?:payout|settlement|disbursement|deposit|batch)$/
const DAY = /\b(?:date|datum|day|fecha|on|at)\b|ankunft/
const FEE =
  /\b(?:fees?|charges?|commissions?|gebuhr(?:en)?|frais|comision(?:es)?|commission[ei]|provision|kosten|avgift|gebyr)\b/
/** What may name the invoice, the likeliest first. */
const SUBJECTS = [
  /\binvoice (?:number|no|nr|ref)\b|rechnungsnummer|factuurnummer|fakturanummer/,
  /\b(?:invoice|rechnung|facture|factura|factuur|faktura)\b/,
  /\bmerchant ref(?:erence)?(?: ?\d)?\b/,
  /\b(?:order|bestellnummer|commande|pedido)\b/,
  /^(?!.*\b(?:payout|settlement|deposit|batch)\b).*\breference\b/,
]
const TRANSACTION = /\b(?:transaction|charge|payment|sale)\b.*\b(?:id|number|code)\b/
const SHARE = 0.9
/** What failed or is still on its way has no payout yet. */
const PAID_OUT_SHARE = 0.6
/** No processor keeps more than a fifth of a payment. */
const FEES_IN_PAYMENT_MIN = '5'

/**
 * The columns of a processor's report by what its amounts prove: in every row what was paid less
 * the fee is what is paid out, and a column names the payout. Undefined where that does not hold.
 */
export function payoutColumns(headings: readonly string[], rows: Rows): Columns | undefined {
  const names = headings.map(normaliseHeading)
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  const parts = filled.length === 0 ? undefined : partsOf(names, filled)
  if (parts === undefined) return undefined
  const found = new Map<Field, number>(Object.entries(parts) as [Field, number][])
  // The first test that a heading passes decides, and no column holds two things.
  const place = (field: Field, ...tests: readonly ((name: string) => boolean)[]): void => {
    const taken = new Set(found.values())
    const free = names.map((name, at) => (taken.has(at) || !isFilled(filled, at) ? '' : name))
    const columns = tests.map((test) => free.findIndex((name) => name !== '' && test(name)))
    const column = columns.find((at) => at !== -1)
    if (column !== undefined) found.set(field, column)
  }
  place('payoutDate', (name) => PAYOUT.test(name) && DAY.test(name))
  place(
    'payoutId',
    (name) => PAYOUT.test(name) && NAME.test(name),
    (name) => name === 'payment reference',
  )
  place('number', ...SUBJECTS.map((pattern) => (name: string) => pattern.test(name)))
  place('charge', (name) => TRANSACTION.test(name))
  const isWhole = found.has('payoutId') && (found.has('number') || found.has('charge'))
  return isWhole ? found : undefined
}

/** Three columns of which two make the third in nearly every row, the fee being the named one. */
function partsOf(
  names: readonly string[],
  rows: Rows,
): { gross: number; fee: number; net: number } | undefined {
  const amounts = names.flatMap((_, column) => (holdsAmounts(rows, column) ? column : []))
  const fees = amounts.filter((column) => FEE.test(names[column] ?? ''))
  for (const fee of fees) {
    for (const gross of amounts) {
      for (const net of amounts) {
        if (gross === net || gross === fee || net === fee) continue
        if (proves(rows, { gross, fee, net })) return { gross, fee, net }
      }
    }
  }
  return undefined
}

function proves(
  rows: Rows,
  { gross, fee, net }: { gross: number; fee: number; net: number },
): boolean {
  return (['.', ','] as const).some((mark) => {
    const at = (row: readonly string[], column: number) =>
      readAmount(row[column]?.trim() ?? '', mark)
    let [fitting, kept] = [0, 0]
    for (const row of rows) {
      const [whole, part, rest] = [at(row, gross), at(row, fee), at(row, net)]
      if (whole === undefined || part === undefined || rest === undefined) continue
      const size = part.replace(/^-/, '')
      if (!isSameAmount(sumOf([whole, negated(size)]), rest)) continue
      fitting += 1
      const left = sumOf([whole, negated(productOf(size, FEES_IN_PAYMENT_MIN))])
      const isSmall = !left.startsWith('-')
      if (isSmall && !isSameAmount(size, '0')) kept += 1
    }
    return fitting >= rows.length * SHARE && kept * 2 > fitting
  })
}

function holdsAmounts(rows: Rows, column: number): boolean {
  const fitting = rows.filter((row) => isAmountText(row[column]?.trim() ?? '')).length
  return fitting >= rows.length * SHARE
}

function isFilled(rows: Rows, column: number): boolean {
  const filled = rows.filter((row) => (row[column] ?? '').trim() !== '').length
  return filled >= rows.length * PAID_OUT_SHARE
}
