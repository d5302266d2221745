import type { Currency } from '../../../core/currency.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { BankTable } from './find-table.ts'
import type { AmountRule } from './layout.ts'
import { compareWithWords, countSigns } from './sign-evidence.ts'

const COVERAGE_MIN = 0.9 // of the movements: an amount column is filled on them

/** The ways to read the amounts that the headings allow, likeliest first. */
export function amountCandidates(columns: ColumnsByField, table: BankTable): readonly AmountRule[] {
  const rules: AmountRule[] = []
  const net = (columns.get('net') ?? []).map(signedBy)
  const byCurrency = currencyColumns(columns, table)
  const split = splitRule(columns, table)
  const amounts = (columns.get('amount') ?? []).filter((column) => isCovered([column], table))
  if (columns.has('gross') || columns.has('fee')) rules.push(...net)
  if (byCurrency !== undefined) rules.push(byCurrency)
  if (split !== undefined && isCovered([split.debit, split.credit], table)) rules.push(split)
  for (const column of amounts) rules.push(signedOrDirected(column, columns, table))
  if (rules.length === 0) rules.push(...net)
  if (rules.length === 0 && split !== undefined) rules.push(split)
  if (rules.length === 0)
    rules.push(...oneSided(columns), ...(columns.get('gross') ?? []).map(signedBy))
  return rules
}

/** A column of unsigned amounts takes its sign from the column of words beside it. */
export function signedOrDirected(
  column: number,
  columns: ColumnsByField,
  table: BankTable,
): AmountRule {
  const signs = countSigns(table.movements, column)
  for (const direction of columns.get('direction') ?? []) {
    if (signs.negative === 0) return { kind: 'directed', column, direction }
    const { agree, oppose } = compareWithWords(table.movements, { amount: column, direction })
    if (oppose > 0 && oppose >= (agree + oppose) * 0.9)
      return { kind: 'directed', column, direction }
  }
  const isMarked = signs.marked > 0 && signs.negative === 0 && signs.unmarked > 0
  return isMarked ? { kind: 'marked', column } : signedBy(column)
}

/** A column whose numbers have their own sign. */
export function signedBy(column: number): AmountRule {
  return { kind: 'signed', column, sign: 1, fee: null }
}

/** A debit and a credit column, with what a minus in them means. */
export function splitBetween(debit: number, credit: number, table: BankTable): SplitRule {
  const out = countSigns(table.movements, debit)
  return {
    kind: 'split',
    debit,
    credit,
    // A minus on every debit repeats the heading; on some of them it takes a debit back.
    debitMinus: out.positive > 0 && out.negative > 0 ? 'reversal' : 'decoration',
    creditMinus: 'decoration',
  }
}

type SplitRule = Extract<AmountRule, { kind: 'split' }>

function splitRule(columns: ColumnsByField, table: BankTable): SplitRule | undefined {
  const [debit] = columns.get('debit') ?? []
  const [credit] = columns.get('credit') ?? []
  return debit === undefined || credit === undefined
    ? undefined
    : splitBetween(debit, credit, table)
}

/** Only withdrawals, or only deposits. */
function oneSided(columns: ColumnsByField): readonly AmountRule[] {
  const [debit] = columns.get('debit') ?? []
  const [credit] = columns.get('credit') ?? []
  if (credit !== undefined) return [signedBy(credit)]
  return debit === undefined ? [] : [{ kind: 'signed', column: debit, sign: -1, fee: null }]
}

function currencyColumns(columns: ColumnsByField, table: BankTable): AmountRule | undefined {
  const found = table.meanings.flatMap(({ fields, currency }, column) => {
    const isBare =
      fields[0] === 'amount' && /^[A-Z]{3}\$?$/.test(table.headings[column]?.trim() ?? '')
    return isBare && currency !== null ? [{ column, currency }] : []
  })
  const distinct = new Set<Currency>(found.map(({ currency }) => currency))
  if (found.length < 2 || distinct.size !== found.length || columns.has('balance')) return undefined
  return { kind: 'by-currency', columns: found }
}

function isCovered(group: readonly number[], table: BankTable): boolean {
  const filled = table.movements.filter((row) =>
    group.some((column) => (row[column] ?? '').trim() !== ''),
  )
  return filled.length > 0 && filled.length >= table.movements.length * COVERAGE_MIN
}
