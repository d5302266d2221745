import { AppError } from '../../../core/errors.ts'
import type { AdviceFileFacts } from '../../../reading/advices/advice.ts'
import { adviceFormats } from '../../../reading/advices/formats.ts'
import type { Mail } from '../../../reading/advices/mail/mail.ts'
import { readAdvice } from '../../../reading/advices/mail/read-advice.ts'
import { recogniseList } from '../../../reading/lists/recognise.ts'
import { readGrid } from '../../../reading/table/read-grid.ts'
import { isSameAmount, sumOf } from '../../../reading/text/exact-decimal.ts'
import type { ImportOptions } from '../options.ts'
import type { Source } from '../sources/source.ts'
import { flagsOf, wholeText } from '../sources/whole-text.ts'

/** A file of advices that was understood. */
export interface AdviceFile {
  readonly format: string
  readonly facts: AdviceFileFacts
}

/** What payers say in a file of a format, in a mail, or in a text; undefined where it is something else. */
export function adviceFileOf(
  source: Source,
  start: string,
  options: ImportOptions,
): AdviceFile | undefined {
  if (source.workbook !== null || source.sheet !== undefined) return undefined
  if (source.mail !== undefined) return { format: 'mail', facts: inMail(source.mail, options) }
  const head = linesEndedAlike(start)
  const format = adviceFormats.find((known) => known.recognises(head))
  if (format !== undefined) {
    const text = linesEndedAlike(wholeText(source, options.encoding))
    return { format: format.name, facts: format.parse(text, flagsOf(options)) }
  }
  const titled = titledTable(source, head, options)
  if (titled !== undefined && isProven(titled)) return { format: 'csv', facts: titled }
  const facts = textAdvice(source, head, options)
  if (facts !== undefined && (titled === undefined || isProven(facts))) {
    return { format: 'text', facts }
  }
  return titled === undefined ? undefined : { format: 'csv', facts: titled }
}

/** The advice in a table of its own whose title says what it is; what stands above tells the rest. */
function titledTable(
  source: Source,
  head: string,
  options: ImportOptions,
): AdviceFileFacts | undefined {
  if (!isAskedFor(source, options) || /^\s*\|/m.test(head)) return undefined // drawn in a text
  const titles = head.split('\n').slice(0, TITLE_LINES)
  const subject = titles.find((line) => TABLE_TITLE.test(line) && filledCells(line) <= 2)
  if (subject === undefined) return undefined
  const { encoding } = options
  const { rows, lines } = readGrid(source.bytes, encoding === undefined ? {} : { encoding })
  // Each row on the line that it has in the file, so that messages name it.
  const texts: string[] = []
  for (const [index, row] of rows.entries()) {
    while (texts.length + 1 < (lines[index] ?? 0)) texts.push('')
    texts.push(row.map((cell) => cell.replace(/\s+/g, ' ')).join('\t'))
  }
  const text = texts.join('\n')
  const mail = { from: null, date: null, unread: [] }
  return readAdvice({ ...mail, subject, texts: [text] }, flagsOf(options))
}

function filledCells(line: string): number {
  return line.split(/[;,\t|]/).filter((cell) => cell.trim() !== '').length
}

function inMail(mail: Mail, options: ImportOptions): AdviceFileFacts {
  if (mail.texts.some((text) => text.length > TEXT_BYTES_MAX)) {
    throw new AppError('input', 'the text of the mail is longer than 1 MB', {
      hint: 'save the list in it as CSV and import that',
    })
  }
  const facts = readAdvice(mail, flagsOf(options))
  if (facts !== undefined) return facts
  const { unread } = mail
  const more = unread.length === 0 ? '' : `; what hangs on it (${unread.join(', ')}) cannot be read`
  throw new AppError('input', `no invoice with an amount was found in the mail${more}`, {
    hint: 'save the list as CSV or XLSX, or write it into a text: invoice number, amount, one a line',
  })
}

const TITLE =
  /\b(?:(?:remittance|payment|deposit) (?:advice|notification|details)|zahlungs?(?:avis|ankündigung|mitteilung)|betal(?:ings|nings)(?:avis?|advis)|awizo|avízo|aviz de plat[aă]|aviso de pagamento|avviso di (?:pagamento|bonifico)|avis de (?:paiement|virement|r[èe]glement)|bordereau de paiement|aviso de (?:pago|transferencia)|detalle de pago)\b/i
/** Stricter, since banks head their own tables with words of payments. */
const TABLE_TITLE =
  /\b(?:remittance(?: advice| report| details)?|payment advice|zahlungs?avis|avis de (?:paiement|virement|r[èe]glement)|bordereau de (?:paiement|r[èe]glement)|aviso de (?:pago|transferencia)|avviso di (?:pagamento|bonifico)|betalingsspecificatie|betalningsspecifikation|betal(?:ings|nings)(?:avis?|advis)|awizo|avízo|aviz de plat[aă]|aviso de pagamento)\b/i
const FORWARDED =
  /^[\s>]*(?:from|von|de|sent|gesendet)\s*:.*\n(?:.*\n){0,6}?[\s>]*(?:subject|betreff|objet|asunto)\s*:/im
const TITLE_LINES = 15
const TEXT_BYTES_MAX = 1 << 20 // no mail is longer; what is, is data

/** Whether a file of this size and these flags may be an advice that we understand by ourselves. */
function isAskedFor({ chunks, bytes }: Source, { map, profile, kind }: ImportOptions): boolean {
  if (chunks !== null || bytes.length > TEXT_BYTES_MAX || map.size > 0) return false
  return profile === undefined && (kind === undefined || kind === 'remittances')
}

/** The advice in a text that begins as one, or that says somewhere that it is one and adds up. */
function textAdvice(
  source: Source,
  head: string,
  options: ImportOptions,
): AdviceFileFacts | undefined {
  if (mayBeText(source, head, options)) return inText(source, options)
  if (!isAskedFor(source, options) || !head.split('\n').some(isTitle)) return undefined
  return provenIn(() => inText(source, options))
}

/** What is read, if it adds up; a text that only speaks of advices is something else. */
function provenIn(read: () => AdviceFileFacts | undefined): AdviceFileFacts | undefined {
  try {
    const facts = read()
    return facts !== undefined && isProven(facts) ? facts : undefined
  } catch (error) {
    if (error instanceof AppError && error.kind === 'input') return undefined
    throw error
  }
}

function isTitle(line: string): boolean {
  return TITLE.test(line) && !isDelimited(line)
}

/** Whether a text says at its beginning that it is an advice, or was copied out of a mail. */
function mayBeText(source: Source, head: string, options: ImportOptions): boolean {
  if (!isAskedFor(source, options)) return false
  if (options.kind !== undefined) return true
  const first = head
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, TITLE_LINES)
  return first.some(isTitle) || FORWARDED.test(head)
}

/** Whether a line is a row of a table: banks name columns "Payment details" too. */
function isDelimited(line: string): boolean {
  return /[;\t|]/.test(line) || line.split(',').length > 2
}

/** The advice in a text; what is a table throughout is read as the list that it is, unless a sum proves the advice. */
function inText(source: Source, options: ImportOptions): AdviceFileFacts | undefined {
  const mail = { from: null, date: null, subject: '', unread: [] }
  const read = (): AdviceFileFacts | undefined =>
    readAdvice(
      { ...mail, texts: [linesEndedAlike(wholeText(source, options.encoding))] },
      flagsOf(options),
    )
  return isList(source, options) ? provenIn(read) : read()
}

/** Whether the lines of each advice come to its total. */
function isProven({ advices }: AdviceFileFacts): boolean {
  return (
    advices.length > 0 &&
    advices.every(
      ({ lines, total }) =>
        total !== null && isSameAmount(sumOf(lines.map(({ paid }) => paid)), total),
    )
  )
}

function isList({ bytes }: Source, { encoding, map }: ImportOptions): boolean {
  try {
    const grid = readGrid(bytes, encoding === undefined ? {} : { encoding })
    return recogniseList(grid, { kind: undefined, map }) !== undefined
  } catch (error) {
    if (error instanceof AppError && error.kind === 'input') return false
    throw error
  }
}

/** Old programs end lines in CR alone. */
function linesEndedAlike(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}
