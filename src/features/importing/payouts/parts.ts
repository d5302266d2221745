import { isFeePart, partsIn } from '../../../reading/lists/payout-parts.ts'
import { readAmount } from '../../../reading/text/amount-text.ts'
import { negated, sumOf } from '../../../reading/text/exact-decimal.ts'
import type { Batch } from '../batch.ts'
import type { Row } from '../numbers-of-book.ts'
import type { Reading } from '../receivables/reading.ts'

/** A report and its rows, one for each charge. */
export interface Charges {
  readonly format: Reading
  readonly rows: Iterable<ChargeRow>
}

/** A charge, and the further rows that hold parts of it. */
export interface ChargeRow extends Row {
  readonly otherLines?: readonly number[]
}

/**
 * A settlement with a row for each part of an order as one row an order: what was paid, and in a
 * column of its own what was kept of it. What stands once for a payout is that of all its rows.
 */
export function withWholeOrders({ format, rows }: Charges, batch: Batch): Charges {
  const { layout } = format
  if (!layout.columns.has('part')) return { format, rows }
  const headings = [...layout.headings, 'fee']
  const columns = new Map([...layout.columns, ['fee' as const, layout.headings.length] as const])
  return {
    format: { ...format, layout: { ...layout, headings, columns } },
    rows: wholeOrders(format, rows, batch),
  }
}

interface Order extends Row {
  readonly payout: string
  readonly otherLines: number[]
  gross: string
  fee: string
}

function* wholeOrders(format: Reading, all: Iterable<Row>, batch: Batch): Generator<ChargeRow> {
  const { layout, mark } = format
  const { columns } = layout
  const rows = [...all] // parts of one order may stand anywhere
  const told = partsIn(
    layout.headings,
    rows.map(({ cells }) => cells),
  )
  const shared = [columns.get('payoutDate') ?? -1, columns.get('currency') ?? -1]
  const sharedOf = new Map<string, Map<number, string>>()
  const orders = new Map<string, Order>()
  for (const { cells, line } of rows) {
    const [payout = '', number = '', kind = '', amount = ''] = (
      ['payoutId', 'number', 'kind', 'gross'] as const
    ).map((field) => cells[columns.get(field) ?? -1]?.trim() ?? '')
    const once = sharedOf.get(payout) ?? new Map<number, string>()
    sharedOf.set(payout, once)
    for (const column of shared) if (cells[column]?.trim()) once.set(column, cells[column])
    const decimal = readAmount(amount, mark)
    if (amount === '') {
      const isFilled = cells.some((cell) => cell.trim() !== '')
      if (isFilled)
        batch.leftOut(line, payout === '' ? 'no payout and no amount' : 'the payout itself')
    } else if (decimal === undefined) {
      yield { cells, line } // to be rejected where it stands
    } else {
      const apart = told.includes(columns.get('kind') ?? -1) ? '' : kind // a sale and its return
      const key = JSON.stringify([payout, apart, number === '' ? line : number])
      const known = orders.get(key)
      const order = known ?? { payout, cells, line, otherLines: [], gross: '0', fee: '0' }
      if (known === undefined) orders.set(key, order)
      else known.otherLines.push(line)
      if (isFeePart(cells, told)) order.fee = sumOf([order.fee, negated(decimal)])
      else order.gross = sumOf([order.gross, decimal])
    }
  }
  for (const { payout, cells, line, otherLines, gross, fee } of orders.values()) {
    const whole = layout.headings.map((_, column) => {
      return sharedOf.get(payout)?.get(column) ?? cells[column] ?? ''
    })
    const written = (decimal: string) => (mark === ',' ? decimal.replace('.', ',') : decimal)
    whole[columns.get('gross') ?? 0] = written(gross)
    yield { cells: [...whole, written(fee)], line, otherLines }
  }
}
