import { AppError } from '../../../core/errors.ts'
import { amountCandidates } from './amount-candidates.ts'
import { amountColumns } from './amount-rule.ts'
import { type AmountChoice, type AmountEvidence, chooseAmount, chooseFee } from './choose-amount.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { ColumnProfile } from './column-profile.ts'
import { moneyColumns } from './content-fields.ts'
import { rowOrder } from './date-column.ts'
import { DATE_FIELDS } from './field-words.ts'
import type { BankTable } from './find-table.ts'
import { knownLayout } from './known-layouts.ts'
import { type BankReadOptions, columnName } from './layout.ts'
import { HINT_MAP } from './mapped-columns.ts'
import { moneyByContent } from './money-by-content.ts'
import { isBalanceLabel, isUnbooked } from './row-words.ts'
import { countSigns } from './sign-evidence.ts'

/** Where the amounts stand, by headings, by the running balance, or by content alone. */
export function amountOfTable(
  columns: ColumnsByField,
  {
    table,
    profiles,
    options,
  }: {
    readonly table: BankTable
    readonly profiles: readonly ColumnProfile[]
    readonly options: BankReadOptions
  },
): AmountChoice {
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
  return withFee(choice, columns, { table, evidence })
}

/** Adds the rule for a fee column, where it charges anything. */
function withFee(
  choice: AmountChoice,
  columns: ColumnsByField,
  { table, evidence }: { readonly table: BankTable; readonly evidence: AmountEvidence },
): AmountChoice {
  const [fee] = columns.get('fee') ?? []
  const { rule } = choice
  if (rule.kind !== 'signed' || fee === undefined) return choice
  const { positive, negative } = countSigns(evidence.rows, fee)
  const isNet = columns.get('net')?.includes(rule.column) || isTotal(table.headings[rule.column])
  if (positive + negative === 0 || isNet || isTotal(table.headings[fee])) return choice
  const profile = knownLayout(table.headings)
  const found = chooseFee(choice, fee, evidence)
  if (found === 'inside') return choice
  if (found !== 'open') return { ...choice, rule: { ...rule, fee: found } }
  if (profile === 'revolut') return { ...choice, rule: { ...rule, fee: { column: fee, sign: -1 } } }
  throw new AppError(
    'input',
    `nothing tells whether "${columnName(table.headings, fee)}" is a part of the amount or comes on top`,
    { hint: 'if it is a part of the amount, say --map "Amount=…" with the heading of the amount' },
  )
}

/** `Total` and its like hold everything: gross, fees and refunds. */
function isTotal(heading = ''): boolean {
  return /\b(?:total|net)\b/i.test(heading)
}

/** The rows that will be lines: booked, with an amount. */
export function bookedRows(
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
