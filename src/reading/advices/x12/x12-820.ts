import { type CalendarDate, parseDate } from '../../../core/calendar-date.ts'
import { parseCurrency } from '../../../core/currency.ts'
import type { RowReject } from '../../facts.ts'
import type { AdviceFact, AdviceFormat } from '../advice.ts'
import { decimalOf } from './decimal-element.ts'
import { payments } from './payments.ts'
import { element, readSegments, type Segment } from './segments.ts'
import { reject, type TransactionSet, transactionSets } from './transaction-sets.ts'

/** ANSI X12 820: the payment order and remittance advice of American payers. */
export const x12Advice: AdviceFormat = {
  name: 'x12-820',
  recognises: (head) =>
    /^[\s\ufeff]*(?:ISA[^A-Za-z0-9\s]|(?:GS([^A-Za-z0-9\s])RA\1|ST([^A-Za-z0-9\s])820\2))/.test(
      head,
    ),
  parse(text) {
    const { sets, rejects, warnings } = transactionSets(readSegments(text))
    const read = sets.map(readAdvice)
    return {
      advices: read.flatMap((one) => ('reject' in one ? [] : [one])),
      rejects: [...rejects, ...read.flatMap((one) => ('reject' in one ? [one.reject] : []))],
      warnings,
    }
  },
}

function readAdvice(set: TransactionSet): AdviceFact | { readonly reject: RowReject } {
  const { header, body, interchange } = set
  const payment = body.find(({ id }) => id === 'BPR')
  if (payment === undefined) {
    return { reject: reject(header, 'BPR', '', 'no payment (BPR) in the advice') }
  }
  const total = decimalOf(element(payment, 2))
  if (total === undefined) {
    const value = element(payment, 2) ?? ''
    return { reject: reject(payment, 'BPR02', value, 'not an amount') }
  }
  if (element(payment, 3) === 'D') {
    return { reject: reject(payment, 'BPR03', 'D', 'a debit: money that goes out, not in') }
  }
  const lines = payments(body, total)
  if ('reject' in lines) return lines
  const money = body.find(({ id }) => id === 'CUR')
  return {
    row: header.at,
    ref: referenceOf(body) ?? [interchange, element(header, 2) ?? ''].join('-'),
    payer: payerOf(body),
    paidDate: dateOf(payment, body),
    currency: parseCurrency((money && element(money, 2)) ?? '') ?? null,
    total,
    deposit: null,
    lines: lines.lines,
  }
}

/** The trace number stands in the bank's line too; where it is missing, the cheque's or the payer's own. */
function referenceOf(body: readonly Segment[]): string | undefined {
  const trace = body.find(({ id }) => id === 'TRN')
  if (trace !== undefined && element(trace, 2) !== undefined) return element(trace, 2)
  const first = body.findIndex(({ id }) => id === 'ENT' || id === 'RMR')
  const own = body.slice(0, first === -1 ? body.length : first).filter(({ id }) => id === 'REF')
  for (const qualifier of ['TN', 'CK', 'EF', 'RB', 'PY']) {
    const found = own.find((segment) => element(segment, 1) === qualifier)
    if (found !== undefined && element(found, 2) !== undefined) return element(found, 2)
  }
  return undefined
}

function payerOf(body: readonly Segment[]): string | null {
  const payer = body.find((one) => one.id === 'N1' && element(one, 1) === 'PR')
  return (payer && (element(payer, 2) ?? element(payer, 4))) ?? null
}

function dateOf(payment: Segment, body: readonly Segment[]): CalendarDate | null {
  const first = body.findIndex(({ id }) => id === 'ENT' || id === 'RMR')
  const own = body.slice(0, first === -1 ? body.length : first)
  const texts = [
    element(payment, 16),
    ...own.flatMap((one) => (one.id === 'DTM' ? element(one, 2) : [])),
  ]
  for (const text of texts) {
    const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text ?? '')
    const date = parts === null ? undefined : parseDate(`${parts[1]}-${parts[2]}-${parts[3]}`)
    if (date !== undefined) return date
  }
  return null
}
