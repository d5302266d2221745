import { type CalendarDate, dateOf } from '../../../../core/calendar-date.ts'
import { type Currency, parseCurrency } from '../../../../core/currency.ts'
import { AppError } from '../../../../core/errors.ts'
import type { BankLineFact, StatementFact, StatementFormat } from '../../facts.ts'
import { negated, sumOf } from '../../values/amount.ts'
import { isSameAmount } from '../decimal.ts'
import {
  bankFile,
  describe,
  type Findings,
  noFindings,
  period,
  referenceOrNull,
  textOrNull,
} from '../statement.ts'
import { type Entry, readEntry, readSize } from './entry.ts'
import { type Field, firstRow, type Message, readMessages } from './fields.ts'
import { type Narrative, readNamedRows, readNarrative } from './narrative.ts'

const REFERENCE_CHARACTERS_MIN = 8 // shorter ones are running numbers that begin anew each day

/** SWIFT MT940 and MT942 as banks write them, with or without the envelope. */
export const mt940: StatementFormat = {
  name: 'mt940',
  recognises: (head) =>
    /(?:^|[\r\n]|\{4:)[\s\u0000-\u001f\ufeff]?:(?:20|25P?|28C?|60[FM]|61|62[FM]|86|34F|13D):/.test(
      head,
    ),
  parse(text) {
    const messages = readMessages(text)
    const findings = noFindings()
    const statements = messages.filter(isStatement)
    if (statements.length === 0)
      throw new AppError(
        'input',
        `line ${messages[0]?.line ?? 1}: a fragment of MT940, no statement`,
        {
          hint: 'expected :20:, :25:, :60F:, the entries (:61:, :86:) and :62F:',
        },
      )
    refuseTorn(messages)
    for (const message of statements) findings.statements.push(readStatement(message, findings))
    return bankFile(findings)
  },
}

/** A message with entries is a statement even without its head; without any it needs both ends. */
function isStatement(message: Message): boolean {
  const has = (...tags: readonly string[]): boolean =>
    message.fields.some(({ tag }) => tags.includes(tag))
  if (has('61')) return true
  if (!has('25', '25P')) return false
  return (has('60F', '60M') && has('62F', '62M')) || has('34F', '13D', '90D', '90C')
}

/** A last message that has a head and neither closing nor dash was cut off while it was copied. */
function refuseTorn(messages: readonly Message[]): void {
  const last = messages.at(-1)
  if (last === undefined || last.isEnded) return
  const has = (...tags: readonly string[]): boolean => firstRow(last, ...tags) !== undefined
  if (!has('60F', '60M', '34F', '13D') || has('62F', '62M', '90D', '90C')) return
  const field = last.fields.at(-1)
  throw new AppError(
    'input',
    `line ${field?.line ?? last.line}: the statement that begins on line ${last.line} ends without its closing balance (:62F:): the file was cut off`,
    { hint: 'fetch it again' },
  )
}

function readStatement(message: Message, findings: Findings): StatementFact {
  const opening = readBalance(firstRow(message, '60F', '60M'))
  const closing = readBalance(firstRow(message, '62F', '62M'))
  const account = textOrNull(firstRow(message, '25', '25P'))
  const code = opening?.code ?? closing?.code ?? interimCode(message) ?? suffixCode(account)
  const currency = code === undefined ? undefined : parseCurrency(code)
  if (account === null) findings.warnings.add(`line ${message.line}: no account (:25:)`)
  if (code === undefined)
    findings.warnings.add(`line ${message.line}: no balance names the currency`)
  const refusal = code !== undefined && currency === undefined ? code : null
  const lines = readLines(message, { currency: currency ?? null, refusal }, findings)
  checkTotals(message, lines, findings)
  const isOneCurrency =
    opening === undefined || closing === undefined || opening.code === closing.code
  return {
    account,
    currency: currency ?? null,
    openingBalance: isOneCurrency ? (opening?.amount ?? null) : null,
    closingBalance: isOneCurrency ? (closing?.amount ?? null) : null,
    ...period(lines, closing?.date),
    lines,
  }
}

interface LineContext {
  readonly currency: Currency | null
  /** A currency code that is not in use: its lines cannot be taken. */
  readonly refusal: string | null
}

function readLines(message: Message, context: LineContext, findings: Findings): BankLineFact[] {
  const lines: BankLineFact[] = []
  let expected = 0
  message.fields.forEach((field, index) => {
    if (field.tag !== '61') return
    const entry = readEntry(field)
    const reject = (column: string, value: string, reason: string): void => {
      findings.rejects.push({ line: field.line, column, value, reason })
    }
    if ('reason' in entry) reject(':61:', entry.value, entry.reason)
    else if (entry.isExpected) expected++
    else if (context.refusal !== null)
      reject(':60F:', context.refusal, 'no currency of ISO 4217 in use')
    else {
      if (entry.warning !== null) findings.warnings.add(`line ${field.line}: ${entry.warning}`)
      const narrative = narrativeAfter(message.fields, index)
      lines.push(bankLine(field.line, entry, narrative, context.currency))
    }
  })
  if (expected > 0)
    findings.warnings.add(
      `${expected} expected entries (EC, ED) are left out until they are booked`,
    )
  return lines
}

/** What the fields between this entry and the next say of it. */
function narrativeAfter(fields: readonly Field[], index: number): Narrative {
  const rows: string[] = []
  for (let next = index + 1; ; next++) {
    const field = fields[next]
    if (field?.tag === 'NS' && rows.length === 0) return readNamedRows(field.rows)
    if (field?.tag !== '86') break
    rows.push(...field.rows)
  }
  return readNarrative(rows)
}

function bankLine(
  line: number,
  entry: Entry,
  narrative: Narrative,
  currency: Currency | null,
): BankLineFact {
  const own = referenceOrNull(entry.customerReference)
  const isTag = own !== null && /^[EKM]REF\+?$/.test(own)
  const bankRef = referenceOrNull(entry.bankReference)
  return {
    line,
    bookingDate: entry.date,
    valueDate: entry.date,
    currency,
    amount: entry.amount,
    ...narrative,
    description: describe([narrative.description, isTag ? null : own, entry.supplement]),
    bankRef: bankRef !== null && bankRef.length >= REFERENCE_CHARACTERS_MIN ? bankRef : null,
  }
}

interface Balance {
  readonly amount: string
  readonly code: string
  readonly date: CalendarDate | null
}

function readBalance(row: string | undefined): Balance | undefined {
  const found = /^([CD])(\d{2})(\d{2})(\d{2})([A-Z]{3})\s?([\d.,]+)$/.exec(row ?? '')
  if (found === null) return undefined
  const [, mark, year, month, day, code = '', digits = ''] = found
  const size = readSize(digits)
  if (size === undefined) return undefined
  return {
    amount: mark === 'D' ? negated(size) : size,
    code,
    date: dateOf(2000 + Number(year), Number(month), Number(day)) ?? null,
  }
}

/** MT942 has no balance: its floor limits and totals name the currency. */
function interimCode(message: Message): string | undefined {
  const floor = /^([A-Z]{3})/.exec(firstRow(message, '34F') ?? '')?.[1]
  return floor ?? /^\d+([A-Z]{3})/.exec(firstRow(message, '90D', '90C') ?? '')?.[1]
}

/** Some Dutch banks write the currency behind the account number. */
function suffixCode(account: string | null): string | undefined {
  const code = /\d\s?\/?([A-Z]{3})$/.exec(account ?? '')?.[1]
  return code !== undefined && parseCurrency(code) !== undefined ? code : undefined
}

/** MT942 states how many entries there are on each side and their sum. */
function checkTotals(message: Message, lines: readonly BankLineFact[], findings: Findings): void {
  for (const [tag, isDebit] of [
    ['90D', true],
    ['90C', false],
  ] as const) {
    const row = firstRow(message, tag)
    const stated = readSize(/^\d+[A-Z]{3}([\d.,]+)$/.exec(row ?? '')?.[1] ?? '')
    if (stated === undefined) continue
    const side = lines
      .map(({ amount }) => amount)
      .filter((amount) => amount.startsWith('-') === isDebit)
    const sum = sumOf(side).replace('-', '')
    if (!isSameAmount(sum, stated))
      findings.warnings.add(`:${tag}: says ${stated}, the entries make ${sum}`)
  }
}
