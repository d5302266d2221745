import { type CalendarDate, dateOf } from '../../../core/calendar-date.ts'
import { parseCurrency } from '../../../core/currency.ts'
import { AppError, check } from '../../../core/errors.ts'
import type { RowReject } from '../../facts.ts'
import { isSameAmount, negated, sumOf } from '../../text/exact-decimal.ts'
import { fromMinorText } from '../../text/minor-units.ts'
import type { AdviceFact, AdviceFileFacts, AdviceFormat, AdviceLine } from '../advice.ts'

/**
 * The lockbox file of American banks: records of fixed width, one a line, cheques in batches. Banks
 * place fields of their own in it, so nothing is believed that the totals of the batches do not prove.
 */
export const baiLockbox: AdviceFormat = {
  name: 'bai-lockbox',
  recognises: (head) =>
    /^[\s\ufeff]*1\d\d.{20}\d{6}[^\n]*\n(?:2.{20,}|5\d{6}.{7}\d{6}.{0,60})\s*\n/.test(head),
  parse(text) {
    const records = text
      .split(/\r\n|\r|\n/)
      .map((line, index) => ({ line, at: index + 1 }))
      .filter(({ line }) => line.trim() !== '')
    const last = records.at(-1)
    if (last === undefined || !last.line.trim().startsWith('9')) {
      throw new AppError(
        'input',
        `line ${last?.at ?? 1}: the lockbox file ends without its trailer (9): it was cut off`,
        {
          hint: 'fetch it again',
        },
      )
    }
    return read(records)
  },
}

interface Record {
  readonly line: string
  readonly at: number
}

/** A cheque and what its overflow records say of it. */
interface Item {
  readonly at: number
  readonly ref: string
  readonly amount: string
  readonly invoices: Invoice[]
}

interface Invoice {
  readonly at: number
  readonly number: string
  readonly amount: string
  readonly kept: string
}

/** The cheques that one total proves, and where they were paid in. */
interface Batch {
  readonly at: number
  readonly number: string
  readonly lockbox: string
  readonly date: CalendarDate | null
  readonly items: Item[]
}

type Found = AdviceFact | { readonly reject: RowReject }

function read(records: readonly Record[]): AdviceFileFacts {
  const found: Found[] = []
  let lockbox: Record | undefined
  let batch: Batch | undefined
  for (const record of records) {
    const kind = record.line[0]
    if (kind === '5') {
      if (batch !== undefined) found.push(unproven(batch))
      batch = undefined
      lockbox = record
    } else if (kind === '6') {
      batch ??= openBatch(record, lockbox)
      batch.items.push(itemOf(record))
    } else if (kind === '4') batch?.items.at(-1)?.invoices.push(invoiceOf(record))
    else if (kind === '7') {
      found.push(...proven(batch ?? openBatch(record, lockbox), record))
      batch = undefined
    }
  }
  if (batch !== undefined) found.push(unproven(batch))
  return {
    advices: found.flatMap((one) => ('reject' in one ? [] : [one])),
    rejects: found.flatMap((one) => ('reject' in one ? [one.reject] : [])),
    warnings: [],
  }
}

/** The lockbox and its day stand in the header (5), and again in the total of the batch (7). */
function openBatch({ line, at }: Record, header: Record | undefined): Batch {
  const own = header?.line ?? line
  return {
    at,
    number: bare(line.slice(1, 4)),
    lockbox: bare(own.slice(7, 14)),
    date: day(own.slice(14, 20)),
    items: [],
  }
}

function itemOf({ line, at }: Record): Item {
  return { at, ref: bare(line.slice(36, 46)), amount: amountIn(line.slice(7, 17)), invoices: [] }
}

function invoiceOf({ line, at }: Record): Invoice {
  return {
    at,
    number: line.slice(11, 21).trim(),
    amount: amountIn(line.slice(21, 31)),
    kept: amountIn(line.slice(31, 41)),
  }
}

function proven(batch: Batch, { line, at }: Record): readonly Found[] {
  const total = amountIn(line.slice(23, 33))
  const sum = sumOf(['0', ...batch.items.map((item) => item.amount)])
  if (isSameAmount(sum, total)) return batch.items.map((item) => factOf(item, batch))
  const reason = `its cheques come to ${sum}, its total says ${total}`
  return [{ reject: { line: at, column: 'Batch', value: batch.number, reason } }]
}

function unproven({ at, number }: Batch): Found {
  const reason = 'has no total (record 7) that proves its cheques'
  return { reject: { line: at, column: 'Batch', value: number, reason } }
}

function factOf(item: Item, { number, lockbox, date }: Batch): AdviceFact {
  return {
    row: item.at,
    ref: item.ref === '' ? `${number}-${item.at}` : item.ref,
    payer: null,
    paidDate: date,
    currency: parseCurrency('USD') ?? null,
    total: item.amount,
    deposit: `${lockbox}/${number}`,
    lines: linesOf(item),
  }
}

/** The invoices with their amounts where these add up to the cheque, else their numbers alone. */
function linesOf({ at, amount, invoices }: Item): readonly AdviceLine[] {
  const named = invoices.filter(({ number }) => number !== '')
  const line = (row: number, number: string, paid: string, deduction = '0'): AdviceLine => ({
    row,
    number,
    paid,
    discount: '0',
    deduction,
    reason: null,
  })
  const gross = sumOf(['0', ...named.map((one) => one.amount)])
  if (isSameAmount(gross, amount)) return named.map((one) => line(one.at, one.number, one.amount))
  const net = sumOf([gross, ...named.map(({ kept }) => negated(kept))])
  if (isSameAmount(net, amount)) {
    return named.map((one) =>
      line(one.at, one.number, sumOf([one.amount, negated(one.kept)]), one.kept),
    )
  }
  return [line(at, named.map(({ number }) => number).join(', '), amount)]
}

function amountIn(text: string): string {
  const digits = /^\d+$/.exec(text.trim())?.[0] ?? '0'
  const dollar = parseCurrency('USD')
  check(dollar !== undefined, 'there is a dollar')
  return fromMinorText(digits, dollar)
}

function day(text: string): CalendarDate | null {
  const parts = /^(\d\d)(\d\d)(\d\d)$/.exec(text)
  if (parts === null) return null
  return dateOf(2000 + Number(parts[1]), Number(parts[2]), Number(parts[3])) ?? null
}

/** A number without the zeros and blanks that fill its field. */
function bare(text: string): string {
  return text.trim().replace(/^0+(?=.)/, '')
}
