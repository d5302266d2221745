import { looksLikeDate } from '../../lists/date-cell.ts'
import { amountsIn } from './amounts.ts'
import { labelsIn } from './labels.ts'
import type { RawLine, RawLines } from './raw-line.ts'
import type { TextRow } from './text-rows.ts'

const INVOICES =
  /^(?:your |paid )?(?:invoices?|inv|bills?|rechnung(?:en|s(?:nummern?|nr\.?))?|ihre rechnung(?:en)?|factures?|facturas?|facture?n|factuurnummers?|fattur[ae]|faktur(?:a|aer|or|er|y|anummer))(?: (?:numbers?|nos?\.?|n[°º]|paid)| ?#s?)?(?:\(s\)|\/s)?\s*[:#]\s*(.+)$/i
const KEPT =
  /^(?:deductions?|short ?(?:age|pay(?:ment)?)|abz[uü]ge?|k[uü]rzung|retenues?|deducci[oó]n)\b/i
const DISCOUNT = /^(?:(?:cash )?discount|skonto|escompte|descuento|sconto|korting)\b/i
const NUMBER = /[\p{L}\p{N}][\p{L}\p{N}/._-]*\d[\p{L}\p{N}/._-]*|\d[\p{L}\p{N}/._-]*/gu

interface Listed {
  readonly row: number
  readonly numbers: readonly string[]
  paid: string | undefined
  deduction: string | undefined
  discount: string | undefined
}

/**
 * The invoices of a text that lists them behind a word, as forms do: each with its amount on a line
 * of its own, one with that of the payment, or several that the payment pays as they are open.
 */
export function listedLines(rows: readonly TextRow[]): RawLines {
  const listed: Listed[] = []
  const totals: string[] = []
  for (const row of rows) {
    const numbers = numbersOf(row)
    if (numbers.length > 0) {
      listed.push({ row: row.line, numbers, ...NO_AMOUNTS })
      continue
    }
    const [label] = labelsIn(row)
    const [amount, more] = amountsIn(label?.value ?? row.text)
    if (amount === undefined || more !== undefined) continue
    const last = listed.at(-1)
    if (last !== undefined && KEPT.test(row.text)) last.deduction ??= amount.text
    else if (last !== undefined && DISCOUNT.test(row.text)) last.discount ??= amount.text
    else if (label?.label === 'paid') totals.push(amount.text)
    else if (label?.label === 'total' && last !== undefined) last.paid ??= amount.text
  }
  return { lines: linesOf(listed, totals[0]), totals, rejects: [] }
}

const LIST_LENGTH_MAX = 2000 // looking takes ever longer
const NO_AMOUNTS = { paid: undefined, deduction: undefined, discount: undefined }

function numbersOf({ text, cells }: TextRow): readonly string[] {
  const filled = cells.map((cell) => cell.text).filter((cell) => cell !== '')
  const told = INVOICES.exec(text)?.[1] ?? INVOICES.exec(filled.join(': '))?.[1]
  if (told === undefined || told.length > LIST_LENGTH_MAX || amountsIn(told).length > 0) return []
  const numbers = [...told.matchAll(NUMBER)].map(([number]) => number)
  return [...new Set(numbers.filter((one) => !looksLikeDate(one) || !/[./-]/.test(one)))]
}

function linesOf(listed: readonly Listed[], total: string | undefined): readonly RawLine[] {
  const [first] = listed
  const all = [...new Set(listed.flatMap(({ numbers }) => numbers))]
  const isEach =
    listed.length > 1 &&
    listed.every(({ numbers, paid }) => numbers.length === 1 && paid !== undefined)
  const isOne = all.length === 1 && first !== undefined
  if (isEach || isOne) {
    return (isOne ? [first] : listed).flatMap(({ row, numbers, ...amounts }): RawLine[] => {
      const paid = isOne ? (total ?? amounts.paid) : amounts.paid
      const [number] = numbers
      if (number === undefined || paid === undefined) return []
      return [{ row, number, amounts: { kind: 'named', ...amounts, paid, gross: undefined } }]
    })
  }
  const isTold = total !== undefined || listed.some(({ paid }) => paid !== undefined)
  if (!isTold) return []
  return all.map((number) => ({ row: first?.row ?? 1, number, amounts: { kind: 'whole' } }))
}
