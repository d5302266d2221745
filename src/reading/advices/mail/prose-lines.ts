import type { RowReject } from '../../facts.ts'
import { looksLikeDate } from '../../lists/date-cell.ts'
import { type AmountAt, amountsIn } from './amounts.ts'
import { isTotalWord, labelsIn } from './labels.ts'
import type { RawLine, RawLines } from './raw-line.ts'
import type { TextRow } from './text-rows.ts'

const KEYWORD =
  /(?:^|[\s(])(?:invoices?|inv|rechnung(?:s-?(?:nr|nummer))?|rg|re-?nr|faktura|beleg(?:nr)?|facture|fact|factura|fra|credit (?:note|memo)|gutschrift|avoir|abono|n[°ºo]|nr|no|#)\.?[\s:#.]*(?:n[°ºor]\.?|nr\.?|no\.?|#)?[\s:]*$/i
const TOKEN = /(?<![\p{L}\p{N}])(?:\p{L}{1,8}[-/.]?\d|\d)[\p{L}\p{N}/.-]*(?<=[\p{L}\p{N}])/gu

/** Between the numbers of a list. */
const LISTED =
  /^\s*(?:,|;|&|\+|and|und|et|y|e|en|og|och|i|a|,\s*(?:and|und|et|y))\s+(?:no\.? ?|nr\.? ?|n[°º]\.? ?|#)?$/i

/** Invoices in running text: a number behind a word for it, or at the beginning, with its amounts. */
export function proseLines(rows: readonly TextRow[]): RawLines {
  const lines: RawLine[] = []
  const rejects: RowReject[] = []
  const shared: Shared[] = []
  for (const row of rows) {
    const first = row.cells.find(({ text }) => text !== '')?.text ?? ''
    if (labelsIn(row).length > 0 || isTotalWord(first)) continue
    const amounts = amountsIn(row.text)
    if (amounts.length === 0) continue
    const paired = pairsIn(row)
    if (paired.length > 1) {
      lines.push(...paired)
      continue
    }
    const numbers = numbersIn(row.text, amounts)
    const [number, ...others] = numbers
    if (number === undefined) continue
    if (others.length > 0) {
      const reason = `names ${numbers.length} numbers (${numbers.join(', ')}) and not what is paid for each`
      rejects.push({ line: row.line, column: '', value: row.text, reason })
      shared.push({ row, numbers, amounts })
      continue
    }
    const texts = amounts.map(({ text }) => text)
    lines.push({ row: row.line, number, amounts: { kind: 'unnamed', texts } })
  }
  const [only, more] = shared
  const isWhole = only !== undefined && more === undefined && lines.length === 0
  return (isWhole ? paidWhole(only) : undefined) ?? { lines, totals: [], rejects }
}

/** Invoices that one line names together. */
interface Shared {
  readonly row: TextRow
  readonly numbers: readonly string[]
  readonly amounts: readonly AmountAt[]
}

/** Several invoices and the one amount that pays them: what is open of each, if that is the sum. */
function paidWhole({ row, numbers, amounts }: Shared): RawLines | undefined {
  const [amount, more] = amounts
  if (amount === undefined || more !== undefined) return undefined
  const lines = numbers.map((number): RawLine => {
    return { row: row.line, number, amounts: { kind: 'whole' } }
  })
  return { lines, totals: [amount.text], rejects: [] }
}

/** Several invoices on one line, each with its own amount behind it in brackets. */
function pairsIn({ text, line }: TextRow): readonly RawLine[] {
  return [...text.matchAll(/(\S*\d\S*) ?\(([^()]{3,30})\)/g)].flatMap(
    ([, number = '', inside = '']) => {
      const [amount, other] = amountsIn(inside)
      if (
        amount === undefined ||
        other !== undefined ||
        (looksLikeDate(number) && /[./-]/.test(number))
      )
        return []
      return [{ row: line, number, amounts: { kind: 'unnamed', texts: [amount.text] } }]
    },
  )
}

/** The numbers of invoices in a line: those behind a word for it, else the one that begins it. */
function numbersIn(
  text: string,
  amounts: readonly { readonly from: number; readonly to: number }[],
): readonly string[] {
  const tokens = [...text.matchAll(TOKEN)]
    .map((found) => ({ text: found[0], from: found.index }))
    .filter(({ text: token, from }) => {
      const isInAmount = amounts.some((one) => from >= one.from && from < one.to)
      return !isInAmount && !(looksLikeDate(token) && /[./-]/.test(token)) && token.length >= 2
    })
  const named: typeof tokens = []
  for (const token of tokens) {
    const last = named.at(-1)
    const between = last === undefined ? '' : text.slice(last.from + last.text.length, token.from)
    if (KEYWORD.test(text.slice(0, token.from)) || LISTED.test(between)) named.push(token)
  }
  const begin = tokens.filter(({ from, text: token }) => {
    return /^[\s*•·–-]*$/.test(text.slice(0, from)) && token.length >= 3
  })
  const chosen = named.length > 0 ? named : begin
  return [...new Set(chosen.map((one) => one.text))]
}
