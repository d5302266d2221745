import { AppError } from '../../core/errors.ts'
import { parseAmountText } from '../text/amount-text.ts'
import type { DecimalMark } from '../text/bare-number.ts'
import { unitsOf } from '../text/exact-decimal.ts'
import { isTotal } from './amount-doubts.ts'
import { type AmountChoice, type AmountEvidence, chooseFee } from './choose-amount.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { ColumnProfile } from './column-profile.ts'
import { moneyColumns } from './content-fields.ts'
import { likelyMark } from './decimal-column.ts'
import type { BankTable } from './find-table.ts'
import { knownLayout } from './known-layouts.ts'
import { columnName } from './layout.ts'
import { isAfterFees, isNetHeading } from './net-amount.ts'
import { countSigns } from './sign-evidence.ts'
import { isFeeTraded } from './traded-value.ts'

/** Adds the rule for a fee column, where it charges anything. */
export function withFee(
  choice: AmountChoice,
  columns: ColumnsByField,
  {
    table,
    evidence,
    profiles,
  }: {
    readonly table: BankTable
    readonly evidence: AmountEvidence
    readonly profiles: readonly ColumnProfile[]
  },
): AmountChoice {
  const [fee] = columns.get('fee') ?? []
  const { rule } = choice
  if (fee !== undefined && rule.kind === 'split') {
    return withFeeBesideSides(choice, columns, { fee, table, evidence })
  }
  if (rule.kind !== 'signed' || fee === undefined) return choice
  const { positive, negative } = countSigns(evidence.rows, fee)
  const isAll = isTotal(table.headings[rule.column])
  const isNet = columns.get('net')?.includes(rule.column) === true
  const nameless = moneyColumns(profiles, evidence.rows.length).filter(
    (column) => (table.meanings[column]?.fields ?? []).length === 0,
  )
  if (positive + negative === 0 || isNet || isTotal(table.headings[fee])) return choice
  if (isAll) {
    const left = nameless.find((column) => isLeftOf(column, { of: rule.column, fee }, evidence))
    return left === undefined ? choice : { ...choice, rule: { ...rule, column: left } }
  }
  const net = netColumn(rule.column, fee, { columns, evidence, nameless })
  if (net !== undefined) return { ...choice, rule: { ...rule, column: net } }
  const profile = knownLayout(table.headings)
  const found = chooseFee(choice, fee, evidence)
  const isTraded = isFeeTraded(table, { amount: rule.column, fee })
  const isLess = isGrossLess(rule.column, fee, { columns, evidence })
  if (found === 'inside' || (found === 'open' && (isTraded || isLess))) return choice
  if (found !== 'open') return { ...choice, rule: { ...rule, fee: found } }
  const takesOff = profile === 'revolut' || profile === 'stripe-charges'
  if (takesOff) return { ...choice, rule: { ...rule, fee: { column: fee, sign: -1 } } }
  throw openFee(table, fee, rule.column)
}

function openFee({ headings }: BankTable, fee: number, amount?: number): AppError {
  const name = columnName(headings, fee)
  return new AppError(
    'input',
    `nothing tells whether "${name}" is a part of the amount or comes on top`,
    {
      hint:
        amount === undefined
          ? 'if it is a part of the amounts, name both of them: --map "Debit=…" --map "Credit=…"'
          : `if it is a part of the amount, say --map "Amount=${columnName(headings, amount)}"`,
    },
  )
}

/** A fee beside a debit and a credit; where it charges something, the balance must tell. */
function withFeeBesideSides(
  choice: AmountChoice,
  columns: ColumnsByField,
  {
    fee,
    table,
    evidence,
  }: { readonly fee: number; readonly table: BankTable; readonly evidence: AmountEvidence },
): AmountChoice {
  const { rule } = choice
  if (rule.kind !== 'split') return choice
  const found = chooseFee(choice, fee, evidence)
  if (typeof found !== 'string') return { ...choice, rule: { ...rule, fee: found } }
  const { positive, negative } = countSigns(evidence.rows, fee)
  const wholes = [...(columns.get('gross') ?? []), ...(columns.get('amount') ?? [])]
  const sides = [rule.debit, rule.credit]
  const isNet =
    isNetHeading(table.headings[rule.debit]) ||
    (wholes.length > 0 && isAfterFees(sides, columns, table))
  if (found === 'inside' || positive + negative === 0 || isNet) return choice
  throw openFee(table, fee)
}

/** What a fee leaves of a total, on every row; a total of amount and fee is less on none. */
function isLeftOf(
  column: number,
  { of, fee }: { readonly of: number; readonly fee: number },
  evidence: AmountEvidence,
): boolean {
  const mark = evidence.decimal ?? likelyMark(evidence.rows, [of, fee]) ?? '.'
  return evidence.rows.every((row) => {
    const [all, off, rest] = [of, fee, column].map((one) => unitsIn(row[one], mark))
    if (all === undefined || rest === undefined || off === undefined) return false
    return (all - off === rest || all + off === rest) && (all <= 0n || rest <= all)
  })
}

/** The amount column that is amount and fee together on every row. */
function netColumn(
  amount: number,
  fee: number,
  {
    columns,
    evidence,
    nameless,
  }: {
    readonly columns: ColumnsByField
    readonly evidence: AmountEvidence
    readonly nameless: readonly number[]
  },
): number | undefined {
  const mark = evidence.decimal ?? likelyMark(evidence.rows, [amount, fee]) ?? '.'
  const isNet = (row: readonly string[], column: number): boolean => {
    const [gross, off, net] = [amount, fee, column].map((one) => unitsIn(row[one], mark))
    const charged = off ?? 0n
    return gross !== undefined && (gross - charged === net || gross + charged === net)
  }
  const named = columns.get('amount') ?? []
  const sides = [...(columns.get('debit') ?? []), ...(columns.get('credit') ?? [])]
  const others = [...(columns.get('net') ?? []), ...sides]
  // A number that no heading explains and that is more by the fee may be what was taken in before it.
  const isMore = (row: readonly string[], column: number): boolean => {
    const [part, off, all] = [amount, fee, column].map((one) => unitsIn(row[one], mark) ?? 0n)
    return part !== undefined && all !== undefined && part > 0n && off !== 0n && all > part
  }
  return [...named, ...others, ...nameless].find(
    (column) =>
      column !== amount &&
      evidence.rows.every((row) => isNet(row, column)) &&
      !(nameless.includes(column) && evidence.rows.some((row) => isMore(row, column))),
  )
}

/** The amount is a gross amount less the fee on every row that has both: the fee is taken off. */
function isGrossLess(
  amount: number,
  fee: number,
  { columns, evidence }: { readonly columns: ColumnsByField; readonly evidence: AmountEvidence },
): boolean {
  const mark = evidence.decimal ?? likelyMark(evidence.rows, [amount, fee]) ?? '.'
  return (columns.get('gross') ?? []).some((gross) => {
    const tested = evidence.rows.flatMap((row) => {
      const [rest, off, all] = [amount, fee, gross].map((column) => unitsIn(row[column], mark))
      if (rest === undefined || all === undefined || off === undefined || off === 0n) return []
      return [all - off === rest || all + off === rest]
    })
    return tested.length > 0 && tested.every((isLess) => isLess)
  })
}

function unitsIn(text: string | undefined, mark: DecimalMark): bigint | undefined {
  const decimal = parseAmountText(text ?? '', mark)
  return decimal === undefined ? undefined : unitsOf(decimal)
}
