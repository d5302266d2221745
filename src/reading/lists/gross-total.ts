import { AppError } from '../../core/errors.ts'
import { isAmountText, readAmount } from '../text/amount-text.ts'
import type { DecimalMark } from '../text/bare-number.ts'
import { isSameAmount, sumOf, unitsOf } from '../text/exact-decimal.ts'
import type { Columns } from './assign.ts'

type Rows = readonly (readonly string[])[]

/** What nobody pays as a tax: a third of the amount, and more. */
const TAX_SHARE_MAX = 3n
const ROWS_SEEN = 300
/** Damage to some rows must not turn the net of the others into what is owed. */
const DAMAGED_MAX = 0.4

/**
 * An amount to which another column adds its tax is none of an invoice: the sum of both is. It is
 * taken where the tax is known as such, and asked about where only the figures say so.
 */
export function withGrossTotal(columns: Columns, headings: readonly string[], rows: Rows): Columns {
  const total = columns.get('total')
  if (total === undefined) return columns
  const taken = new Set([...columns].flatMap(([field, at]) => (field === 'tax' ? [] : [at])))
  const seen = rows.slice(0, ROWS_SEEN)
  // A column without an amount adds up to none: of a hundred thousand columns few are tried in pairs.
  const holdsAmounts = (column: number): boolean =>
    seen.some((row) => isAmountText(row[column] ?? ''))
  const free = headings.flatMap((_, column) =>
    !taken.has(column) && holdsAmounts(column) ? [column] : [],
  )
  for (const gross of free) {
    if (gross === columns.get('tax')) continue
    const own = columns.get('tax')
    const isOwn = own !== undefined && adds(seen, { total, tax: own, gross }, DAMAGED_MAX)
    const tax = isOwn
      ? own
      : free.find((column) => column !== gross && adds(seen, { total, tax: column, gross }, 0))
    if (tax === undefined) continue
    if (tax === own) return new Map([...columns, ['total', gross]])
    const [net, name] = [headings[total], headings[gross]]
    throw new AppError(
      'input',
      `"${name}" is the sum of "${net}" and "${headings[tax]}" in every row: either may be the total`,
      { hint: `say which: --map "Total=${name}" or --map "Total=${net}"` },
    )
  }
  return columns
}

interface Triple {
  readonly total: number
  readonly tax: number
  readonly gross: number
}

function adds(rows: Rows, triple: Triple, damagedMax: number): boolean {
  return (['.', ','] as const).some((mark) => {
    const told = rows.flatMap((row) => addedTax(row, triple, mark) ?? [])
    const added = told.filter((one) => one !== 'damaged' && /[1-9]/.test(one)).length
    const damaged = told.filter((one) => one === 'damaged').length
    return added > 0 && damaged <= told.length * damagedMax
  })
}

/** What a row adds to the net to have the gross; undefined where it has nothing to add. */
function addedTax(
  row: readonly string[],
  { total, tax, gross }: Triple,
  mark: DecimalMark,
): string | undefined {
  const texts = [total, tax, gross].map((column) => (row[column] ?? '').trim())
  if (texts.every((text) => text === '')) return undefined
  const [net, part, sum] = texts.map((text) =>
    isAmountText(text) ? readAmount(text, mark) : undefined,
  )
  const share = part ?? (texts[1] === '' ? '0' : undefined)
  if (net === undefined || sum === undefined || share === undefined) return 'damaged'
  return isSameAmount(sumOf([net, share]), sum) && isTax(share, net) ? share : 'damaged'
}

function isTax(share: string, net: string): boolean {
  const [part, whole] = [unitsOf(share), unitsOf(net)].map((units) => (units < 0n ? -units : units))
  return (part ?? 0n) * TAX_SHARE_MAX <= (whole ?? 0n)
}
