import { type CalendarDate, parseDate } from '../../../core/calendar-date.ts'
import { parseCurrency } from '../../../core/currency.ts'
import type { BankLineFact, RowReject } from '../../facts.ts'
import { readDecimal } from '../../text/decimal-mark.ts'
import { isSameAmount, negated, sumOf } from '../../text/exact-decimal.ts'
import { child, children, textAt, type XmlElement } from '../../xml/elements.ts'
import { referenceOrNull } from '../statement.ts'
import { readWords } from './words.ts'

/** What became of an `Ntry`: its lines, or why there are none. */
export type EntryReading =
  | {
      readonly kind: 'booked'
      readonly lines: readonly BankLineFact[]
      readonly warnings: readonly string[]
    }
  | { readonly kind: 'pending'; readonly status: string }
  | { readonly kind: 'rejected'; readonly reject: RowReject }

const UNBOOKED = new Set(['PDNG', 'INFO', 'FUTR'])

/** What the statement around an entry says. */
export interface EntryContext {
  readonly created: CalendarDate | null
  readonly account: string | null
}

/** Reads one entry; a batch whose details add up to it becomes one line a detail. */
export function readEntry(entry: XmlElement, context: EntryContext): EntryReading {
  const status = textAt(entry, 'Sts/Cd', 'Sts/Prtry', 'Sts') ?? 'BOOK'
  if (UNBOOKED.has(status)) return { kind: 'pending', status }
  const reject = (column: string, value: string | undefined, reason: string): EntryReading => ({
    kind: 'rejected',
    reject: { line: entry.line, column, value: value ?? '', reason },
  })
  if (status !== 'BOOK') return reject('Sts', status, 'not a known status: expected BOOK or PDNG')
  const amountText = textAt(entry, 'Amt')
  const amount = signed(amountText, textAt(entry, 'CdtDbtInd'))
  if (amount === undefined)
    return sizeOf(amountText) === undefined
      ? reject('Amt', amountText, 'not an amount')
      : reject('CdtDbtInd', textAt(entry, 'CdtDbtInd'), 'expected CRDT or DBIT')
  const code = child(entry, 'Amt')?.currency
  const currency = code === undefined ? null : parseCurrency(code)
  if (currency === undefined) return reject('Amt Ccy', code, 'no currency of ISO 4217 in use')
  const dates = readDates(entry, context.created)
  if (dates === undefined)
    return reject('BookgDt', textAt(entry, 'BookgDt/Dt', 'BookgDt/DtTm', 'BookgDt'), 'not a date')
  const details = detailsOf(entry)
  const { amounts, warning } = splitAmounts(entry, amount, details)
  const reference = referenceOrNull(textAt(entry, 'AcctSvcrRef'))
  const lines = amounts.map((part, index): BankLineFact => {
    const own = amounts.length === 1 ? details : details.slice(index, index + 1)
    return {
      line: own.length === 1 && amounts.length > 1 ? (own[0]?.line ?? entry.line) : entry.line,
      bookingDate: dates.booking,
      valueDate: dates.value,
      currency,
      amount: part,
      ...readWords(entry, own, { isMoneyIn: !part.startsWith('-'), account: context.account }),
      bankRef:
        (own.length === 1 ? detailReference(own[0]) : null) ??
        (reference === null || amounts.length === 1 ? reference : `${reference}/${index + 1}`),
    }
  })
  const warnings = [dates.warning, warning].filter((text) => text !== null)
  return { kind: 'booked', lines, warnings: warnings.map((text) => `line ${entry.line}: ${text}`) }
}

/** What says who paid and what for; some programs leave out the levels between it and the entry. */
function detailsOf(entry: XmlElement): readonly XmlElement[] {
  const details = [...children(entry, 'NtryDtls/TxDtls'), ...children(entry, 'TxDtls')]
  if (details.length > 0) return details
  return [entry, ...children(entry, 'NtryDtls')].filter(
    (part) => child(part, 'RmtInf') !== undefined || child(part, 'RltdPties') !== undefined,
  )
}

/** The day of the statement's own time stamps, `2026-03-31T23:59:00+02:00`, as written. */
export function dayOf(text: string | undefined): CalendarDate | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})(?:$|[T\sZ+-])/.exec(text ?? '')
  return found === null ? undefined : parseDate(found[1] ?? '')
}

/** Money in is positive; a reversal's indicator already says which way the money really goes. */
export function signed(amount: string | undefined, side: string | undefined): string | undefined {
  const size = sizeOf(amount)
  if (size === undefined) return undefined
  if (side === 'CRDT') return size
  return side === 'DBIT' ? negated(size) : undefined
}

/** XML writes decimals with a point and groups nothing. */
function sizeOf(text: string | undefined): string | undefined {
  return text === undefined || text.includes(',') ? undefined : readDecimal(text, '.')
}

interface EntryDates {
  readonly booking: CalendarDate
  readonly value: CalendarDate | null
  readonly warning: string | null
}

function readDates(entry: XmlElement, created: CalendarDate | null): EntryDates | undefined {
  const bookingText = textAt(entry, 'BookgDt/Dt', 'BookgDt/DtTm', 'BookgDt')
  const valueText = textAt(entry, 'ValDt/Dt', 'ValDt/DtTm', 'ValDt')
  const value = dayOf(valueText) ?? null
  const booking = dayOf(bookingText)
  if (booking !== undefined) return { booking, value, warning: null }
  if (bookingText !== undefined) return undefined
  if (value !== null) return { booking: value, value, warning: null }
  if (valueText !== undefined || created === null) return undefined
  const warning = `the entry has no date: the statement's own, ${created}, is taken`
  return { booking: created, value, warning }
}

/** The bank's own id of one detail; `TxId` and `EndToEndId` are the payer's and a return repeats them. */
function detailReference(detail: XmlElement | undefined): string | null {
  if (detail === undefined) return null
  const own = referenceOrNull(textAt(detail, 'Refs/AcctSvcrRef'))
  if (own !== null) return own
  // German savings banks have NONREF there and their id of the booking here.
  const turnover = children(detail, 'Refs/Prtry').find(
    (item) => textAt(item, 'Tp') === 'FI-UMSATZ-ID',
  )
  return referenceOrNull(textAt(turnover, 'Ref'))
}

interface Split {
  readonly amounts: readonly string[]
  readonly warning: string | null
}

/** The amounts of the details where they make the entry, else the entry's as one. */
function splitAmounts(entry: XmlElement, amount: string, details: readonly XmlElement[]): Split {
  const whole: Split = { amounts: [amount], warning: null }
  const code = child(entry, 'Amt')?.currency
  const priced = details.map((detail) => child(detail, 'Amt') ?? child(detail, 'AmtDtls/TxAmt/Amt'))
  const stays: Split =
    details.length < 2
      ? whole
      : {
          ...whole,
          warning: `${details.length} details without amounts in the currency of the entry: taken as one line`,
        }
  if (!priced.every((item) => item?.currency === code)) return stays
  const sizes = priced.map((item) => sizeOf(item?.text))
  const known = sizes.filter((size) => size !== undefined)
  if (known.length === 0 || known.length < sizes.length) return stays
  const side = textAt(entry, 'CdtDbtInd')
  const alike = known.map((size) => (side === 'DBIT' ? negated(size) : size))
  const own = details.map((detail, index) =>
    signed(known[index], textAt(detail, 'CdtDbtInd') ?? side),
  )
  for (const amounts of [alike, own.filter((part) => part !== undefined)])
    if (amounts.length === details.length && isSameAmount(sumOf(amounts), amount))
      return details.length > 1 ? { amounts, warning: null } : whole
  return { ...whole, warning: 'its details do not add up to the entry, which is taken as one line' }
}
