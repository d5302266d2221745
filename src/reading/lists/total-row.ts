import { trimmed } from '../text/trimmed.ts'

const TOTAL =
  /^(?:(?:grand|sub|sous|zwischen|end|percentage of|report|customer|client|kunden|invoice|overall) ?-?)?(?:totals?|totale|totalt|sum|summe|somma|soma|gesamt|gesamtsumme|totaal|subtotaal|suma|summa|razem|celkem|celkom|yhteensa|yhteensä|toplam|ukupno|összesen|osszesen|итого|всего|count|anzahl)(?![\p{L}\p{N}])/iu

/** Whether a text stands at the head of a row of sums. */
export function isTotalText(text: string): boolean {
  return TOTAL.test(text)
}

/** Whether a row is one of sums: its words stand in whichever column comes first. */
export function isTotalRow(cells: readonly string[]): boolean {
  return isTotalText(trimmed(cells.find((cell) => trimmed(cell) !== '') ?? ''))
}

/** Whom a row of sums closes: `Total for Orchard & Sons`. */
export function closedBy(cells: readonly string[]): string | undefined {
  const text = trimmed(cells.find((cell) => trimmed(cell) !== '') ?? '')
  if (text.length > CLOSING_LENGTH_MAX) return undefined // no name is so long, and looking takes ever longer
  const name = CLOSING.exec(text)?.[1] ?? CLOSED.exec(text)?.[1]
  return name === undefined || NOBODY.test(name) ? undefined : name
}

const CLOSING_LENGTH_MAX = 300
const NOBODY =
  /^(?:sub|grand|report|customer|client|kunden?|zwischen|gesamt|overall|all|general|général|generale?|:)$/i

const CLOSING =
  /^(?:sub ?-?|sous-|zwischen)?(?:total|summe|sum|suma|somma|totale|totaal|summa|razem|celkem|gesamt)[\s:–-]+(?:for |of |für |von |pour |de |para |di |per |voor |för |for:)?(.+)$/iu
const CLOSED = /^(.+?)[\s:–-]+(?:sub-?)?(?:total|summe|gesamt|suma|totale|totaal|summa)$/iu
