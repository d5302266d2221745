import { fold } from '../text/cell-text.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { BankTable } from './find-table.ts'
import type { AmountRule } from './layout.ts'

const PAYOUT =
  /^(?:payout|pay out|auszahlung|versement|reversement|virement|bonifico|transferencia|versamento|uitbetaling|utbetaling|udbetaling|wyplata)$/

/**
 * A processor that lists each sale and its payout as two positive rows, with one number for both:
 * the second is money out, and as money in the sale would count twice.
 */
export function withPayouts(
  rule: AmountRule,
  columns: ColumnsByField,
  { movements }: Pick<BankTable, 'movements'>,
): AmountRule {
  const [reference] = columns.get('reference') ?? []
  if (rule.kind !== 'signed' || rule.sign === -1 || reference === undefined) return rule
  const cell = (row: readonly string[], column: number): string => row[column]?.trim() ?? ''
  const keyOf = (row: readonly string[]): string =>
    `${cell(row, reference)}\t${cell(row, rule.column)}`
  const isPayoutIn = (row: readonly string[], column: number): boolean =>
    PAYOUT.test(fold(row[column] ?? ''))
  const widest = Math.max(0, ...movements.map((row) => row.length))
  for (let column = 0; column < widest; column += 1) {
    const paid = movements.filter((row) => isPayoutIn(row, column))
    const [first] = paid
    if (first === undefined) continue
    const sold = new Set(movements.filter((row) => !isPayoutIn(row, column)).map(keyOf))
    const isTwin = (row: readonly string[]): boolean =>
      cell(row, reference) !== '' && sold.has(keyOf(row))
    if (paid.every(isTwin)) return { ...rule, out: { column, word: fold(first[column] ?? '') } }
  }
  return rule
}

/** Whether a row is the payout of a sale that stands on another row. */
export function isPaidOut(rule: AmountRule, cells: readonly string[]): boolean {
  if (rule.kind !== 'signed' || rule.out === undefined) return false
  return fold(cells[rule.out.column] ?? '') === rule.out.word
}
