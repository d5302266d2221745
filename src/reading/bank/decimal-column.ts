import { AppError } from '../../core/errors.ts'
import type { DecimalMark } from '../text/bare-number.ts'
import { columnDecimalMark, type DecimalMarkFinding } from '../text/decimal-mark.ts'
import { amountColumns } from './amount-rule.ts'
import type { BankTable } from './find-table.ts'
import type { AmountRule } from './layout.ts'

type Rows = readonly (readonly string[])[]

/** Where to look for the mark: the amounts, the balance beside them, amounts around the table. */
export interface MarkEvidence {
  readonly rule: AmountRule
  readonly balance: number | null
  readonly elsewhere: readonly string[]
  /** The money has no smaller unit: three digits behind a mark are thousands. */
  readonly isWhole: boolean
}

/** The decimal mark of the amounts, others of the file as witnesses; null where none matters. */
export function findDecimalMark(
  rows: Rows,
  { rule, balance, elsewhere, isWhole }: MarkEvidence,
): DecimalMark | null {
  const amounts = markOfColumns(rows, amountColumns(rule))
  if (amounts.kind === 'known') {
    refuseThousandths(rows, amounts.mark, { rule, elsewhere })
    return amounts.mark
  }
  if (amounts.kind === 'mixed') {
    const [one, two] = amounts.examples
    throw refusal(`the amounts "${one}" and "${two}" have different decimal marks`)
  }
  const witness = balance === null ? undefined : markOfColumns(rows, [balance])
  if (witness?.kind === 'known') return witness.mark
  if (amounts.kind === 'either') return null
  const around = columnDecimalMark(elsewhere)
  if (around.kind === 'known') return around.mark
  if (isWhole && amounts.kind === 'undecidable') return amounts.example.includes('.') ? ',' : '.'
  throw refusal(
    `the amount "${amounts.example}" can be read with a decimal point or a decimal comma`,
  )
}

/** `2222222.000` shows a mark by its length alone: one behind it may be what is damaged. */
function refuseThousandths(
  rows: Rows,
  mark: DecimalMark,
  { rule, elsewhere }: Pick<MarkEvidence, 'rule' | 'elsewhere'>,
): void {
  const around = columnDecimalMark(elsewhere)
  if (around.kind !== 'known' || around.mark === mark) return
  const texts = amountColumns(rule).flatMap((column) => rows.map((row) => row[column] ?? ''))
  const marked = texts.filter((text) => text.includes(mark))
  if (!marked.every((text) => /\d[.,]\d{3}(?!\d)[^.,]*$/.test(text))) return
  throw refusal(
    `the amount "${marked[0]?.trim()}" has another decimal mark than amounts elsewhere in the file`,
  )
}

/** `-42,17` without quotes in a comma file is two cells: whole numbers, then two digits. */
export function refuseSplitDecimals(table: BankTable, rule: AmountRule): void {
  for (const column of amountColumns(rule)) {
    const isNamed = (table.headings[column + 1] ?? '').trim() !== ''
    const pairs = table.movements
      .map((row) => [row[column]?.trim() ?? '', row[column + 1]?.trim() ?? ''] as const)
      .filter(([whole]) => whole !== '')
    const isSplit = pairs.every(([whole, next]) => /^[-+]?\d+$/.test(whole) && /^\d\d$/.test(next))
    if (isNamed || pairs.length === 0 || !isSplit) continue
    const [[whole, next] = ['', '']] = pairs
    throw new AppError('input', `the amount "${whole},${next}" stands in two cells`, {
      hint: 'export the file with semicolons or with quotation marks, or say --map "Amount=…" and --decimal',
    })
  }
}

/** The mark of some columns, or null; never throws. */
export function likelyMark(rows: Rows, columns: readonly number[]): DecimalMark | null {
  const finding = markOfColumns(rows, columns)
  return finding.kind === 'known' ? finding.mark : null
}

function markOfColumns(rows: Rows, columns: readonly number[]): DecimalMarkFinding {
  return columnDecimalMark(columns.flatMap((column) => rows.map((row) => row[column] ?? '')))
}

function refusal(message: string): AppError {
  return new AppError('input', message, { hint: 'say --decimal . or --decimal ,' })
}
