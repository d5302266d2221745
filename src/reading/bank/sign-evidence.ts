import { readAmountText } from '../text/amount-text.ts'
import { fold } from '../text/cell-text.ts'
import { directionOf, isCardPayment, isPaymentReceived } from './row-words.ts'
import { wayOfWords } from './side-words.ts'

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
  /\b(?:card|cartao|tarjeta|kreditkarte|kort|karty|cardholder|cardmember|merchant|mcc|carte|karte|kartennummer|tarjeta|card member)\b/
const CARDHOLDER =
  /\b(?:card ?holder|card ?member|card number|card no|card used|\w*kartennummer|karteninhaber|numero de tarjeta|numero carta|kortnummer|kaarthouder|kredietkaart|final do cartao|nome no cartao)\b|on your statement as|auf ihrer abrechnung als|op uw rekening\w* als|pa ditt kontoutdrag som|sur votre releve|en su estado de cuenta como|sul tuo estratto conto come|no seu extrato como/
// Where something was bought; a merchant's account or number is that of the seller himself.
const MERCHANT_NAME = /\bmerchant(?: name)?\b(?! (?:account|code|id|number|reference|category))/
const RECEIPT_HEADING =
  /\b(?:payer|consumer|consument\w*|customer|cliente|buyer|donor|remitter|received|receipt|deposit|deposited|payout|net settlement|(?<!\bis )credit|gutschrift|zahler|auftraggeber|ordenante|payments in)\b/

/** Whom money went to: beside whom it came from, the list is of both. */
const PAYEE_HEADING =
  /\b(?:payee|supplier|vendor|lieferant|fournisseur|proveedor|fornitore|fornecedor|leverancier|beneficiary|zahlungsempfanger|empfanger|begunstigter|beneficiaire|beneficiario|ontvanger|odbiorca)\b/

/** Whether headings are of a list of receipts; a credit beside a debit is one side of two. */
function namesReceipts(words: string): boolean {
  const isSided = /\b(?:debits?|belastung|lastschrift|debito|dare)\b/.test(words)
  return RECEIPT_HEADING.test(isSided ? words.replace(/\b(?:credit|gutschrift)\b/g, ' ') : words)
}

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

/** What a column of amounts leaves open, and what else in the file may answer it. */
export interface SignDoubt {
  readonly question: string
  /** The receipts of a seller tell, or the balance tells as well. */
  readonly answer: 'none' | 'receipts' | 'receipts or balance'
}

/** The question that a signed column leaves open, if any: are charges the positive numbers? */
export function signDoubt(
  rows: Rows,
  column: number,
  headings: readonly string[],
): SignDoubt | undefined {
  const { positive, negative, marked } = countSigns(rows, column)
  const words = headings.map((heading) => fold(heading).replace(/[^a-z]+/g, ' ')).join(' ')
  const doubt = paymentDoubt(rows, column, words)
  if (doubt !== undefined) return doubt
  const signsWhere = (words: RegExp): SignCounts =>
    countSigns(
      rows.filter((row) => row.some((cell) => words.test(fold(cell)))),
      column,
    )
  const [bought, returned] = [signsWhere(PURCHASE), signsWhere(RETURNED)]
  // A seller is paid for purchases, and refunds cost him.
  const isOpposite = returned.negative > 0 && returned.positive === 0 && !namesReceipts(words)
  if (bought.positive > 0 && bought.negative === 0 && isOpposite) {
    return openQuestion('purchases stand as positive numbers and what came back as negative ones')
  }
  if (isAgainstWords(rows, column) && !namesReceipts(words)) {
    return openQuestion('what its words call money out stands as positive numbers')
  }
  const cameBack = signsWhere(CAME_BACK)
  if (cameBack.negative > 0 && cameBack.negative === negative && positive === 0) {
    return openQuestion('all that came back has a minus, so charges may be the positive ones')
  }
  if (bought.positive > 0 && bought.negative === 0 && bought.positive >= rows.length / 2) {
    return openQuestion('purchases stand as positive numbers, so these may be charges')
  }
  if (CARDHOLDER.test(words) || MERCHANT_NAME.test(words) || isOfCard(rows, headings)) {
    const ofCard = cardDoubt(rows, column, words)
    if (ofCard !== 'none') return ofCard
  }
  if (negative > 0 || positive === 0 || marked > 0) return undefined
  if (isPaidOnCard(rows, column)) return undefined
  if (CARD_HEADING.test(words) && !namesReceipts(words)) {
    return openQuestion('every amount of this card is positive: charges, or payments?')
  }
  const incoming = rows.filter((row) => row.some((cell) => RECEIPT_TEXT.test(fold(cell))))
  const isOfPayers = namesReceipts(words) && !PAYEE_HEADING.test(words)
  const isReceipt = isOfPayers || incoming.length > rows.length / 2
  if (isReceipt) return undefined
  const question = 'every amount is positive and nothing tells money in from money out'
  return { question, answer: 'receipts or balance' }
}

const CARD_COLUMN = /^(?:card|karte|carte|carta|tarjeta|cartao|kort|kaart)$/
const MASKED = /^[*x\u2022\u00b7.]{2,}[ -]?\d{4}$/

/** `Card` above masked numbers, on most rows: what that card was used for. */
function isOfCard(rows: Rows, headings: readonly string[]): boolean {
  return headings.some((heading, column) => {
    if (!CARD_COLUMN.test(fold(heading))) return false
    const masked = rows.filter((row) => MASKED.test(fold(row[column] ?? '').trim()))
    return masked.length * 2 > rows.length
  })
}

/** What the amounts of a card leave open; `none` where other words may tell. */
function cardDoubt(rows: Rows, column: number, words: string): SignDoubt | undefined | 'none' {
  const { positive, negative, marked } = countSigns(rows, column)
  const back = rows.filter((row) => row.some((cell) => REFUND_WITHIN.test(fold(cell))))
  const refunded = countSigns(back, column)
  const isBack = refunded.negative > 0 && refunded.positive === 0 && positive > 0
  if (isBack && CARDHOLDER.test(words)) {
    return openQuestion('refunds to this card have a minus, so charges may be the positive ones')
  }
  if (negative === 0 || positive <= negative || marked > 0) return 'none'
  const question = 'most amounts of this card are positive: charges, or payments?'
  return namesReceipts(words) ? undefined : { question, answer: 'receipts or balance' }
}

/** Payments with a minus: then charges may be the numbers without one. */
function paymentDoubt(rows: Rows, column: number, words: string): SignDoubt | undefined {
  const { positive, negative } = countSigns(rows, column)
  const signsWhere = (isPayment: (cell: string) => boolean): SignCounts =>
    countSigns(
      rows.filter((row) => row.some(isPayment)),
      column,
    )
  const received = signsWhere(isPaymentReceived)
  if (received.negative > 0 && received.positive === 0) {
    return openQuestion(
      'payments received stand as negative numbers, so charges may be positive ones',
    )
  }
  const paid = signsWhere(isCardPayment)
  // Where much else goes out too, it is an account that the card's bill is paid from.
  const isAll = positive === 0 && negative === paid.negative
  const isMost = positive > (negative - paid.negative) * 2 || isAll
  if (paid.negative > 0 && paid.positive === 0 && isMost) {
    return openQuestion(
      'payments to the card stand as negative numbers, so charges may be the positive ones',
    )
  }
  const isCard = CARD_HEADING.test(words) || (PURCHASED.test(words) && POSTED.test(words))
  const earned = signsWhere((cell) => INCOME.test(fold(cell)))
  if (earned.negative > 0 && earned.positive === 0) {
    return openQuestion('income stands beside a minus, so what was spent may be positive')
  }
  const into = signsWhere((cell) => cell.trim().length > 2 && directionOf(cell) === 1)
  if (CARDHOLDER.test(words) && into.negative > 0 && into.positive === 0) {
    return openQuestion('a word for money in stands beside a minus, so charges may be positive')
  }
  const named = signsWhere((cell) => (isCard ? PAYMENT_WITHIN : PAYMENT_ALONE).test(fold(cell)))
  const isOnly = named.negative === negative && named.positive === 0
  if (negative === 0 || !isOnly) return undefined
  const isLone = positive === 0 && (CARDHOLDER.test(words) || (isCard && negative === 1))
  if (positive < negative && !isLone) return undefined
  // What else came in as a receipt is no charge; else the balance may be what is owed.
  const answer = signsWhere(isReceiptText).positive > 0 ? 'receipts or balance' : 'receipts'
  const question = 'only payments have a minus: are the other amounts charges, or money in?'
  return { question, answer }
}

function isReceiptText(cell: string): boolean {
  return RECEIPT_TEXT.test(fold(cell)) || directionOf(cell) === 1
}

/** Payments of a card's bill and nothing else, as positive numbers: those are money in. */
function isPaidOnCard(rows: Rows, column: number): boolean {
  const paid = rows.filter((row) => row.some(isPaymentReceived))
  return paid.length > 0 && paid.length === rows.length && countSigns(rows, column).negative === 0
}

const AGAINST_MIN = 2

/** `Interest charge`, `Late fee` as positive numbers, and not one word that goes with its sign. */
function isAgainstWords(rows: Rows, column: number): boolean {
  const signs = rows.map((row) => {
    const { positive, negative } = countSigns([row], column)
    return { way: wayOfWords(row), sign: positive - negative }
  })
  const said = signs.filter(({ way, sign }) => way !== undefined && sign !== 0)
  const against = said.filter(({ way, sign }) => way === -1 && sign === 1)
  return against.length >= AGAINST_MIN && said.every(({ way, sign }) => way !== sign)
}

/** A card's balance may be what is owed: it rises with charges and proves nothing. */
function openQuestion(question: string): SignDoubt {
  return { question, answer: 'none' }
}

const PURCHASED = /\b(?:transaction|trans|purchase) date\b/
const POSTED = /\b(?:post|posted|posting|booking|clearing) date\b/
// In other languages the word is what banks call money out.
const PAYMENT_WITHIN = /(?<!card )\b(?:payment|paymt|pymt|einzahlung|inbetalning)\b/
const PAYMENT_ALONE = /^(?:payment|einzahlung|inbetalning)$/
const PURCHASE =
  /^(?:card )?(?:purchase|kauf|achat|compra|acquisto|aankoop|zakup|kop)$|^compra (?:a|parcel)|^[（(【[]?消[费費]/
/** Refunds, and what was paid on a card. */
const RETURNED =
  /^(?:refund|return|payment|reembolso|rimborso|remboursement|erstattung|ruckerstattung|zwrot|devolucion)$|^[（(【[]?(?:退款|退货|还款|還款)/
/** The same on a card's statement, where the name of the shop stands beside it. */
const REFUND_WITHIN =
  /\b(?:refund|refunded|reversal|merchandise return|reembolso|rimborso|remboursement|erstattung|ruckerstattung|zwrot|devolucion|terugbetaling)\b/
/** What a card's statement calls money in, where no account's does. */
const CAME_BACK = /^[（(【[](?:退款|退货|还款|還款)/
const INCOME = /^(?:income|inflow|einnahmen?|ingresos?|receitas?|entrate)$/
const RECEIPT_TEXT =
  /\b(?:payout|deposit|incoming|received|payment from|transfer from|gutschrift|zahlungseingang|virement recu|vir recu|bonifico da|transferencia de|wplyw|przychodzacy|prichozi|bejovo|overschrijving van)\b/
