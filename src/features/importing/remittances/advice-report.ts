import { decimal, of } from '../../../core/money.ts'
import {
  type Block,
  countCell,
  dateCell,
  type Json,
  moneyCell,
  tableBlock,
  textCell,
} from '../../../core/outcome.ts'
import type { AdviceNote } from '../../../reading/advices/advice.ts'

const ROWS_MAX = 20 // a year's advices at once are for a file: --json

/** What was understood of an advice, for scripts. */
export function adviceJson(advice: AdviceNote): Json {
  return {
    reference: advice.ref,
    payer: advice.payer,
    date: advice.paidDate,
    currency: advice.currency,
    total: decimal(of(advice.totalMinor, advice.currency)),
    lines: advice.lines,
  }
}

/** The same for people. */
export function adviceBlocks(advices: readonly AdviceNote[]): readonly Block[] {
  if (advices.length === 0) return []
  const more = advices.length - ROWS_MAX
  return [
    tableBlock({
      title: 'What payers say they pay',
      columns: [
        { key: 'reference', label: 'Reference' },
        { key: 'payer', label: 'Payer' },
        { key: 'date', label: 'Date' },
        { key: 'lines', label: 'Lines', align: 'right' },
        { key: 'total', label: 'Total', align: 'right' },
        { key: 'currency', label: 'Cur' },
      ],
      rows: advices
        .slice(0, ROWS_MAX)
        .map((one) => [
          textCell(one.ref),
          textCell(one.payer ?? ''),
          one.paidDate === null ? textCell('') : dateCell(one.paidDate),
          countCell(one.lines),
          moneyCell(of(one.totalMinor, one.currency)),
          textCell(one.currency),
        ]),
      ...(more > 0 ? { notes: [`and ${more} more; --json lists all`] } : {}),
    }),
  ]
}
