import { readAmountText } from '../text/amount-text.ts'
import { fold } from '../text/cell-text.ts'
import { directionOf, isCardPayment } from './row-words.ts'

type Rows = readonly (readonly string[])[]

/** How the amounts of one column are signed. */
export interface SignCounts {
  readonly positive: number
  readonly negative: number
  /** Positive amounts with a plus or `CR`. */
  readonly marked: number
  /** Positive amounts with nothing beside them. */
  readonly unmarked: number
}

const CARD_HEADING =
  /\b(?:card|cardholder|cardmember|merchant|mcc|carte|karte|kartennummer|tarjeta|card member)\b/
const RECEIPT_HEADING =
  /\b(?:payer|consumer|customer|buyer|donor|remitter|received|receipt|deposit|deposited|payout|credit|gutschrift|zahler|auftraggeber|ordenante|payments in)\b/

/** Counts the signs of a column. */
export function countSigns(rows: Rows, column: number): SignCounts {
  const counts = { positive: 0, negative: 0, marked: 0, unmarked: 0 }
  for (const row of rows) {
    const text = row[column] ?? ''
    const reading = readAmountText(text, '.') ?? readAmountText(text, ',')
    if (reading === undefined || !/[1-9]/.test(reading.digits)) continue
    if (reading.sign === '-' || reading.word === 'debit') counts.negative += 1
    else counts.positive += 1
    if (reading.sign === '+' || reading.word === 'credit') counts.marked += 1
    else if (reading.sign === '' && reading.word === null) counts.unmarked += 1
  }
  return counts
}

/** How a column of words for money in and money out goes with the signs. */
export function compareWithWords(
  rows: Rows,
  { amount, direction }: { readonly amount: number; readonly direction: number },
): { readonly agree: number; readonly oppose: number } {
  let agree = 0
  let oppose = 0
  for (const row of rows) {
    const text = row[amount] ?? ''
    const reading = readAmountText(text, '.') ?? readAmountText(text, ',')
    const way = directionOf(row[direction] ?? '')
    if (reading === undefined || way === undefined || !/[1-9]/.test(reading.digits)) continue
    if ((reading.sign === '-') === (way === -1)) agree += 1
    else oppose += 1
  }
  return { agree, oppose }
}

/** What a column of amounts leaves open. */
export interface SignDoubt {
  readonly question: string
  readonly isAnsweredByBalance: boolean
}

/** The question that a signed column leaves open, if any: are charges the positive numbers? */
export function signDoubt(
  rows: Rows,
  column: number,
  headings: readonly string[],
): SignDoubt | undefined {
  const { positive, negative, marked } = countSigns(rows, column)
  const words = headings.map((heading) => fold(heading).replace(/[^a-z]+/g, ' ')).join(' ')
  const paid = rows.filter((row) => row.some((cell) => isCardPayment(cell)))
  const payments = countSigns(paid, column)
  if (payments.negative > 0 && payments.positive === 0 && positive > negative - payments.negative) {
    return openQuestion(
      'payments to the card stand as negative numbers, so charges may be the positive ones',
    )
  }
  const bought = countSigns(
    rows.filter((row) => row.some((cell) => PURCHASE.test(fold(cell)))),
    column,
  )
  if (bought.positive > 0 && bought.negative === 0 && bought.positive >= rows.length / 2) {
    return openQuestion('purchases stand as positive numbers, so these may be charges')
  }
  if (negative > 0 || positive === 0 || marked > 0) return undefined
  if (CARD_HEADING.test(words) && !RECEIPT_HEADING.test(words)) {
    return openQuestion('every amount of this card is positive: charges, or payments?')
  }
  const received = rows.filter((row) => row.some((cell) => RECEIPT_TEXT.test(fold(cell))))
  const isReceipt = RECEIPT_HEADING.test(words) || received.length > rows.length / 2
  if (isReceipt) return undefined
  const question = 'every amount is positive and nothing tells money in from money out'
  return { question, isAnsweredByBalance: true }
}

/** A card's balance may be what is owed: it rises with charges and proves nothing. */
function openQuestion(question: string): SignDoubt {
  return { question, isAnsweredByBalance: false }
}

const PURCHASE = /^(?:card )?(?:purchase|kauf|achat|compra|acquisto|aankoop|zakup|kop)$/
const RECEIPT_TEXT =
  /\b(?:payout|deposit|incoming|received|payment from|transfer from|gutschrift|zahlungseingang|virement recu|vir recu|bonifico da|transferencia de|wplyw|przychodzacy|prichozi|bejovo|overschrijving van)\b/
