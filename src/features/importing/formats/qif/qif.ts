import { AppError } from '../../../../core/errors.ts'
import type { BankLineFact, StatementFact, StatementFormat } from '../../facts.ts'
import type { DecimalMark } from '../../values/amount.ts'
import { readDecimal, sharedMark } from '../decimal.ts'
import { bankFile, describe, type Findings, noFindings, period, textOrNull } from '../statement.ts'
import { type DateReader, dateReader } from './dates.ts'
import { type QifRecord, type QifSection, readSections } from './records.ts'

const BANK_TYPES = new Set(['bank', 'cash', 'ccard', 'oth a'])
const OTHER_ACCOUNT_TYPES = new Set(['invst', 'oth l', 'port', '401(k)/403(b)'])

/** Quicken's interchange format, as banks and bookkeeping programs write it. */
export const qif: StatementFormat = {
  name: 'qif',
  recognises: (head) =>
    /^[\s\ufeff]*(?:#[^\r\n]*[\r\n]+\s*)*!(?:Type:|Account|Option:|Clear:)/i.test(head),
  parse(text, options) {
    const sections = readSections(text)
    const findings = noFindings()
    warnOfOthers(sections, findings)
    const banks = sections.filter(({ type }) => BANK_TYPES.has(type))
    if (banks.length === 0)
      throw new AppError('input', 'the QIF file holds no transaction of a bank account', {
        hint: 'expected !Type:Bank, !Type:CCard, !Type:Cash or !Type:Oth A',
      })
    const records = banks.flatMap((section) => section.records)
    const context = {
      dateOf: dateReader(
        records.flatMap(({ line, fields }) => {
          const date = fields.get('D')
          return date === undefined ? [] : [{ text: date, line }]
        }),
        options?.dateOrder,
      ),
      mark: options?.decimal ?? sharedMark(records.map((record) => amountText(record) ?? '')),
    }
    findings.statements.push(...statementsOf(banks, context, findings))
    return bankFile(findings)
  },
}

interface Context {
  readonly dateOf: DateReader
  readonly mark: DecimalMark | null
}

function warnOfOthers(sections: readonly QifSection[], { warnings }: Findings): void {
  for (const { type, line, records } of sections)
    if (OTHER_ACCOUNT_TYPES.has(type) && records.length > 0)
      warnings.add(
        `line ${line}: ${records.length} records of type ${type} are no bank transactions and are left out`,
      )
}

/** One statement an account: its sections may be scattered over the file. */
function statementsOf(
  sections: readonly QifSection[],
  context: Context,
  findings: Findings,
): readonly StatementFact[] {
  const byAccount = new Map<string | null, BankLineFact[]>()
  for (const { account, records } of sections) {
    const lines = byAccount.get(account) ?? []
    for (const record of records) {
      const line = readRecord(record, context, findings)
      if (line !== null) lines.push(line)
    }
    byAccount.set(account, lines)
  }
  return [...byAccount].map(([account, lines]) => ({
    account,
    currency: null,
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
  const bookingDate = dateOf(fields.get('D') ?? '')
  if (bookingDate === undefined) return refuse('D', fields.get('D'), 'not a date')
  const payee = textOrNull(fields.get('P'))
  if (/^opening balance$/i.test(payee ?? '') && /[1-9]/.test(amount))
    warnings.add(`line ${line}: the opening balance of the account stands here as a transaction`)
  return {
    line,
    bookingDate,
    valueDate: null,
    currency: null,
    amount,
    description: describe([payee, fields.get('M'), fields.get('N')]),
    counterparty: payee,
    counterpartyAccount: null,
    creditorReference: null,
    bankRef: null,
  }
}

/** `T`, and for programs that leave it out `U`, which says the same. */
function amountText({ fields }: QifRecord): string | undefined {
  return fields.get('T') ?? fields.get('U')
}
