import type { CalendarDate } from '../../../core/calendar-date.ts'
import { parseCurrency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import type { StatementOptions } from '../../facts.ts'
import { readDate } from '../../lists/date-cell.ts'
import { readAmount } from '../../text/amount-text.ts'
import { decideOrder, orderEvidence } from '../../text/date-order.ts'
import type { AdviceFact, AdviceFileFacts } from '../advice.ts'
import { amountsIn, currencyIn, markIn } from './amounts.ts'
import { type Label, labelsIn } from './labels.ts'
import { listedLines } from './listed-lines.ts'
import type { Mail } from './mail.ts'
import { proseLines } from './prose-lines.ts'
import { type RawLines, textsOf } from './raw-line.ts'
import { settledLines } from './settled-lines.ts'
import { tableLines } from './table-lines.ts'
import { type TextRow, textRows } from './text-rows.ts'

/** Reads the advice in a mail, or in a text that was copied out of one; undefined where there is none. */
export function readAdvice(mail: Mail, options: StatementOptions): AdviceFileFacts | undefined {
  for (const text of mail.texts) {
    const rows = textRows(text)
    const raw = linesIn(rows)
    if (raw.lines.length + raw.rejects.length > 0) return adviceOf({ mail, rows, raw }, options)
  }
  return undefined
}

/** Whether a mail says of itself what a payment is for. */
export function holdsAdvice(mail: Mail): boolean {
  return mail.texts.some((text) => {
    const rows = textRows(text)
    return linesIn(rows).lines.length > 0
  })
}

/** The invoices of a text, in the first of the ways in which people write them that finds any. */
function linesIn(rows: readonly TextRow[]): RawLines {
  const told = tableLines(rows) ?? proseLines(rows)
  const listed = told.lines.length > 0 ? told : listedLines(rows)
  return listed.lines.length > 0 ? listed : told
}

interface Reading {
  readonly mail: Mail
  readonly rows: readonly TextRow[]
  readonly raw: RawLines
}

function adviceOf({ mail, rows, raw }: Reading, options: StatementOptions): AdviceFileFacts {
  const told = labelsOf(rows)
  const stated = statedTotal(told, raw)
  const texts = [...textsOf(raw), ...(stated === undefined ? [] : [stated])]
  const mark = options.decimal ?? markIn(texts)
  if (mark === undefined) {
    throw new AppError(
      'input',
      `amounts such as "${texts[0] ?? ''}" leave open what the marks in them mean`,
      {
        hint: 'say which: --decimal . or --decimal ,',
      },
    )
  }
  if (raw.rejects.length > 0) return { advices: [], rejects: raw.rejects, warnings: [] }
  const total = stated === undefined ? null : (readAmount(stated, mark) ?? null)
  const read = settledLines(raw.lines, { mark, total })
  if ('reject' in read) return { advices: [], rejects: [read.reject], warnings: [] }
  const { paidDate, warning } = dateOf({ mail, rows, raw }, told, options)
  const payer = told.get('payer') ?? mail.from
  const title = rows.find(({ text, cells }) => cells.length <= 2 && TITLED.test(text))?.text ?? ''
  const advice: AdviceFact = {
    row: raw.lines[0]?.row ?? 1,
    ref: told.get('reference') ?? fallbackRef(mail, { payer, paidDate, raw, title }),
    payer,
    paidDate,
    currency: parseCurrency(told.get('currency') ?? '') ?? currencyIn(texts),
    total,
    deposit: null,
    lines: read.lines,
  }
  return { advices: [advice], rejects: [], warnings: warning === undefined ? [] : [warning] }
}

/** The first value of each label that has one. */
function labelsOf(rows: readonly TextRow[]): ReadonlyMap<Label, string> {
  const found = new Map<Label, string>()
  for (const one of rows.flatMap(labelsIn)) {
    if (one.value === '' || found.has(one.label)) continue
    const isSum = one.label === 'paid' || one.label === 'total'
    const amount = isSum ? amountOf(one.value) : one.value
    if (one.label === 'reference' && !/\d/.test(one.value)) continue
    if (amount !== undefined) found.set(one.label, amount)
  }
  return found
}

/** The amount behind a label; a whole number there is one too. */
function amountOf(value: string): string | undefined {
  return amountsIn(value)[0]?.text ?? /^[A-Z$€£]{0,3} ?\d+(?: ?[A-Z$€£]{1,3})?$/.exec(value)?.[0]
}

/** What the text says that is paid: by name, else below its table, else as a total. */
function statedTotal(told: ReadonlyMap<Label, string>, { totals }: RawLines): string | undefined {
  return told.get('paid') ?? totals[0] ?? told.get('total')
}

const SUBJECT_REF =
  /(?:advice|advis|avis|aviso|avviso|payment|zahlung|virement|paiement|pago|pagamento|specificatie|remittance|ref\.?|nr\.?|no\.?|n[°.])[\s:#.]*(?:(?:di|de|du) \w+ )?(?:n[°.ro]*\s*)?((?=[\w/-]*\d)[\w/-]{3,})/i
const TITLED = /\b(?:advice|advis|avis|aviso|avviso|specificatie|specification|remittance)\b/i

/** What tells one advice from another where it gives itself no number. */
function fallbackRef(
  { subject }: Mail,
  facts: { payer: string | null; paidDate: CalendarDate | null; raw: RawLines; title: string },
): string {
  const inSubject = (SUBJECT_REF.exec(subject) ?? SUBJECT_REF.exec(facts.title))?.[1]
  if (inSubject !== undefined) return inSubject
  const day = facts.paidDate ?? `advice of ${facts.raw.lines[0]?.number ?? ''}`
  return facts.payer === null ? day : `${facts.payer} ${day}`
}

const DAY = /(?<![\d./-])\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d./-])/g

/** The day of the payment; one that reads two ways, with no other date to tell, nobody may guess. */
function dateOf(
  { mail, rows }: Reading,
  told: ReadonlyMap<Label, string>,
  { dateOrder }: StatementOptions,
): { paidDate: CalendarDate | null; warning?: string } {
  const text = told.get('date') ?? (mail.date === null ? told.get('sent') : undefined)
  if (text === undefined || orderEvidence(text) === undefined) return { paidDate: mail.date }
  const days = rows.flatMap((row) => row.text.match(DAY) ?? [])
  const order = dateOrder ?? decideOrder([text, ...days], { names: [] })
  if (order !== undefined && order !== 'mixed') {
    return { paidDate: readDate(text, order === 'ymd' ? 'dmy' : order) ?? mail.date }
  }
  if (orderEvidence(text) === 'clear') return { paidDate: readDate(text, 'dmy') ?? mail.date }
  if (mail.date !== null) return { paidDate: mail.date }
  const warning = `the payment date ${text} reads two ways; --date-order dmy or mdy decides it`
  return { paidDate: null, warning }
}
