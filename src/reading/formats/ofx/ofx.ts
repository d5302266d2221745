import { type CalendarDate, dateOf } from '../../../core/calendar-date.ts'
import { type Currency, parseCurrency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import type { BankFileFacts, BankLineFact, StatementFact, StatementFormat } from '../../facts.ts'
import type { DecimalMark } from '../../text/bare-number.ts'
import { signedCurrency } from '../../text/currency-text.ts'
import { readDecimal, sharedMark } from '../../text/decimal-mark.ts'
import {
  bankFile,
  describe,
  type Findings,
  noFindings,
  period,
  referenceOrNull,
  textOrNull,
} from '../statement.ts'
import { find, findAll, type OfxElement, readOfx, textOf } from './elements.ts'

const STATEMENTS = new Set(['STMTRS', 'CCSTMTRS', 'INVSTMTRS'])
const ACCOUNTS = ['BANKACCTFROM', 'CCACCTFROM', 'INVACCTFROM'] as const

/** OFX 1 and 2 and their QFX (Quicken) dress: bank, card and investment cash statements. */
export const ofx: StatementFormat = {
  name: 'ofx',
  recognises: (head) =>
    /^[\s\ufeff]*OFXHEADER\s*:/i.test(head) || /<\?OFX\b|<(?:\w+:)?OFX[\s>]/i.test(head),
  parse(text, options) {
    const findings = noFindings()
    const mark = options?.decimal ?? sharedMark(amountsOf(text))
    const kinds = new Set<string>()
    const loose: OfxElement[] = []
    let draft = noDraft()
    const root = readOfx(text, (element, ancestors) => {
      if (element.name === 'STMTTRN' || element.name === 'STMTTRNP') {
        const statement = ancestors.findLast(({ name }) => STATEMENTS.has(name))
        if (element.name === 'STMTTRNP') draft.pending++
        else if (statement === undefined) loose.push(element)
        else takeEntry(element, { statement, draft, mark }, findings)
        return true
      }
      if (!STATEMENTS.has(element.name)) return false
      kinds.add(element.name)
      findings.statements.push(readStatement(element, { draft, mark }, findings))
      draft = noDraft()
      return true
    })
    if (kinds.size === 0 && loose.length === 0) throw noStatement(root)
    if (kinds.size === 0) takeWithoutStatement(root, loose, { draft, mark }, findings)
    else refuseOutside(loose, findings)
    return withoutForeignFiles(bankFile(findings), kinds)
  },
}

const AMOUNT = /<(?:\w+:)?(?:TRNAMT|BALAMT)\s*>([^<]*)/gi

/** All amounts of the file: together they tell how decimals are written. */
function* amountsOf(text: string): Generator<string> {
  for (const [, amount = ''] of text.matchAll(AMOUNT)) yield amount.trim()
}

/** The entries of the statement that is being read. */
interface Draft {
  readonly lines: BankLineFact[]
  pending: number
}

function noDraft(): Draft {
  return { lines: [], pending: 0 }
}

function noStatement(root: OfxElement): AppError {
  const failed = findAll(root, new Set(['STATUS'])).find(
    (status) => textOf(status, 'SEVERITY')?.toUpperCase() === 'ERROR',
  )
  if (failed === undefined)
    return new AppError('input', 'the OFX file holds no statement of a bank account or card', {
      hint: 'download the transactions of an account, not the list of accounts',
    })
  const said = textOrNull(textOf(failed, 'MESSAGE')) ?? 'no reason given'
  return new AppError(
    'input',
    `line ${failed.line}: the bank answered with error ${textOf(failed, 'CODE') ?? '?'}: ${said}`,
  )
}

/** A depot's statement of trades alone says nothing of a bank account. */
function withoutForeignFiles(facts: BankFileFacts, kinds: ReadonlySet<string>): BankFileFacts {
  const isDepotOnly = kinds.size > 0 && [...kinds].every((name) => name === 'INVSTMTRS')
  const isEmpty = facts.statements.every(({ lines }) => lines.length === 0)
  if (isDepotOnly && isEmpty && facts.rejects.length === 0)
    throw new AppError('input', 'the OFX file holds investments only, no bank transaction')
  return facts
}

/** Programs that write OFX leave out what is around the transactions; they are of one account. */
function takeWithoutStatement(
  root: OfxElement,
  entries: readonly OfxElement[],
  { draft, mark }: { readonly draft: Draft; readonly mark: DecimalMark | null },
  findings: Findings,
): void {
  for (const entry of entries) takeEntry(entry, { statement: root, draft, mark }, findings)
  const [first] = entries
  const statement = { ...root, line: first?.line ?? root.line }
  findings.statements.push(readStatement(statement, { draft, mark }, findings))
}

/** Beside statements nobody knows whose money a transaction outside of them is. */
function refuseOutside(entries: readonly OfxElement[], { rejects }: Findings): void {
  for (const entry of entries)
    rejects.push({
      line: entry.line,
      column: 'STMTTRN',
      value: textOf(entry, 'TRNAMT') ?? '',
      reason: 'a transaction outside of a statement (STMTRS)',
    })
}

function takeEntry(
  entry: OfxElement,
  scene: {
    readonly statement: OfxElement
    readonly draft: Draft
    readonly mark: DecimalMark | null
  },
  findings: Findings,
): void {
  const { statement, draft, mark } = scene
  const currency = statedCurrency(textOf(statement, 'CURDEF'))
  const line = readEntry(entry, { currency, mark }, findings)
  if (line !== null) draft.lines.push(line)
}

function readStatement(
  element: OfxElement,
  { draft, mark }: { readonly draft: Draft; readonly mark: DecimalMark | null },
  findings: Findings,
): StatementFact {
  const { lines, pending } = draft
  const from = ACCOUNTS.map((name) => find(element, name)).find((found) => found !== undefined)
  const account = textOrNull(textOf(from, 'ACCTID'))
  const currency = statedCurrency(textOf(element, 'CURDEF'))
  if (currency === null)
    findings.warnings.add(`line ${element.line}: the statement names no currency (CURDEF)`)
  if (account === null)
    findings.warnings.add(`line ${element.line}: the statement names no account (ACCTID)`)
  if (pending > 0)
    findings.warnings.add(`${pending} pending transactions are left out until they are booked`)
  const list = find(element, 'BANKTRANLIST') ?? find(element, 'INVTRANLIST')
  const balance = find(element, 'LEDGERBAL')
  return {
    account,
    currency: currency === 'unknown' ? null : currency,
    openingBalance: null,
    closingBalance: readDecimal(textOf(balance, 'BALAMT') ?? '', mark) ?? null,
    ...period(lines, dateOfStamp(textOf(list, 'DTSTART')), dateOfStamp(textOf(list, 'DTEND'))),
    lines,
  }
}

interface EntryContext {
  readonly currency: Currency | 'unknown' | null
  readonly mark: DecimalMark | null
}

function readEntry(
  entry: OfxElement,
  context: EntryContext,
  { rejects }: Findings,
): BankLineFact | null {
  const refuse = (column: string, value: string | undefined, reason: string): null => {
    rejects.push({ line: entry.line, column, value: value ?? '', reason })
    return null
  }
  const amountText = textOf(entry, 'TRNAMT')
  const amount = readDecimal(amountText ?? '', context.mark)
  if (amount === undefined) return refuse('TRNAMT', amountText, 'not an amount')
  const stamp = textOf(entry, 'DTPOSTED')
  const bookingDate = dateOfStamp(stamp)
  if (bookingDate === undefined) return refuse('DTPOSTED', stamp, 'not a date')
  if (textOf(entry, 'CORRECTACTION')?.toUpperCase() === 'DELETE')
    return refuse(
      'CORRECTFITID',
      textOf(entry, 'CORRECTFITID'),
      'the bank takes this transaction back; undo it by hand',
    )
  // CURRENCY says that TRNAMT itself is foreign; ORIGCURRENCY only what it was converted from.
  const foreign = textOf(find(entry, 'CURRENCY'), 'CURSYM')
  const currency = foreign === undefined ? context.currency : statedCurrency(foreign)
  if (currency === 'unknown')
    return refuse('CURDEF', foreign ?? '', 'no currency of ISO 4217 in use')
  return {
    line: entry.line,
    bookingDate,
    valueDate: dateOfStamp(textOf(entry, 'DTAVAIL')) ?? null,
    currency: currency ?? signedCurrency(amountText ?? '') ?? null,
    amount,
    ...wordsOf(entry),
    creditorReference: null,
    bankRef: referenceOrNull(textOf(entry, 'FITID')),
  }
}

function wordsOf(
  entry: OfxElement,
): Pick<BankLineFact, 'description' | 'counterparty' | 'counterpartyAccount'> {
  const name = textOf(entry, 'NAME')
  const memo = textOf(entry, 'MEMO')
  const check = referenceOrNull(textOf(entry, 'CHECKNUM'))
  // A memo often repeats the name in full; the shorter of the two then says nothing more.
  const isRepeated = name !== undefined && (memo?.startsWith(name) ?? false)
  const other = find(entry, 'BANKACCTTO') ?? find(entry, 'CCACCTTO')
  return {
    description: describe([
      isRepeated ? memo : name,
      memo,
      textOf(entry, 'REFNUM'),
      check === null ? null : `check ${check}`,
      name === undefined && memo === undefined ? textOf(entry, 'TRNTYPE') : null,
    ]),
    counterparty: textOrNull(name),
    counterpartyAccount: textOrNull(textOf(other, 'ACCTID')),
  }
}

function statedCurrency(text: string | undefined): Currency | 'unknown' | null {
  return text === undefined ? null : (parseCurrency(text) ?? 'unknown')
}

/** The day as written, `20250331120000.000[-5:EST]`: a bank's posting date knows no time zone. */
function dateOfStamp(text: string | undefined): CalendarDate | undefined {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d{1,5}$)/.exec(text ?? '')
  if (found === null) return undefined
  return dateOf(Number(found[1]), Number(found[2]), Number(found[3]))
}
