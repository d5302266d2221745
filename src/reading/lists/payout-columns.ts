import { isAmountText, readAmount } from '../text/amount-text.ts'
import { isSameAmount, negated, productOf, sumOf } from '../text/exact-decimal.ts'
import type { Columns } from './assign.ts'
import type { Field } from './field.ts'
import { normaliseHeading } from './normalise.ts'

type Rows = readonly (readonly string[])[]

const PAYOUT =
  /\b(?:payouts?|settlements?|settled|disbursements?|deposits?|batch|funding|virement|versement|liquidacion|liquidazione|liquidacao|accredito|abono|repasse|wyplata|vyplata|kifizetes|tilitys)\b|auszahlung|abrechnung|afregning|afrekening|avregning|avrakning|oppgjor|uitbetaling|utbetalning|utbetaling|udbetaling/
/** What is settled on a day may be a trade; what is paid out on one comes from a processor. */
const PAID_OUT =
  /\b(?:payouts?|paid out|disbursements?|deposits?|funding)\b|auszahlung|uitbetaling|utbetalning|utbetaling|udbetaling/
const NAME =
  /\b(?:id|no|number|ref|reference|nr|utr)\b|nummer$|^(?:payout|settlement|disbursement|deposit|batch|afregning|abrechnung|afrekening|avregning|avrakning|utbetaling|udbetaling|oppgjor)$/
const DAY = /\b(?:date|datum|dato|day|fecha|on|at)\b|datum$|dato$|ankunft/
/** What a processor keeps; the tax on it too. */
export const FEE =
  /\b(?:fees?|charges?|commissions?|costs?|gebuhr(?:en)?|disagio|frais|comision(?:es)?|commission[ei]|provision|provisjon|kosten|avgift(?:er)?|gebyr(?:er)?|prowizja|poplatek|mdr|markup|interchange|scheme)\b/
/** What may name the invoice, the likeliest first. */
export const SUBJECTS: readonly RegExp[] = [
  /\binvoice (?:number|no|nr|ref)\b|rechnungsnummer|factuurnummer|fakturanummer/,
  /\b(?:invoice|rechnung|facture|factura|factuur|faktura)\b/,
  /\bmerchant (?:order|invoice)\b/,
  /\bmerchant ref(?:erence)?(?: ?\d)?\b/,
  /\b(?:order|ordre|bestellnummer|commande|pedido)\b|^ord(?:er|re)nummer$/,
  /\b(?:booking|reservation)\b.*\b(?:id|number|no|ref)\b/,
  /^(?!.*\b(?:payouts?|settlements?|deposits?|batch)\b).*\b(?:references?|referenz|referencia|referentie)\b/,
]
/** The name of a transfer between Indian banks. */
const UTR = /^utr(?: number| no)?$/
/** A tax on the fee, beside a fee without it. */
export const TAX = /\b(?:vat|gst|tax|mwst|ust|tva|iva|moms|mva|btw)\b/
const TRANSACTION = /\b(?:transaction|txn|charge|payment|sale)\b.*\b(?:id|number|code)\b/
const SHARE = 0.9
/** "payout", "MerchantPayout", "Auszahlung": the sum of the rows, told as one of them. */
export const PAYOUT_ITSELF =
  /^(?:merchant ?)?(?:payout|transfer|settlement|deposit|auszahlung|virement|liquidaci[oó]n|uitbetaling|utbetalning)$/i
/** Of what is traded: a day of settlement is no payout then. */
const TRADED = /\b(?:symbol|isin|ticker|cusip|wkn|security|instrument|shares|trade)\b/
/** What so many rows prove, the others would. */
const ROWS_MAX = 200
/** Of more columns of amounts no processor's report is made, and trying all pairs takes ever longer. */
const FEES_MAX = 12
const AMOUNTS_MAX = 26
/** What stands where a cell has nothing. */
const NOTHING = /^(?:[-–—]{0,2}|n\/a)$/i
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
  if (!names.some((name) => FEE.test(name)) || !names.some((name) => PAYOUT.test(name))) {
    return undefined
  }
  const filled = chargesOf(names, rows)
  const parts = partsOf(names, filled)
  if (parts === undefined) return undefined
  const found = new Map<Field, number>([...parts])
  // The first test that a heading passes decides, and no column holds two things.
  const place = (field: Field, ...tests: readonly ((name: string) => boolean)[]): void => {
    const taken = new Set(found.values())
    const free = names.map((name, at) => (taken.has(at) || !isFilled(filled, at) ? '' : name))
    const columns = tests.map((test) => free.findIndex((name) => name !== '' && test(name)))
    const column = columns.find((at) => at !== -1)
    if (column !== undefined) found.set(field, column)
  }
  place('payoutDate', isPayoutDay)
  place(
    'payoutId',
    isPayoutName,
    (name) => UTR.test(name),
    (name) => name === 'payment reference',
  )
  place('number', ...SUBJECTS.map((pattern) => (name: string) => pattern.test(name)))
  place('charge', (name) => TRANSACTION.test(name))
  const day = found.get('payoutDate')
  // All that is paid out on one day is one payout, where nothing else names it.
  const isByDay = PAID_OUT.test(names[day ?? -1] ?? '') || found.has('number')
  if (
    !found.has('payoutId') &&
    day !== undefined &&
    isByDay &&
    !names.some((one) => TRADED.test(one))
  )
    found.set('payoutId', day)
  const isWhole = found.has('payoutId') && (found.has('number') || found.has('charge'))
  return isWhole ? found : undefined
}

/** The first rows, without those that tell the payout itself and those that were never paid out. */
function chargesOf(names: readonly string[], rows: Rows): Rows {
  const charges = rows
    .slice(0, ROWS_MAX)
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .filter((row) => !row.some((cell) => PAYOUT_ITSELF.test(cell.trim())))
  const payout = names.findIndex(isPayoutName)
  const paidOut = charges.filter((row) => (row[payout] ?? '').trim() !== '')
  return paidOut.length > 0 ? paidOut : charges
}

/** Whether a heading says when something was paid out. */
export function isPayoutDay(name: string): boolean {
  return PAYOUT.test(name) && DAY.test(name)
}

/** Whether a heading says what a payout is called. */
export function isPayoutName(name: string): boolean {
  return PAYOUT.test(name) && NAME.test(name) && !DAY.test(name)
}

/** The columns of amounts that prove each other in every row, those that the headings chose first. */
export function provenAmounts(
  headings: readonly string[],
  rows: Rows,
  chosen: Columns,
): Columns | undefined {
  const names = headings.map(normaliseHeading)
  return partsOf(names, chargesOf(names, rows), chosen)
}

/** The columns of amounts: what was paid less one fee, or less all that is named as one, is paid out. */
function partsOf(
  names: readonly string[],
  rows: Rows,
  chosen: Columns = new Map(),
): Columns | undefined {
  if (rows.length === 0) return undefined
  const fees = names.flatMap((name, column) =>
    FEE.test(name) && holdsFees(rows, column) ? column : [],
  )
  if (fees.length > FEES_MAX) return undefined
  const taxes = names.flatMap((name, column) =>
    TAX.test(name) && !fees.includes(column) && holdsFees(rows, column) ? column : [],
  )
  const others = names.flatMap((_, column) =>
    !fees.includes(column) && holdsAmounts(rows, column) ? column : [],
  )
  if (others.length + taxes.length > AMOUNTS_MAX) return undefined
  const first = (field: Field): readonly number[] =>
    [...others].sort((a, b) => Number(b === chosen.get(field)) - Number(a === chosen.get(field)))
  const [wholes, rests] = [first('gross'), first('net')]
  const single = fees.map((fee) => [fee])
  const taxed = fees.flatMap((fee) => taxes.map((tax) => [fee, tax]))
  const all = fees.length > 1 ? [fees, ...taxes.map((tax) => [...fees, tax])] : []
  for (const kept of [...single, ...taxed, ...all]) {
    for (const gross of wholes) {
      for (const net of rests) {
        if (gross === net || !proves(rows, { gross, kept, net })) continue
        const [fee, more] = kept
        const amountsOnly: [Field, number][] = [
          ['gross', gross],
          ['net', net],
        ]
        // Several parts of a fee are what is missing of the gross.
        return new Map(
          fee === undefined || more !== undefined ? amountsOnly : [...amountsOnly, ['fee', fee]],
        )
      }
    }
  }
  return undefined
}

function proves(
  rows: Rows,
  { gross, kept, net }: { gross: number; kept: readonly number[]; net: number },
): boolean {
  return (['.', ','] as const).some((mark) => {
    const at = (row: readonly string[], column: number): string | undefined =>
      readAmount(row[column]?.trim() ?? '', mark)?.replace(/^-(?=0*\.?0*$)/, '')
    let [fitting, feed, misses] = [0, 0, 0]
    for (const row of rows) {
      if (misses > rows.length * (1 - SHARE)) return false
      const parts = kept.map((column) =>
        NOTHING.test(row[column]?.trim() ?? '') ? '0' : at(row, column)?.replace(/^-/, ''),
      )
      const [whole, rest] = [at(row, gross), at(row, net)]
      const fee = parts.includes(undefined) ? undefined : sumOf(parts.map((part) => part ?? '0'))
      const left =
        whole === undefined || fee === undefined ? undefined : sumOf([whole, negated(fee)])
      if (left === undefined || rest === undefined || !isSameAmount(left, rest)) {
        misses += 1
        continue
      }
      fitting += 1
      const most = sumOf([whole ?? '0', negated(productOf(fee ?? '0', FEES_IN_PAYMENT_MIN))])
      if (!most.startsWith('-') && !isSameAmount(fee ?? '0', '0')) feed += 1
    }
    return fitting >= rows.length * SHARE && feed * 2 > fitting
  })
}

function holdsAmounts(rows: Rows, column: number): boolean {
  const fitting = rows.filter((row) => isAmountText(row[column]?.trim() ?? '')).length
  return fitting >= rows.length * SHARE
}

/** Amounts wherever anything stands: a part of the fee is not charged for every payment. */
function holdsFees(rows: Rows, column: number): boolean {
  const filled = rows.flatMap((row) => {
    const cell = row[column]?.trim() ?? ''
    return NOTHING.test(cell) ? [] : cell
  })
  return filled.length > 0 && filled.filter(isAmountText).length >= filled.length * SHARE
}

function isFilled(rows: Rows, column: number): boolean {
  const filled = rows.filter((row) => (row[column] ?? '').trim() !== '').length
  return filled >= rows.length * PAID_OUT_SHARE
}
