import { type BareNumber, bareNumber, type DecimalMark, partsOf } from './bare-number.ts'

/** An amount as people write it, taken apart. */
export interface AmountReading extends Omit<BareNumber, 'core'> {
  /** Unsigned, with a point: `1234.50`. */
  readonly digits: string
}

/** As programs write amounts: nothing has to be taken off. */
const PLAIN = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/

/** The signed decimal with a point that a text means, such as `-1234.50`; undefined if none. */
export function parseAmountText(text: string, mark: DecimalMark): string | undefined {
  const reading = readAmountText(text, mark)
  return reading === undefined ? undefined : signedDecimal(reading)
}

/**
 * The same where no side is told by words: `12.50 CR` in a list of invoices may be owed or owing.
 */
export function readAmount(text: string, mark: DecimalMark): string | undefined {
  if (mark === '.' && PLAIN.test(text)) return text
  const reading = readAmountText(text, mark)
  return reading === undefined || reading.word !== null ? undefined : signedDecimal(reading)
}

/** The decimal of an amount on a debtor's account: `Dr` is owed by him, `Cr` is owed to him. */
export function readSidedAmount(text: string, mark: DecimalMark): string | undefined {
  const reading = readAmountText(text, mark)
  if (reading === undefined || reading.word === null || reading.sign !== '') return undefined
  const isNegative = reading.word === 'credit' && /[1-9]/.test(reading.digits)
  return isNegative ? `-${reading.digits}` : reading.digits
}

/** The decimal of an amount with its sign; undefined where sign and word contradict each other. */
export function signedDecimal(reading: AmountReading): string | undefined {
  if (reading.sign === '-' && reading.word === 'credit') return undefined
  const isNegative = reading.sign === '-' || reading.word === 'debit'
  return isNegative && /[1-9]/.test(reading.digits) ? `-${reading.digits}` : reading.digits
}

/** Takes an amount apart: number, sign, `CR` or `DR`, currency; undefined when it is none. */
export function readAmountText(text: string, mark: DecimalMark): AmountReading | undefined {
  if (mark === '.' && PLAIN.test(text)) {
    const isNegative = text.startsWith('-')
    return {
      digits: isNegative ? text.slice(1) : text,
      sign: isNegative ? '-' : '',
      word: null,
      unit: null,
    }
  }
  const bare = bareNumber(text)
  const parts = bare === undefined ? undefined : partsOf(bare.core, mark)
  if (bare === undefined || parts === undefined) return undefined
  const { whole, fraction } = parts
  if (whole.length + fraction.length === 0) return undefined
  const units = whole.replace(/^0+(?=\d)/, '') || '0'
  const digits = fraction === '' ? units : `${units}.${fraction}`
  return { digits, sign: bare.sign, word: bare.word, unit: bare.unit }
}

/** Whether a text is an amount under one decimal mark or the other. */
export function isAmountText(text: string): boolean {
  return readAmountText(text, '.') !== undefined || readAmountText(text, ',') !== undefined
}
