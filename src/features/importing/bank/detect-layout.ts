import { AppError } from '../../../core/errors.ts'
import type { Grid } from '../table/grid.ts'
import type { DecimalMark } from '../text/amount-text.ts'
import { amountCandidates } from './amount-candidates.ts'
import { amountColumns } from './amount-rule.ts'
import { isProven, isProvenInverted } from './balance-proof.ts'
import { type AmountChoice, type AmountEvidence, chooseAmount, chooseFee } from './choose-amount.ts'
import { type ColumnsByField, fieldsByHeading } from './column-fields.ts'
import { type ColumnProfile, profileColumns } from './column-profile.ts'
import { fieldsByContent, moneyColumns } from './content-fields.ts'
import { bookingColumn, findDateOrder, rowOrder } from './date-column.ts'
import { findDecimalMark } from './decimal-column.ts'
import { type BankField, DATE_FIELDS } from './field-words.ts'
import { type BankTable, findTable } from './find-table.ts'
import { knownLayout } from './known-layouts.ts'
import type { AmountRule, BankLayout, BankReadOptions } from './layout.ts'
import { applyMap } from './mapped-columns.ts'
import { moneyByContent } from './money-by-content.ts'
import { type Preamble, readPreamble } from './preamble.ts'
import { isBalanceLabel, isUnbooked } from './row-words.ts'
import { compareWithWords, countSigns, signDoubt } from './sign-evidence.ts'

const HINT_MAP =
  'say what the columns hold: --map "Date=#1" --map "Amount=#4" (or Debit, Credit, Direction)'

/**
 * Finds out how a bank file is to be read; null when it has a header and no movement below. What the
 * file leaves open is refused, with the flag that decides it.
 */
export function detectBankLayout(sample: Grid, options: BankReadOptions): BankLayout | null {
  const named = Object.values(options.columns ?? {})
  const table = findTable(sample.rows, named)
  const profiles = profileColumns(table.movements)
  if (table.movements.length === 0) return withoutMovements(table, sample)
  const columns = rolesOf(table, profiles, options)
  const preamble = readPreamble(aroundTable(sample, table))
  const dates = DATE_FIELDS.flatMap((field) => columns.get(field) ?? [])
  const choice = amountOf(columns, { table, profiles, options })
  const date = bookingColumn(dates, bookedRows(table, columns, choice))
  const rule = signedRule(choice, table, options)
  const decimal =
    options.decimal ?? findDecimalMark(table.movements, { rule, balance: choice.balance })
  const order =
    options.dateOrder ??
    findDateOrder({
      rows: table.movements,
      booking: date,
      others: dates.filter((one) => one !== date),
      elsewhere: preamble.dates,
    })
  return {
    ...rolesForText(columns, { table, profiles, used: [date, ...amountColumns(rule)] }),
    profile: knownLayout(table.headings),
    headings: table.headings,
    firstRow: table.firstRow,
    date,
    valueDate: first(columns, 'valueDate') === date ? null : first(columns, 'valueDate'),
    dateOrder: order,
    decimal,
    amount: rule,
    balance: choice.balance,
    balanceDecimal: options.decimal ?? balanceMark(table, choice.balance) ?? decimal,
    currencyColumn: nearestCurrency(columns, rule),
    currency: currencyOutside(table, rule, preamble) ?? options.currency ?? null,
    accountName: preamble.account,
    warnings: doubtfulRows(table, columns, rule),
  }
}

interface Parts {
  readonly table: BankTable
  readonly profiles: readonly ColumnProfile[]
  readonly options: BankReadOptions
}

function withoutMovements(table: BankTable, sample: Grid): null {
  if (table.headings.length > 0) {
    const left = sample.rows.slice(table.firstRow)
    const isData = left.some((row) => row.filter((cell) => /\d/.test(cell)).length >= 3)
    if (!isData) return null
    throw new AppError('input', 'no row below the header holds a date and an amount', {
      hint: HINT_MAP,
    })
  }
  throw new AppError('input', 'no bank movements: no row holds a date and an amount', {
    hint: HINT_MAP,
  })
}

/** Headings tell first; where they tell no date or no money, the content does. */
function rolesOf(
  table: BankTable,
  profiles: readonly ColumnProfile[],
  options: BankReadOptions,
): ColumnsByField {
  const byHeading = fieldsByHeading(table, profiles)
  const isEnough =
    DATE_FIELDS.some((field) => byHeading.has(field)) &&
    amountCandidates(byHeading, table).length > 0
  const found = isEnough ? byHeading : merged(byHeading, fieldsByContent(profiles, table.movements))
  return options.columns === undefined ? found : applyMap(found, options.columns, table.headings)
}

function merged(byHeading: ColumnsByField, byContent: ColumnsByField): ColumnsByField {
  const known = new Set([...byHeading.values()].flat())
  const result = new Map<BankField, readonly number[]>(byHeading)
  for (const [field, indexes] of byContent) {
    const fresh = indexes.filter((index) => !known.has(index))
    if (fresh.length > 0) result.set(field, [...(result.get(field) ?? []), ...fresh])
  }
  return result
}

function amountOf(columns: ColumnsByField, { table, profiles, options }: Parts): AmountChoice {
  const evidence: AmountEvidence = {
    rows: table.movements.filter((row) => isTestable(row, columns)),
    balances: columns.get('balance') ?? [],
    ledgers: [...(columns.get('account') ?? []), ...(columns.get('currency') ?? [])],
    decimal: options.decimal,
    order: rowOrder(
      table.movements,
      DATE_FIELDS.flatMap((field) => columns.get(field) ?? []),
    ),
  }
  const candidates = amountCandidates(columns, table)
  const choice =
    candidates.length > 0
      ? chooseAmount(candidates, evidence)
      : moneyByContent(moneyColumns(profiles, table.movements.length), columns, table, evidence)
  if (choice === undefined) {
    throw new AppError('input', 'nothing tells which column holds the amount', { hint: HINT_MAP })
  }
  const [fee] = columns.get('fee') ?? []
  if (
    choice.rule.kind !== 'signed' ||
    fee === undefined ||
    columns.get('net')?.includes(choice.rule.column)
  ) {
    return choice
  }
  return { ...choice, rule: { ...choice.rule, fee: chooseFee(choice, fee, evidence) } }
}

/** The rows that will be lines: booked, with an amount. */
function bookedRows(
  table: BankTable,
  columns: ColumnsByField,
  { rule }: AmountChoice,
): readonly (readonly string[])[] {
  return table.movements.filter(
    (row) =>
      isTestable(row, columns) &&
      amountColumns(rule).some((column) => (row[column] ?? '').trim() !== ''),
  )
}

function isTestable(row: readonly string[], columns: ColumnsByField): boolean {
  const status = columns.get('status') ?? []
  return !status.some((column) => isUnbooked(row[column] ?? '')) && !row.some(isBalanceLabel)
}

/** Settles the sign: the user says it, the balance proves it, or there must be no doubt. */
function signedRule(choice: AmountChoice, table: BankTable, options: BankReadOptions): AmountRule {
  const { rule, proof } = choice
  if (options.invertSign === true) return inverted(rule, table)
  if (rule.kind !== 'signed') return rule
  if (isProvenInverted(proof)) return { ...rule, sign: rule.sign === 1 ? -1 : 1 }
  const isMapped = options.columns !== undefined
  const doubt = signDoubt(table.movements, rule.column, table.headings)
  const isSettled = isProven(proof) && countSigns(table.movements, rule.column).negative === 0
  if (doubt === undefined || isSettled || isMapped) return rule
  throw new AppError('input', doubt, {
    hint: 'say --invert-sign if positive numbers are money out, or --map "Amount=…" if they are money in',
  })
}

function inverted(rule: AmountRule, table: BankTable): AmountRule {
  if (rule.kind === 'signed') return { ...rule, sign: rule.sign === 1 ? -1 : 1 }
  if (rule.kind === 'split') {
    return { ...rule, debit: rule.credit, credit: rule.debit }
  }
  if (rule.kind !== 'directed') return rule
  // Where numbers have signs of their own, those are what is turned round.
  const { negative } = countSigns(table.movements, rule.column)
  if (negative > 0) return { kind: 'signed', column: rule.column, sign: -1, fee: null }
  throw new AppError('usage', '--invert-sign: this file tells money in from money out by words', {
    hint: 'leave --invert-sign out',
  })
}

/** Rows whose word for money in or out goes against their sign; the sign counts. */
function doubtfulRows(
  table: BankTable,
  columns: ColumnsByField,
  rule: AmountRule,
): readonly string[] {
  const [direction] = columns.get('direction') ?? []
  if (rule.kind !== 'signed' || direction === undefined) return []
  const { oppose } = compareWithWords(table.movements, { amount: rule.column, direction })
  return oppose === 0 ? [] : [`${oppose} rows have a word against their sign; the sign counts`]
}

function nearestCurrency(columns: ColumnsByField, rule: AmountRule): number | null {
  if (rule.kind === 'by-currency') return null
  const [amount = 0] = amountColumns(rule)
  const found = [...(columns.get('currency') ?? [])].sort(
    (a, b) => Math.abs(a - amount) - Math.abs(b - amount),
  )
  return found[0] ?? null
}

/** From the headings of the amounts, or from the lines around the table. */
function currencyOutside(
  table: BankTable,
  rule: AmountRule,
  preamble: Preamble,
): BankLayout['currency'] {
  const said = amountColumns(rule).map((column) => table.meanings[column]?.currency ?? null)
  return said.find((currency) => currency !== null) ?? preamble.currency
}

function balanceMark(table: BankTable, balance: number | null): DecimalMark | null {
  if (balance === null) return null
  try {
    const rule: AmountRule = { kind: 'signed', column: balance, sign: 1, fee: null }
    return findDecimalMark(table.movements, { rule, balance: null })
  } catch {
    return null
  }
}

function aroundTable(sample: Grid, table: BankTable): readonly (readonly string[])[] {
  const above =
    table.headings.length > 0
      ? sample.rows.slice(0, table.firstRow - 1)
      : sample.rows.slice(0, table.firstRow)
  return above
}

type TextRoles = Pick<
  BankLayout,
  | 'status'
  | 'description'
  | 'counterparty'
  | 'counterpartyAccount'
  | 'account'
  | 'reference'
  | 'creditorReference'
>

function rolesForText(
  columns: ColumnsByField,
  {
    table,
    profiles,
    used,
  }: {
    readonly table: BankTable
    readonly profiles: readonly ColumnProfile[]
    readonly used: readonly number[]
  },
): TextRoles {
  const described = [
    ...(columns.get('description') ?? []),
    ...(columns.get('creditorReference') ?? []),
  ]
  const known = new Set([...[...columns.values()].flat(), ...used])
  const unnamed = profiles
    .filter(
      ({ index, letters, filled }) => !known.has(index) && letters > 0 && letters >= filled / 2,
    )
    .map(({ index }) => index)
  return {
    status: columns.get('status') ?? [],
    description: [...described, ...unnamed].sort((a, b) => a - b),
    counterparty: (columns.get('counterparty') ?? []).slice(0, 2),
    counterpartyAccount: first(columns, 'counterpartyAccount'),
    account: first(columns, 'account'),
    reference: uniqueReference(columns, table),
    creditorReference: first(columns, 'creditorReference'),
  }
}

/** The bank's own id: filled on every movement, and never twice. */
function uniqueReference(columns: ColumnsByField, table: BankTable): number | null {
  const found = (columns.get('reference') ?? []).find((column) => {
    const values = table.movements.map((row) => row[column]?.trim() ?? '')
    return values.every((value) => value.length > 3) && new Set(values).size === values.length
  })
  return found ?? null
}

function first(columns: ColumnsByField, field: BankField): number | null {
  return columns.get(field)?.[0] ?? null
}
