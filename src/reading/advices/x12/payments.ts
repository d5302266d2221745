import type { RowReject } from '../../facts.ts'
import { isSameAmount, negated, sumOf } from '../../text/exact-decimal.ts'
import type { AdviceLine } from '../advice.ts'
import { decimalOf } from './decimal-element.ts'
import { element, type Segment } from './segments.ts'
import { reject } from './transaction-sets.ts'

interface Adjustment {
  readonly row: number
  readonly amount: string
  readonly code: string | undefined
  /** The document it stands for. */
  readonly number: string | undefined
}

interface Payment {
  readonly segment: Segment
  readonly number: string
  readonly paid: string
  readonly gross: string | undefined
  readonly discount: string
  readonly isMemo: boolean
  readonly adjustments: Adjustment[]
}

/** Payments and adjustments as the file has them. */
interface Content {
  readonly payments: readonly Payment[]
  /** Adjustments that stand before any invoice. */
  readonly loose: readonly Adjustment[]
}

type Refused = { readonly reject: RowReject }

/**
 * The lines of an advice. Payers differ in whether the amount of an invoice is before or after its
 * adjustments, and whether a credit memo carries its sign: the total of the payment proves which.
 */
export function payments(
  body: readonly Segment[],
  total: string,
): { readonly lines: readonly AdviceLine[] } | Refused {
  const content = contentOf(body)
  if ('reject' in content) return content
  const readings = [content, withMemosNegative(content)].flatMap((one) => [
    linesOf(one, false),
    linesOf(one, true),
  ])
  const right = readings.find((lines) => isSameAmount(sumOf(lines.map(({ paid }) => paid)), total))
  return { lines: right ?? readings[0] ?? [] }
}

function contentOf(body: readonly Segment[]): Content | Refused {
  const found: Payment[] = []
  const loose: Adjustment[] = []
  let current: Payment | undefined
  for (const segment of body) {
    if (segment.id === 'ENT') current = undefined
    if (segment.id === 'RMR') {
      const read = paymentOf(segment)
      if ('reject' in read) return read
      current = read
      found.push(read)
    } else if (segment.id === 'ADX') {
      const amount = decimalOf(element(segment, 1))
      if (amount === undefined) {
        return { reject: reject(segment, 'ADX01', element(segment, 1) ?? '', 'not an amount') }
      }
      const [code, number] = [element(segment, 2), element(segment, 4)]
      const list = current === undefined ? loose : current.adjustments
      list.push({ row: segment.at, amount, code, number })
    }
  }
  return { payments: found, loose }
}

function paymentOf(segment: Segment): Payment | Refused {
  const amounts = [4, 5, 6].map((place) => {
    const text = element(segment, place)
    return { place, text, decimal: text === undefined ? undefined : decimalOf(text) }
  })
  const wrong = amounts.find(({ text, decimal }) => text !== undefined && decimal === undefined)
  if (wrong !== undefined) {
    return { reject: reject(segment, `RMR0${wrong.place}`, wrong.text ?? '', 'not an amount') }
  }
  const [paid, gross, discount] = amounts.map(({ decimal }) => decimal)
  const number = element(segment, 2)
  if (paid === undefined) {
    return { reject: reject(segment, 'RMR04', '', `no amount paid for ${number ?? 'it'}`) }
  }
  return {
    segment,
    number: number ?? '',
    paid,
    gross,
    discount: (discount ?? '0').replace(/^-/, ''),
    isMemo: element(segment, 1) === 'CM',
    adjustments: [],
  }
}

function withMemosNegative({ payments: all, loose }: Content): Content {
  const flipped = all.map((one) =>
    one.isMemo && !one.paid.startsWith('-') ? { ...one, paid: negated(one.paid) } : one,
  )
  return { payments: flipped, loose }
}

/** The lines, with the adjustments of an invoice taken from what is paid for it or told only. */
function linesOf({ payments: all, loose }: Content, areTaken: boolean): readonly AdviceLine[] {
  return [
    ...loose.map(looseLine),
    ...all.flatMap((payment) => {
      const own = areTaken ? payment.adjustments.filter(({ number }) => number !== undefined) : []
      const taken = areTaken ? payment.adjustments.filter((one) => !own.includes(one)) : []
      const paid = sumOf([payment.paid, ...taken.map(({ amount }) => amount)])
      return [lineOf(payment, paid), ...own.map(looseLine)]
    }),
  ]
}

function lineOf(payment: Payment, paid: string): AdviceLine {
  const { segment, number, gross, discount, adjustments } = payment
  const told = negated(sumOf(['0', ...adjustments.map(({ amount }) => amount)]))
  const kept = gross === undefined ? told : sumOf([gross, negated(discount), negated(paid)])
  const codes = adjustments.flatMap(({ code }) => code ?? [])
  return {
    row: segment.at,
    number,
    paid,
    discount,
    deduction: kept.startsWith('-') ? '0' : kept,
    reason: codes.length === 0 ? null : `adjustment reason ${codes.join(', ')}`,
  }
}

function looseLine({ row, amount, code, number }: Adjustment): AdviceLine {
  return {
    row,
    number: number ?? '',
    paid: amount,
    discount: '0',
    deduction: '0',
    reason: code === undefined ? 'adjustment' : `adjustment reason ${code}`,
  }
}
