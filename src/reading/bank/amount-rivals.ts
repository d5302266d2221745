import { AppError } from '../../core/errors.ts'
import { isOwnMoney } from './amount-candidates.ts'
import { isNothing } from './amount-cell.ts'
import { isTotal } from './amount-doubts.ts'
import { amountColumns } from './amount-rule.ts'
import { isProven } from './balance-proof.ts'
import { type AmountChoice, type AmountEvidence, provenChoices } from './choose-amount.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { ColumnProfile } from './column-profile.ts'
import { moneyColumns } from './content-fields.ts'
import type { BankTable } from './find-table.ts'
import { type AmountRule, columnName } from './layout.ts'
import { isNetHeading } from './net-amount.ts'

/** What rivals are looked for in: the table, what its columns hold, and the rows that will be lines. */
interface Scene {
  readonly table: BankTable
  readonly columns: ColumnsByField
  readonly profiles: readonly ColumnProfile[]
  readonly evidence: AmountEvidence
}

/** Two readings of the amounts that differ, and neither a balance nor a heading to choose by. */
export function refuseRivals(
  { rule, proof }: AmountChoice,
  candidates: readonly AmountRule[],
  scene: Scene,
): void {
  if (isProven(proof)) {
    refuseProvenRival(rule, candidates, scene)
    return
  }
  const { table, evidence } = scene
  const own = valuesOf(rule, evidence)
  const others = candidates.filter((other) => valuesOf(other, evidence) !== own)
  refuseOtherSides(rule, others, table)
  const converted = others.find(
    (other) => other.kind === 'signed' && isConversion(rule, other, table),
  )
  if (converted?.kind === 'signed') {
    throw refusal(table, 'Amount', amountColumns(rule)[0] ?? 0, converted.column)
  }
  if (rule.kind !== 'signed' && rule.kind !== 'directed') return
  refuseNamesake(rule.column, others, table)
  if (isPreferred(rule.column, table)) return
  const rival = others.find(
    (other) =>
      (other.kind === 'signed' || other.kind === 'directed') &&
      !isKnownMoney(rule.column, other.column, table),
  )
  if (rival?.kind === 'signed' || rival?.kind === 'directed') {
    throw refusal(table, 'Amount', rule.column, rival.column)
  }
  refuseNamelessRival(rule.column, scene)
}

/** Two columns of one name that differ: the heading tells nothing. */
function refuseNamesake(own: number, others: readonly AmountRule[], { headings }: BankTable): void {
  const rival = others.find(
    (other) =>
      (other.kind === 'signed' || other.kind === 'directed') &&
      other.column !== own &&
      headings[other.column] === headings[own],
  )
  if (rival?.kind !== 'signed' && rival?.kind !== 'directed') return
  const [one, two] = [own, rival.column].map((column) => `#${column + 1}`)
  throw new AppError(
    'input',
    `two columns are named "${headings[own]}" (${one} and ${two}), and they differ`,
    { hint: `say which moves the account: --map "Amount=${one}" or --map "Amount=${two}"` },
  )
}

function valuesOf(rule: AmountRule, { rows }: AmountEvidence): string {
  return rows
    .flatMap((row) => amountColumns(rule).map((column) => row[column] ?? ''))
    .map((text) => text.replace(/[^0-9]/g, ''))
    .filter((digits) => /[1-9]/.test(digits))
    .join()
}

function refuseOtherSides(rule: AmountRule, others: readonly AmountRule[], table: BankTable): void {
  if (rule.kind !== 'split') return
  const isNet = isNetHeading(table.headings[rule.debit])
  const isLess = (other: AmountRule): boolean =>
    other.kind === 'split' && isNet && !isNetHeading(table.headings[other.debit])
  const rival = others.find((other) => other.kind === 'split' && !isLess(other))
  if (rival?.kind === 'split') throw refusal(table, 'Debit', rule.debit, rival.debit)
}

/** Beside an amount that its heading does not call the account's, money that nobody named. */
function refuseNamelessRival(own: number, { table, columns, profiles, evidence }: Scene): void {
  if (table.headings.length === 0 || columns.has('balance') || columns.has('fee')) return
  const digits = (row: readonly string[], column: number): string =>
    (row[column] ?? '').replace(/[^0-9]/g, '')
  const rival = moneyColumns(profiles, evidence.rows.length).find(
    (column) =>
      column !== own &&
      (table.headings[column] ?? '').trim() === '' &&
      evidence.rows.every((row) => !isNothing(row[column] ?? '')) &&
      evidence.rows.some((row) => digits(row, column) !== digits(row, own)),
  )
  if (rival !== undefined) throw refusal(table, 'Amount', own, rival)
}

/** The balance confirms two columns, since the first row has none before it, and there they differ. */
function refuseProvenRival(
  rule: AmountRule,
  candidates: readonly AmountRule[],
  { table, columns, evidence }: Scene,
): void {
  if (rule.kind !== 'signed' || columns.has('fee')) return
  const digits = (row: readonly string[], column: number): string =>
    (row[column] ?? '').replace(/[^0-9]/g, '')
  const rival = provenChoices(candidates, evidence)
    .map((choice) => choice.rule)
    .find(
      (other) =>
        other.kind === 'signed' &&
        evidence.rows.some((row) => digits(row, other.column) !== digits(row, rule.column)),
    )
  if (rival?.kind === 'signed') throw refusal(table, 'Amount', rule.column, rival.column)
}

/** Money under a heading that nobody knows, the same on rows in one currency: others are converted. */
export function refuseUnknownMoney(
  { rule, proof }: AmountChoice,
  { table, columns, profiles, evidence }: Scene,
): void {
  const currencies = columns.get('currency') ?? []
  if (isProven(proof)) return
  const { rows } = evidence
  const moves = (row: readonly string[], column: number): boolean => /[1-9]/.test(row[column] ?? '')
  const digits = (text = ''): string => text.replace(/[^0-9]/g, '')
  const used = amountColumns(rule)
  const unknown = moneyColumns(profiles, rows.length).find((column) => {
    if (used.includes(column) || table.meanings[column]?.fields.length !== 0) return false
    const moved = rows.filter((row) => moves(row, column))
    const isSame = (row: readonly string[]): boolean =>
      used.some((one) => moves(row, one) && digits(row[one]) === digits(row[column]))
    return currencies.some((currency) => {
      const codesWhere = (isIt: (row: readonly string[]) => boolean): ReadonlySet<string> =>
        new Set(moved.filter(isIt).map((row) => row[currency]?.trim() ?? ''))
      const [own, foreign] = [codesWhere(isSame), codesWhere((row) => !isSame(row))]
      return own.size === 1 && foreign.size > 0 && ![...own].some((code) => foreign.has(code))
    })
  })
  if (unknown !== undefined) throw refusal(table, 'Amount', used[0] ?? 0, unknown)
}

/** `Amount` or `Amount in EUR`: what was paid abroad, or what the account was charged? */
function isConversion(
  rule: AmountRule,
  other: AmountRule & { kind: 'signed' },
  { meanings }: BankTable,
): boolean {
  const named = meanings[other.column]
  const isPlain = amountColumns(rule).every((column) => meanings[column]?.currency == null)
  return isPlain && named?.isExact === true && named.currency != null
}

function refusal(table: BankTable, field: string, one: number, other: number): AppError {
  const names = [one, other].map((column) => columnName(table.headings, column))
  return new AppError('input', `"${names[0]}" and "${names[1]}" differ: which moves the account?`, {
    hint: `say --map "${field}=${names[0]}" or --map "${field}=${names[1]}"`,
  })
}

/** Of `Montant (EUROS)` and `Montant (FRANCS)`, one names a currency that is money today. */
function isKnownMoney(column: number, rival: number, table: BankTable): boolean {
  return table.meanings[column]?.currency != null && table.meanings[rival]?.currency == null
}

/** The heading says that it is the account's money, or it is the plain word for amount. */
function isPreferred(column: number, table: BankTable): boolean {
  const heading = table.headings[column] ?? ''
  const isPlain = table.meanings[column]?.isExact === true && !/\p{L}\W+\p{L}/u.test(heading.trim())
  return isPlain || isTotal(heading) || isOwnMoney(column, table)
}
