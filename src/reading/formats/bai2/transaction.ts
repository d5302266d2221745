import { type CalendarDate, dateOf } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { BankLineFact, RowReject } from '../../facts.ts'
import { negated } from '../../text/exact-decimal.ts'
import { ofMinor } from '../../text/minor-units.ts'
import { describe, referenceOrNull, textOrNull } from '../statement.ts'
import { directionOf, nameOf } from './codes.ts'
import { type Bai2Record, type FieldReader, fieldReader } from './records.ts'

/** What the group and the account around a transaction say. */
export interface TransactionContext {
  readonly date: CalendarDate
  readonly currency: Currency
}

/** What became of a 16 record. */
export type TransactionReading =
  | { readonly kind: 'line'; readonly line: BankLineFact }
  | { readonly kind: 'left-out'; readonly code: string }
  | { readonly kind: 'rejected'; readonly reject: RowReject }

const REFERENCE_CHARACTERS_MIN = 8 // shorter ones are running numbers that begin anew each day
const PAYER =
  /^(?:DBNM|ORIG(?:INATOR)?(?: NAME)?|ORIG CO NAME|COMPANY NAME|ORG|BY ORDER OF)\s*[:=]\s*(.+)$/i
const PAYEE = /^(?:CRNM|BNF|BENEFICIARY(?: NAME)?)\s*[:=]\s*(.+)$/i

/** Reads a 16 record: type, amount, funds, the bank's and the customer's reference, text. */
export function readTransaction(
  record: Bai2Record,
  context: TransactionContext,
): TransactionReading {
  const fields = fieldReader(record)
  const code = fields.next()
  const direction = directionOf(code)
  if (direction === null) {
    if (/^\d{3}$/.test(code)) return { kind: 'left-out', code }
    return rejected(record, 'type code', code, 'expected a type code of three digits')
  }
  const amountText = fields.next()
  const size = ofMinor(amountText === '' ? '0' : amountText, context.currency)
  if (size === undefined) return rejected(record, 'amount', amountText, 'expected digits only')
  const funds = readFunds(fields)
  if (funds === undefined)
    return rejected(record, 'funds type', record.parts[0] ?? '', 'expected Z, 0, 1, 2, V, S or D')
  const bankReference = fields.isOnFirstPart() ? fields.next() : ''
  const customerReference = fields.isOnFirstPart() ? fields.next() : ''
  const texts = fields.rest().map((text) => text.trim())
  const reference = referenceOrNull(bankReference)
  const isIn = direction === 'in'
  return {
    kind: 'line',
    line: {
      line: record.line,
      bookingDate: context.date,
      valueDate: funds.valueDate,
      currency: context.currency,
      amount: isIn ? size : negated(size),
      description: describe([
        texts.join(' '),
        referenceOrNull(customerReference),
        texts.join('') === '' ? nameOf(code) : null,
      ]),
      counterparty: tagged(texts, isIn ? PAYER : PAYEE),
      counterpartyAccount: tagged(texts, isIn ? /^DACT:\s*(.+)$/ : /^CACT:\s*(.+)$/),
      creditorReference: null,
      bankRef:
        reference !== null && reference.length >= REFERENCE_CHARACTERS_MIN ? reference : null,
    },
  }
}

/** `YYMMDD`, from some banks `YYYYMMDD`. */
export function readDay(text: string): CalendarDate | undefined {
  const found = /^(\d{2}|\d{4})(\d{2})(\d{2})$/.exec(text)
  if (found === null) return undefined
  const [, year = '', month, day] = found
  return dateOf(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day))
}

/** Steps over the availability fields, which differ by funds type; V has the value date. */
export function readFunds(
  fields: FieldReader,
): { readonly valueDate: CalendarDate | null } | undefined {
  const type = fields.next().toUpperCase()
  if (type === 'V') {
    const valueDate = readDay(fields.next()) ?? null
    fields.next()
    return { valueDate }
  }
  if (type === 'S') for (let left = 3; left > 0; left--) fields.next()
  else if (type === 'D') {
    const count = fields.next()
    if (!/^\d{1,3}$/.test(count)) return undefined
    for (let left = Number(count) * 2; left > 0; left--) fields.next()
  } else if (!/^[Z012]?$/.test(type)) return undefined
  return { valueDate: null }
}

function tagged(texts: readonly string[], tag: RegExp): string | null {
  for (const text of texts) {
    const found = textOrNull(tag.exec(text)?.[1])
    if (found !== null) return found
  }
  return null
}

/** A record that cannot be taken, and why. */
export function rejected(
  record: Bai2Record,
  column: string,
  value: string,
  reason: string,
): TransactionReading {
  return { kind: 'rejected', reject: { line: record.line, column, value, reason } }
}
