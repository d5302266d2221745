import type { Currency } from '../../../core/currency.ts'
import { usualWidth } from '../table/delimited-text.ts'
import { fold } from '../text/cell-text.ts'
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
  const covered = (columns.get('amount') ?? []).filter((column) => isCovered([column], table))
  const amounts = byAccountFirst(covered, table)
  if (columns.has('gross') || columns.has('fee')) rules.push(...net)
  if (byCurrency !== undefined) rules.push(byCurrency)
  if (split !== undefined && isCovered([split.debit, split.credit], table)) rules.push(split)
  for (const column of amounts) rules.push(signedOrDirected(column, columns, table))
  if (rules.length === 0) rules.push(...net)
  if (rules.length === 0 && split !== undefined) rules.push(split)
  if (rules.length === 0)
    rules.push(...oneSided(columns, table), ...(columns.get('gross') ?? []).map(signedBy))
  // Named and not filled on every row: better than a column that nothing names.
  for (const column of rules.length === 0 ? (columns.get('amount') ?? []) : []) {
    rules.push(signedOrDirected(column, columns, table))
  }
  return rules
}

// The money of the account, not of the purchase abroad.
const OWN_MONEY =
  /(?<!\p{L})(?:account|konto\w*|rachunku|uctu|rekening|compte|cuenta|conto|billing|settlement|posted|karty|картки|рахунку|счета|платежа|szamla)(?!\p{L})/u

function byAccountFirst(amounts: readonly number[], table: BankTable): readonly number[] {
  const isOwn = (column: number): boolean => isOwnMoney(column, table)
  return [...amounts.filter(isOwn), ...amounts.filter((column) => !isOwn(column))]
}

/** Whether the first of several amount columns is known to be the account's. */
export function isOwnMoney(column: number, table: BankTable): boolean {
  return OWN_MONEY.test(fold(table.headings[column] ?? ''))
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
  // A row that is cut or shifted must not turn the sign of all others.
  const width = usualWidth(table.movements)
  const whole = table.movements.filter((row) => row.length === width)
  const out = countSigns(whole, debit)
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

/** Only withdrawals, or only deposits; numbers of both signs say themselves which they are. */
function oneSided(columns: ColumnsByField, table: BankTable): readonly AmountRule[] {
  const [debit] = columns.get('debit') ?? []
  const [credit] = columns.get('credit') ?? []
  if (credit !== undefined) return [signedBy(credit)]
  if (debit === undefined) return []
  const { positive, negative } = countSigns(table.movements, debit)
  return [
    { kind: 'signed', column: debit, sign: positive > 0 && negative === 0 ? -1 : 1, fee: null },
  ]
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
