import { AppError } from '../../../core/errors.ts'
import type { BankLineFact, StatementFact, StatementFormat } from '../../facts.ts'
import type { DecimalMark } from '../../text/bare-number.ts'
import { signedCurrency } from '../../text/currency-text.ts'
import { readDecimal, sharedMark } from '../../text/decimal-mark.ts'
import {
  bankFile,
  describe,
  type Findings,
  noFindings,
  period,
  signedBy,
  textOrNull,
} from '../statement.ts'
import { type DateReader, dateReader } from './dates.ts'
import { partsOf, type QifRecord, type QifSection } from './records.ts'

const BANK_TYPES: ReadonlySet<string> = new Set(['bank', 'cash', 'ccard', 'oth a'])
/** Some banks, such as Santander UK, call every account a liability. */
const LIABILITY_TYPES: ReadonlySet<string> = new Set(['oth l'])
const OTHER_ACCOUNT_TYPES: ReadonlySet<string> = new Set([
  'invst',
  'oth l',
  'port',
  '401(k)/403(b)',
])

/** Quicken's interchange format, as banks and bookkeeping programs write it. */
export const qif: StatementFormat = {
  name: 'qif',
  recognises: (head) =>
    /^[\s\ufeff]*(?:#[^\r\n]*[\r\n]+\s*)*!(?:Type:|Account|Option:|Clear:)/i.test(head),
  parse(text, options) {
    const findings = noFindings()
    const types = bankTypesOf(text)
    const survey = surveyOf(text, types)
    warnOfOthers(survey, findings)
    if (!survey.hasBank)
      throw new AppError('input', 'the QIF file holds no transaction of a bank account', {
        hint: 'expected !Type:Bank, !Type:CCard, !Type:Cash or !Type:Oth A',
      })
    const context: Context = {
      types,
      dateOf: dateReader(survey.dates, options?.dateOrder ?? survey.order),
      mark: options?.decimal ?? sharedMark(survey.amounts),
    }
    if (types === LIABILITY_TYPES)
      findings.warnings.add(
        'the only account of the file is a liability (Oth L): taken as a bank’s',
      )
    findings.statements.push(...statementsOf(text, context, findings))
    return bankFile(findings)
  },
}

/** The sections whose records are bank lines. */
function bankTypesOf(text: string): ReadonlySet<string> {
  const isOther = /^[ \t\ufeff]*!type:(?!oth l[ \t\r]*$)/im.test(text)
  return !isOther && /^[ \t\ufeff]*!type:oth l[ \t\r]*$/im.test(text) ? LIABILITY_TYPES : BANK_TYPES
}

/** What has to be known of a whole file before its first record is read. */
interface Survey {
  hasBank: boolean
  /** The order of dates that a line `!Option:MDY` states. */
  order: 'dmy' | 'mdy' | undefined
  /** The line where each date, as it is written, stands first. */
  readonly dates: Map<string, number>
  readonly amounts: Set<string>
  readonly others: Map<QifSection, number>
}

function surveyOf(text: string, types: ReadonlySet<string>): Survey {
  const survey: Survey = {
    hasBank: false,
    order: undefined,
    dates: new Map(),
    amounts: new Set(),
    others: new Map(),
  }
  for (const part of partsOf(text)) {
    const { type } = part.section
    if (type === '!option:mdy') survey.order = 'mdy'
    if (type === '!option:dmy') survey.order = 'dmy'
    if (types.has(type)) survey.hasBank = true
    if (part.kind === 'section') continue
    const { record, section } = part
    if (!types.has(type)) {
      if (OTHER_ACCOUNT_TYPES.has(type))
        survey.others.set(section, (survey.others.get(section) ?? 0) + 1)
      continue
    }
    const date = record.fields['D']
    if (date !== undefined && !survey.dates.has(date)) survey.dates.set(date, record.line)
    const shape = amountText(record)?.replace(/[1-9]/g, '9')
    if (shape !== undefined) survey.amounts.add(shape)
  }
  return survey
}

interface Context {
  readonly types: ReadonlySet<string>
  readonly dateOf: DateReader
  readonly mark: DecimalMark | null
}

function warnOfOthers({ others }: Survey, { warnings }: Findings): void {
  for (const [{ type, line }, count] of others)
    warnings.add(
      `line ${line}: ${count} records of type ${type} are no bank transactions and are left out`,
    )
}

/** One statement an account: its sections may be scattered over the file. */
function statementsOf(
  text: string,
  context: Context,
  findings: Findings,
): readonly StatementFact[] {
  const byAccount = new Map<string | null, BankLineFact[]>()
  for (const part of partsOf(text)) {
    const { type, account } = part.section
    if (!context.types.has(type)) continue
    const lines = byAccount.get(account) ?? []
    byAccount.set(account, lines)
    const line = part.kind === 'record' ? readRecord(part.record, context, findings) : null
    if (line !== null) lines.push(line)
  }
  return [...byAccount].map(([account, lines]) => ({
    account,
    currency: signedBy(lines),
    openingBalance: null,
    closingBalance: null,
    ...period(lines),
    lines,
  }))
}

function readRecord(
  { line, fields, isEnded }: QifRecord,
  { dateOf, mark }: Context,
  { rejects, warnings }: Findings,
): BankLineFact | null {
  const refuse = (column: string, value: string | undefined, reason: string): null => {
    rejects.push({ line, column, value: value ?? '', reason })
    return null
  }
  if (!isEnded) return refuse('', '', 'the record does not end in "^": the file was cut off')
  const stated = amountText({ line, fields, isEnded })
  const amount = readDecimal(stated ?? '', mark)
  if (amount === undefined)
    return readDecimal(stated ?? '', '.') === undefined
      ? refuse('T', stated, 'not an amount')
      : refuse('T', stated, 'thousands or decimals cannot be told apart: say --decimal')
  const bookingDate = dateOf(fields['D'] ?? '')
  if (bookingDate === undefined) return refuse('D', fields['D'], 'not a date')
  const payee = textOrNull(fields['P'])
  if (/^opening balance$/i.test(payee ?? '') && /[1-9]/.test(amount))
    warnings.add(`line ${line}: the opening balance of the account stands here as a transaction`)
  return {
    line,
    bookingDate,
    valueDate: null,
    currency: signedCurrency(stated ?? '') ?? null,
    amount,
    description: describe([payee, fields['M'], fields['N']]),
    counterparty: payee,
    counterpartyAccount: null,
    creditorReference: null,
    bankRef: null,
  }
}

/** `T`, and for programs that leave it out `U`, which says the same. */
function amountText({ fields }: QifRecord): string | undefined {
  return fields['T'] ?? fields['U']
}
