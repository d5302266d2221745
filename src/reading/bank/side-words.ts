import { fold } from '../text/cell-text.ts'
import { isPaymentReceived } from './row-words.ts'

type Rows = readonly (readonly string[])[]

// What a bank writes beside money out, or beside money in, for firms as for people: no wages and no
// refunds, which some pay and others are paid.
const OUT =
  /\b(?:withdrawal|wdl|atm|cash machine|direct debit|standing order|card payment|card purchase|debit card|purchases?|bill payment|(?:late|annual|foreign transaction|cash advance) fee|(?:interest|finance) charges?|cash advance|(?:payment|transfer) to|(?:monthly|account|service|bank) (?:fee|charge)s?|maintenance fee|overdraft|loan payment|lastschrift|(?:basis|erst|folge)lastschrift|abbuchung|dauerauftrag|kartenzahlung|kartenverfugung|bargeldauszahlung|barauszahlung|uberweisung an|kontofuhrung\w*|entgelt\w*|prlv|prelevement|retrait(?: dab)?|achat|paiement (?:par )?carte|paiement cb|vir(?:ement)? (?:emis|vers)|cotisation\w*|frais|betaalautomaat|geldautomaat|pinbetaling|overboeking naar|kosten|compra|retirada|reintegro|adeudo|cuota|comision|saque|tarifa|pix (?:enviado|emitido)|ted enviada|prelievo|addebito|bonifico (?:a favore|disposto)|canone|uttag|kortkop|autogiro|varekjop|dankort|betaling til|overforing til|gebyr|avgift|korttiosto|nosto|platba kartou|vyber|poplatek|zakup|wyplata|prowizja|oplata|przelew (?:do|wychodzacy)|vasarlas|keszpenzfelvetel)\b/
const IN =
  /\b(?:deposit|(?:payment|transfer|credit|faster payment) (?:from|received)|collections?|bank giro credit|gutschrift\w*|zahlungseingang|einzahlung|einreich\w*|sammler|vir(?:ement)? (?:recu|faveur)|remise|bijschrijving|overboeking van|abono|ingreso|transferencia recibida|remesa|pix recebido|ted recebida|deposito|accredito|bonifico (?:da|a vostro favore|ricevuto)|insattning|indbetaling|innbetaling|talletus|vklad|prichozi platba|wplata|wplyw|przelew (?:od|przychodzacy)|jovairas)\b/

/** On one side only; where both sides speak, one word each will do. */
const ALONE_ROWS_MIN = 3
const ALONE_WORDS_MIN = 2

/**
 * Whether the words of the rows tell that the one column is money out and the other money in: none
 * of them goes against it, and both sides say it, or one says it on several rows in several words.
 */
export function sayWhichSide(rows: Rows, [debit, credit]: readonly [number, number]): boolean {
  const said = { out: new Set<string>(), in: new Set<string>() }
  let count = 0
  for (const row of rows) {
    const words = wordsOf(row)
    if (words === undefined) continue
    const moves = (column: number): boolean => /[1-9]/.test(row[column] ?? '')
    const [side, other] = words.way === -1 ? [debit, credit] : [credit, debit]
    if (!moves(side) || moves(other)) return false
    said[words.way === -1 ? 'out' : 'in'].add(words.word)
    count += 1
  }
  if (said.out.size > 0 && said.in.size > 0) return true
  return count >= ALONE_ROWS_MIN && said.out.size + said.in.size >= ALONE_WORDS_MIN
}

/** The way that the words of a row say; undefined where they say nothing or both. */
export function wayOfWords(row: readonly string[]): 1 | -1 | undefined {
  return wordsOf(row)?.way
}

function wordsOf(
  row: readonly string[],
): { readonly way: 1 | -1; readonly word: string } | undefined {
  const text = fold(row.filter((cell) => /\p{L}{2}/u.test(cell)).join(' '))
  const out = OUT.exec(text)?.[0]
  const into = IN.exec(text)?.[0] ?? (row.some(isPaymentReceived) ? 'thanks' : undefined)
  if (out !== undefined && into === undefined) return { way: -1, word: out }
  return into !== undefined && out === undefined ? { way: 1, word: into } : undefined
}
