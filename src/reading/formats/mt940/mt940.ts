import { type CalendarDate, dateOf } from '../../../core/calendar-date.ts'
import { type Currency, parseCurrency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import type { BankLineFact, StatementFact, StatementFormat } from '../../facts.ts'
import { isSameAmount, negated, sumOf } from '../../text/exact-decimal.ts'
import { bankFile, type Findings, noFindings, period, textOrNull } from '../statement.ts'
import { readSize } from './entry.ts'
import { readMessages } from './fields.ts'
import { firstRow, hasTag, type Message, newMessage, settleEntry, takeField } from './message.ts'

const OPENING = ['60F', '60M'] as const
const CLOSING = ['62F', '62M'] as const

/** SWIFT MT940 and MT942 as banks write them, with or without the envelope. */
export const mt940: StatementFormat = {
  name: 'mt940',
  recognises: (head) =>
    /(?:^|[\r\n]|\{4:|@@)[\s\u0000-\u001f\ufeff]{0,8}:(?:20|25P?|28C?|60[FM]|61|62[FM]|86|34F|13D):/.test(
      head,
    ),
  parse(written) {
    const text = onLines(written)
    const findings = noFindings()
    const { first, last } = readStatements(text, findings)
    if (findings.statements.length === 0)
      throw new AppError('input', `line ${first?.line ?? 1}: a fragment of MT940, no statement`, {
        hint: 'expected :20:, :25:, :60F:, the entries (:61:, :86:) and :62F:',
      })
    if (last !== undefined) refuseTorn(last, text)
    return bankFile(findings)
  },
}

/**
 * Programs for online banking hand on statements with `@@` in place of line ends; others indent
 * all of it.
 */
function onLines(text: string): string {
  if (/^\s*@@:\d{2}/.test(text)) return text.replaceAll('@@', '\n')
  const indent = /(?:^|[\r\n])([ \t]{2,})(?=:(?:20|25):)/.exec(text.slice(0, HEAD_CHARACTERS))?.[1]
  return indent === undefined ? text : text.replace(new RegExp(`^${indent}`, 'gm'), '')
}

const HEAD_CHARACTERS = 4096

/** Collects the statements into the findings; returns the messages at both ends of the file. */
function readStatements(
  text: string,
  findings: Findings,
): { readonly first: Message | undefined; readonly last: Message | undefined } {
  let first: Message | undefined
  let last: Message | undefined
  const settle = (): void => {
    if (last === undefined) return
    settleEntry(last, sceneOf(last, findings))
    if (isStatement(last)) findings.statements.push(readStatement(last, findings))
  }
  readMessages(text, {
    begun(line) {
      settle()
      last = newMessage(line)
      first ??= last
    },
    field(field) {
      if (last !== undefined) takeField(last, field, sceneOf(last, findings))
    },
    ended() {
      if (last !== undefined) last.isEnded = true
    },
  })
  settle()
  return { first, last }
}

function sceneOf(message: Message, findings: Findings) {
  return { findings, currency: () => parsed(codeOf(message)) }
}

/** A message with entries is a statement even without its head; without any it needs both ends. */
function isStatement(message: Message): boolean {
  if (hasTag(message, '61')) return true
  if (!hasTag(message, '25', '25P')) return false
  return (
    (hasTag(message, ...OPENING) && hasTag(message, ...CLOSING)) ||
    hasTag(message, '34F', '13D', '90D', '90C')
  )
}

/** A last message without its closing that stops in the middle of a line was cut off while it was copied. */
function refuseTorn(last: Message, text: string): void {
  if (last.isEnded || /[\r\n]\s*$/.test(text.slice(-200))) return
  const has = (...tags: readonly string[]): boolean => firstRow(last, ...tags) !== undefined
  if (!has(...OPENING, '34F', '13D') || has(...CLOSING, '90D', '90C')) return
  throw new AppError(
    'input',
    `line ${last.lastLine}: the statement that begins on line ${last.line} ends without its closing balance (:62F:): the file was cut off`,
    { hint: 'fetch it again' },
  )
}

function readStatement(message: Message, findings: Findings): StatementFact {
  const { warnings } = findings
  const opening = readBalance(firstRow(message, ...OPENING))
  const closing = readBalance(firstRow(message, ...CLOSING))
  const account = textOrNull(firstRow(message, '25', '25P'))
  const code = codeOf(message)
  const currency = parsed(code)
  if (account === null) warnings.add(`line ${message.line}: no account (:25:)`)
  if (code === undefined) warnings.add(`line ${message.line}: no balance names the currency`)
  if (message.expected > 0)
    warnings.add(`${message.expected} expected entries (EC, ED) are left out until they are booked`)
  if (hasTag(message, ...OPENING) && !hasTag(message, ...CLOSING))
    warnings.add(
      `line ${message.line}: the statement has no closing balance (:62F:); whether it is complete cannot be told`,
    )
  const lines = linesOf(message, { code, currency }, findings)
  checkTotals(message, lines, findings)
  const isOneCurrency =
    opening === undefined || closing === undefined || opening.code === closing.code
  return {
    account,
    currency,
    openingBalance: isOneCurrency ? (opening?.amount ?? null) : null,
    closingBalance: isOneCurrency ? (closing?.amount ?? null) : null,
    ...period(lines, closing?.date),
    lines,
  }
}

/** The lines in the currency of the statement, which only its last field may name. */
function linesOf(
  { lines }: Message,
  { code, currency }: { readonly code: string | undefined; readonly currency: Currency | null },
  { rejects }: Findings,
): readonly BankLineFact[] {
  if (code !== undefined && currency === null) {
    const reason = 'no currency of ISO 4217 in use'
    for (const { line } of lines) rejects.push({ line, column: ':60F:', value: code, reason })
    return []
  }
  if (lines.every((line) => line.currency === currency)) return lines
  return lines.map((line) => ({ ...line, currency }))
}

/** The currency that the statement names, as far as it was read. */
function codeOf(message: Message): string | undefined {
  return (
    readBalance(firstRow(message, ...OPENING))?.code ??
    readBalance(firstRow(message, ...CLOSING))?.code ??
    interimCode(message) ??
    suffixCode(textOrNull(firstRow(message, '25', '25P')))
  )
}

function parsed(code: string | undefined): Currency | null {
  return code === undefined ? null : (parseCurrency(code) ?? null)
}

interface Balance {
  readonly amount: string
  readonly code: string
  readonly date: CalendarDate | null
}

function readBalance(row: string | undefined): Balance | undefined {
  const found = /^([CD])(\d{2})(\d{2})(\d{2})([A-Z]{3})[A-Z]?\s?([\d.,]+)$/.exec(row ?? '')
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
