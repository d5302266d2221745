import { fold } from '../text/cell-text.ts'
import { isPaymentReceived } from './row-words.ts'

type Rows = readonly (readonly string[])[]

// What a bank writes beside money out, or beside money in, and beside nothing else.
const OUT =
  /\b(?:withdrawal|wdl|atm|cash machine|direct debit|standing order|card payment|card purchase|debit card|purchases?|pos|bill payment|(?:late|annual|foreign transaction|cash advance) fee|(?:interest|finance) charges?|cash advance|(?:payment|transfer) to|(?:monthly|account|service|bank) (?:fee|charge)s?|maintenance fee|overdraft|loan payment|lastschrift\w*|abbuchung|dauerauftrag|kartenzahlung|kartenverfugung|bargeldauszahlung|barauszahlung|uberweisung an|kontofuhrung\w*|entgelt\w*|prlv|prelevement|retrait(?: dab)?|achat|paiement (?:par )?carte|paiement cb|vir(?:ement)? (?:emis|vers)|cotisation\w*|frais|incasso|betaalautomaat|geldautomaat|pinbetaling|overboeking naar|kosten|compra|retirada|reintegro|adeudo|recibo|cuota|comision|pagamento|pagto|saque|tarifa|pix (?:enviado|emitido)|ted enviada|prelievo|addebito|bonifico (?:a favore|disposto)|canone|uttag|kortkop|autogiro|varekjop|dankort|betaling til|overforing til|gebyr|avgift|korttiosto|nosto|platba kartou|vyber|poplatek|inkaso|zakup|wyplata|prowizja|oplata|przelew (?:do|wychodzacy)|vasarlas|keszpenzfelvetel)\b/
const IN =
  /\b(?:salary|wages|payroll|deposit|refund|(?:payment|transfer|credit|faster payment) (?:from|received)|bank giro credit|dividend|gehalt|lohn|gutschrift\w*|zahlungseingang|einzahlung|vir(?:ement)? (?:recu|de|faveur)|versement|salaire|remboursement|salaris|loon|bijschrijving|overboeking van|nomina|abono|ingreso|transferencia (?:recibida|de)|devolucion|pix recebido|ted recebida|deposito|salario|proventos|stipendio|accredito|bonifico (?:da|a vostro favore|ricevuto)|insattning|lon|utbetalning fran|indbetaling|innbetaling|palkka|talletus|vklad|vyplata mzdy|prichozi platba|mzda|wplata|wplyw|wynagrodzenie|przelew (?:od|przychodzacy)|fizetes|jovairas)\b/

const ALONE_MIN = 3 // on one side; where both sides speak, one word each will do

/**
 * Whether the words of the rows tell that the one column is money out and the other money in: none
 * of them goes against it, and both sides say it, or one says it on several rows.
 */
export function sayWhichSide(rows: Rows, [debit, credit]: readonly [number, number]): boolean {
  const seen = { out: 0, in: 0 }
  for (const row of rows) {
    const way = wayOfWords(row)
    if (way === undefined) continue
    const moves = (column: number): boolean => /[1-9]/.test(row[column] ?? '')
    const side = way === -1 ? debit : credit
    if (!moves(side) || moves(side === debit ? credit : debit)) return false
    if (way === -1) seen.out += 1
    else seen.in += 1
  }
  return (seen.out > 0 && seen.in > 0) || seen.out >= ALONE_MIN || seen.in >= ALONE_MIN
}

/** The way that the words of a row say; undefined where they say nothing or both. */
export function wayOfWords(row: readonly string[]): 1 | -1 | undefined {
  const text = fold(row.filter((cell) => /\p{L}{2}/u.test(cell)).join(' '))
  const isIn = IN.test(text) || row.some(isPaymentReceived)
  const isOut = OUT.test(text)
  if (isIn === isOut) return undefined
  return isIn ? 1 : -1
}
