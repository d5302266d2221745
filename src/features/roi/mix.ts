import Papa from 'papaparse'
import { AppError } from '../../core/errors.ts'
import { minus, over, parseRatio, plus, type Ratio, ratio, times } from '../../core/ratio.ts'

const COLUMNS = [
  'method',
  'share_now',
  'share_target',
  'fee_pct',
  'fee_fixed',
  'payments_per_year',
  'volume_per_year',
] as const
type MixColumn = (typeof COLUMNS)[number]

/**
 * What another mix of payment methods saves a year: the fees of each method at its share, before
 * less after. Shares are per cent (they add up to 100) or fractions (they add up to 1).
 */
export function mixSaving(text: string, file: string): Ratio {
  const rows = methodsOf(text, file)
  const sumOf = (column: 'share_now' | 'share_target'): Ratio =>
    rows.map((row) => row(column)).reduce(plus, ratio(0))
  const costAt = (column: 'share_now' | 'share_target'): Ratio => {
    const whole = sumOf(column)
    if (!isOne(whole) && !isOne(over(whole, ratio(100)))) {
      throw new AppError('input', `${file}: the column ${column} does not add up to 100 per cent`)
    }
    return rows
      .map((row) => {
        const share = over(row(column), whole)
        const percent = over(times(row('volume_per_year'), row('fee_pct')), ratio(100))
        return times(share, plus(percent, times(row('payments_per_year'), row('fee_fixed'))))
      })
      .reduce(plus, ratio(0))
  }
  return minus(costAt('share_now'), costAt('share_target'))
}

type MethodRow = (column: MixColumn) => Ratio

function methodsOf(text: string, file: string): readonly MethodRow[] {
  const [head = [], ...rows] = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    skipEmptyLines: 'greedy',
  }).data
  const names = head.map((name) => name.trim().toLowerCase())
  const missing = COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0) {
    throw new AppError('input', `${file}:1: the columns ${missing.join(', ')} are missing`, {
      hint: `expected the columns ${COLUMNS.join(',')}`,
    })
  }
  if (rows.length === 0) throw new AppError('input', `${file}: it names no payment method`)
  return rows.map((cells, index) => (column) => {
    const found = (cells[names.indexOf(column)] ?? '').trim()
    const value = parseRatio(found)
    if (value !== undefined && value.numerator >= 0n) return value
    throw new AppError(
      'input',
      `${file}:${index + 2}: ${column}: expected a number such as 2.9, found "${found}"`,
    )
  })
}

function isOne({ numerator, denominator }: Ratio): boolean {
  return numerator === denominator
}
