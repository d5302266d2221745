import type { CalendarDate } from '../../../core/calendar-date.ts'
import { type Currency, parseCurrency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import type { BankLineFact, StatementFact, StatementFormat } from '../../facts.ts'
import { ofMinor } from '../../text/minor-units.ts'
import { bankFile, type Findings, noFindings, period, textOrNull } from '../statement.ts'
import { type Bai2Record, fieldReader, recordsOf } from './records.ts'
import { checkTotals } from './totals.ts'
import {
  readDay,
  readFunds,
  readTransaction,
  rejected,
  type TransactionReading,
} from './transaction.ts'

const GROUP_DELETED = '2'
const GROUP_TEST = '4'
const OPENING_LEDGER = '010'
const CLOSING_LEDGER = '015'

/** BAI2, the cash management balance report of US and Canadian banks. */
export const bai2: StatementFormat = {
  name: 'bai2',
  // The second form is a broken header: recognised, so that the message can say what is wrong.
  recognises: (head) =>
    /^[\s\ufeff]*01\s*,[^\r\n]*?(?:\/[ \t]*|[\r\n]\s*)(?:88,[^\r\n]*\s+)*02\s*,/.test(head) ||
    /^[\s\ufeff]*\d\d,(?:[^,\r\n]*,){6,}[12]?[ \t]*\/[ \t]*(?:[\r\n]|$)/.test(head),
  parse(text) {
    refuseTorn(text)
    const findings = noFindings()
    readGroups(recordsOf(text), findings)
    for (const warning of checkTotals(recordsOf(text))) findings.warnings.add(warning)
    return bankFile(findings)
  },
}

/** A file without one of its ends is none, or was cut off. */
function refuseTorn(text: string): void {
  let first: Bai2Record | undefined
  let last: Bai2Record | undefined
  for (const record of recordsOf(text)) {
    first ??= record
    last = record
  }
  if (first?.code !== '01')
    throw new AppError('input', 'line 1: no file header (01), so no BAI2 file')
  if (last?.code !== '99')
    throw new AppError(
      'input',
      `line ${last?.line}: the BAI2 file ends without its trailer (99): it was cut off`,
      { hint: 'fetch it again' },
    )
}

interface Group {
  readonly date: CalendarDate | undefined
  readonly currency: string
  readonly skips: string | null
}

interface Account {
  readonly number: string | null
  readonly currency: Currency | undefined
  readonly code: string
  readonly opening: string | null
  readonly closing: string | null
  readonly lines: BankLineFact[]
}

function readGroups(records: Iterable<Bai2Record>, findings: Findings): void {
  let group: Group | undefined
  let account: Account | undefined
  const finish = (): void => {
    if (account !== undefined) findings.statements.push(statementOf(account, group))
    account = undefined
  }
  for (const record of records) {
    if (record.code === '02') {
      finish()
      group = readGroup(record)
      if (group.skips !== null) findings.warnings.add(`line ${record.line}: ${group.skips}`)
    } else if (record.code === '03') {
      finish()
      if (group?.skips == null) account = readAccount(record, group?.currency ?? '')
    } else if (record.code === '16' && group?.skips == null)
      takeTransaction(record, group, account, findings)
    else if (record.code === '49' || record.code === '98') finish()
  }
  finish()
}

function readGroup(record: Bai2Record): Group {
  const fields = fieldReader(record)
  fields.next() // the receiver
  fields.next() // the bank
  const status = fields.next()
  const date = readDay(fields.next())
  fields.next() // the time
  const currency = fields.next()
  const skips =
    status === GROUP_DELETED
      ? 'a group that the bank deletes is left out'
      : status === GROUP_TEST
        ? 'a group of test data is left out'
        : null
  return { date, currency, skips }
}

/** The account and its status amounts: type, amount, item count and funds in turn. */
function readAccount(record: Bai2Record, groupCurrency: string): Account {
  const fields = fieldReader(record)
  const number = textOrNull(fields.next())
  // The format's own default is USD.
  const code = fields.next() || groupCurrency || 'USD'
  const currency = parseCurrency(code)
  const balances = new Map<string, string>()
  while (fields.hasMore()) {
    const type = fields.next()
    const amount = fields.next()
    fields.next()
    if (readFunds(fields) === undefined) break
    if (!balances.has(type)) balances.set(type, amount)
  }
  const balance = (type: string): string | null =>
    currency === undefined ? null : (ofMinor(balances.get(type) ?? '', currency) ?? null)
  const [opening, closing] = [balance(OPENING_LEDGER), balance(CLOSING_LEDGER)]
  return { number, currency, code, opening, closing, lines: [] }
}

function takeTransaction(
  record: Bai2Record,
  group: Group | undefined,
  account: Account | undefined,
  { rejects, warnings }: Findings,
): void {
  const reading = transactionOf(record, group, account)
  if (reading.kind === 'line') account?.lines.push(reading.line)
  else if (reading.kind === 'rejected') rejects.push(reading.reject)
  else warnings.add(`line ${record.line}: type ${reading.code} moves no money and is left out`)
}

function transactionOf(
  record: Bai2Record,
  group: Group | undefined,
  account: Account | undefined,
): TransactionReading {
  if (account === undefined)
    return rejected(record, '', '16', 'a transaction (16) outside of an account (03)')
  if (account.currency === undefined)
    return rejected(record, 'currency', account.code, 'no currency of ISO 4217 in use')
  if (group?.date === undefined)
    return rejected(record, 'as-of date', '', 'the group (02) has no date')
  return readTransaction(record, { date: group.date, currency: account.currency })
}

function statementOf(account: Account, group: Group | undefined): StatementFact {
  return {
    account: account.number,
    currency: account.currency ?? null,
    openingBalance: account.opening,
    closingBalance: account.closing,
    ...period(account.lines, group?.date),
    lines: account.lines,
  }
}
