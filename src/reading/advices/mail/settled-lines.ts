import type { RowReject } from '../../facts.ts'
import { readAmount } from '../../text/amount-text.ts'
import type { DecimalMark } from '../../text/bare-number.ts'
import { isSameAmount, negated, sumOf } from '../../text/exact-decimal.ts'
import type { AdviceLine } from '../advice.ts'
import type { RawLine } from './raw-line.ts'

interface Scene {
  readonly mark: DecimalMark
  /** What the text says that all lines come to. */
  readonly total: string | null
}

type Second = 'paid' | 'discount'

/**
 * What each line pays, keeps and discounts. Amounts without a heading explain themselves where
 * gross less discount is net; of two the total of the advice has to tell which is which.
 */
export function settledLines(
  raw: readonly RawLine[],
  { mark, total }: Scene,
): { readonly lines: readonly AdviceLine[] } | { readonly reject: RowReject } {
  const readings = (['paid', 'discount'] as const).map((second) =>
    raw.map((line) => lineOf(line, second, mark)),
  )
  const isOpen = raw.some(
    ({ amounts }) =>
      amounts.kind === 'unnamed' && amounts.texts.length === 2 && !isPaidWhole(amounts.texts, mark),
  )
  const whole = readings.map((lines) => lines.flatMap((one) => ('reject' in one ? [] : [one])))
  const right = whole.filter(
    (lines) =>
      lines.length === raw.length &&
      total !== null &&
      isSameAmount(sumOf(lines.map(({ paid }) => paid)), total),
  )
  const wrong = readings[0]?.find((one) => 'reject' in one)
  if (wrong !== undefined && 'reject' in wrong) return wrong
  if (isOpen && right.length !== 1) {
    const first = raw.find(
      ({ amounts }) => amounts.kind === 'unnamed' && amounts.texts.length === 2,
    )
    const value = first?.amounts.kind === 'unnamed' ? first.amounts.texts.join(' ') : ''
    return {
      reject: {
        line: first?.row ?? 1,
        column: first?.number ?? '',
        value,
        reason: 'two amounts, and no total of the advice tells which of them is paid',
      },
    }
  }
  return { lines: right[0] ?? whole[0] ?? [] }
}

function lineOf(
  line: RawLine,
  second: Second,
  mark: DecimalMark,
): AdviceLine | { readonly reject: RowReject } {
  const read = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : readAmount(text, mark)
  const { amounts, row, number } = line
  if (amounts.kind === 'whole') return { ...plain(row, number, { paid: '0' }), isWhole: true }
  if (amounts.kind === 'named') {
    return named(line, {
      paid: read(amounts.paid),
      gross: read(amounts.gross),
      discount: unsigned(read(amounts.discount) ?? '0'),
      deduction: unsigned(read(amounts.deduction) ?? '0'),
    })
  }
  const all = amounts.texts.map((text) => read(text) ?? '0')
  // What a rate was taken of is said again: it is no further amount.
  const decimals = all.filter(
    (one, at) => at === 0 || all.length <= 3 || !isSameAmount(one, all[0] ?? '0'),
  )
  const [gross = '0', other, net] = decimals
  if (decimals.length === 1) return plain(row, number, { paid: gross })
  if (decimals.length === 2 && other !== undefined) {
    const kept = second === 'discount' ? unsigned(other) : sumOf([gross, negated(other)])
    const paid = second === 'discount' ? sumOf([gross, negated(unsigned(other))]) : other
    return plain(row, number, { paid, discount: kept.startsWith('-') ? '0' : kept })
  }
  if (decimals.length === 3 && other !== undefined && net !== undefined) {
    const discount = unsigned(other)
    if (isSameAmount(sumOf([gross, negated(discount)]), net)) {
      return plain(row, number, { paid: net, discount })
    }
  }
  const reason = 'the amounts do not add up to gross, discount and net'
  return { reject: { line: row, column: number, value: amounts.texts.join(' '), reason } }
}

interface Named {
  readonly paid: string | undefined
  readonly gross: string | undefined
  readonly discount: string
  readonly deduction: string
}

/** What stands in the columns; what the payer keeps besides follows from gross and net. */
function named(line: RawLine, { paid, gross, discount, deduction }: Named) {
  const due = gross ?? sumOf([paid ?? '0', discount, deduction])
  const net = paid ?? sumOf([due, negated(discount), negated(deduction)])
  const kept = sumOf([due, negated(discount), negated(net)])
  const deducted = kept.startsWith('-') ? '0' : kept
  const plainly = plain(line.row, line.number, { paid: net, discount, deduction: deducted })
  return line.others === undefined ? plainly : { ...plainly, others: line.others }
}

function plain(
  row: number,
  number: string,
  {
    paid,
    discount = '0',
    deduction = '0',
  }: { paid: string; discount?: string; deduction?: string },
): AdviceLine {
  return { row, number, paid, discount, deduction, reason: null }
}

/** Twice the same amount: nobody takes the whole of an invoice as a discount. */
function isPaidWhole([gross = '', paid = '']: readonly string[], mark: DecimalMark): boolean {
  const [whole, part] = [readAmount(gross, mark), readAmount(paid, mark)]
  return whole !== undefined && part !== undefined && isSameAmount(whole, part)
}

function unsigned(decimal: string): string {
  return decimal.replace(/^-/, '')
}
