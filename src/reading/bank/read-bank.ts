import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import { AppError } from '../../core/errors.ts'
import type { BankFileFacts, BankLineFact, RowLeftOut, RowReject, StatementFact } from '../facts.ts'
import type { Grid } from '../table/grid.ts'
import type { SkipReason } from './bank-row.ts'
import { detectBankLayout } from './detect-layout.ts'
import { withJoinedDecimals } from './joined-decimals.ts'
import type { BankLayout, BankReadOptions } from './layout.ts'
import { passedOver } from './passed-over.ts'
import { readPreamble } from './preamble.ts'
import { bankRowReader } from './row-reader.ts'
import { isBalanceLabel } from './row-words.ts'
import { rowsAbove } from './rows-above.ts'
import { withSignsOfBalance } from './signs-by-balance.ts'
import {
  type BalancedLine,
  chainedBalances,
  claimedBalances,
  contradicts,
  type StatementBalances,
} from './statement-balances.ts'

/** Reads the movements of a bank, card or payment provider's table. */
export function readBankGrid(
  given: Grid,
  options: BankReadOptions = {},
): BankFileFacts & { readonly profile: string | null } {
  const grid = withSignsOfBalance(withJoinedDecimals(given, options), options)
  const layout = detectBankLayout(grid, options)
  if (layout === null) {
    return {
      statements: [],
      rejects: [],
      warnings: ['the file has a header and no movement'],
      profile: null,
    }
  }
  const read = readRows(grid, layout)
  if (read.lines.length === 0 && read.rejects.length > 0) throw nothingRead(read.rejects)
  const claim = claimOf(grid, layout)
  const statements = statementsOf(read.lines, layout).map((statement) =>
    withBalances(statement, read.lines, claim),
  )
  return {
    statements,
    rejects: read.rejects,
    leftOut: read.leftOut,
    warnings: [...grid.warnings, ...layout.warnings, ...balanceWarnings(read.lines, claim)],
    profile: layout.profile,
  }
}

interface ReadLine {
  readonly fact: BankLineFact
  readonly account: string | null
  readonly balance: string | null
}

interface ReadRows {
  readonly lines: readonly ReadLine[]
  readonly rejects: readonly RowReject[]
  readonly leftOut: readonly RowLeftOut[]
}

function readRows(grid: Grid, layout: BankLayout): ReadRows {
  const read = bankRowReader(layout)
  const lines: ReadLine[] = []
  const rejects = [...rowsAbove(grid, layout)]
  const leftOut: RowLeftOut[] = []
  for (let index = layout.firstRow; index < grid.rows.length; index += 1) {
    const line = grid.lines[index] ?? index + 1
    const row = read(grid.rows[index] ?? [], line)
    if (row.kind === 'line') lines.push(row)
    else if (row.kind === 'reject') rejects.push(row.reject)
    else if (row.reason !== 'blank') leftOut.push({ line, reason: row.reason })
  }
  const held = passedOver(
    lines.map((line) => ({
      of: line,
      line: line.fact.line,
      amount: line.fact.amount,
      balance: line.balance,
      ledger: `${line.account ?? ''}\t${line.fact.currency ?? ''}`,
    })),
  )
  if (held.size === 0) return { lines: withUniqueReferences(lines), rejects, leftOut }
  const reason: SkipReason = 'without a balance, and passed over by the balances around it'
  const passed = new Set([...held].map(({ of }) => of))
  return {
    lines: withUniqueReferences(lines.filter((line) => !passed.has(line))),
    rejects,
    leftOut: [...leftOut, ...[...held].map(({ line }) => ({ line, reason }))],
  }
}

/** An id that two movements share is not the bank's id of a movement. */
function withUniqueReferences(lines: readonly ReadLine[]): readonly ReadLine[] {
  const references = lines.flatMap(({ fact }) => fact.bankRef ?? [])
  if (new Set(references).size === references.length) return lines
  return lines.map((line) => ({ ...line, fact: { ...line.fact, bankRef: null } }))
}

function nothingRead(rejects: readonly RowReject[]): AppError {
  const [first] = rejects
  const where =
    first === undefined
      ? ''
      : ` (line ${first.line}, ${first.column}: ${first.value === '' ? '' : `"${first.value}" is `}${first.reason})`
  return new AppError('input', `no row could be read${where}`, {
    hint: 'say what the columns hold with --map, or --date-order and --decimal',
  })
}

function statementsOf(lines: readonly ReadLine[], layout: BankLayout): readonly StatementFact[] {
  const groups = new Map<string, ReadLine[]>()
  for (const line of lines) {
    const key = line.account ?? ''
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [line])
    else group.push(line)
  }
  return [...groups.values()].map((group) => statementOf(group, layout))
}

function statementOf(group: readonly ReadLine[], layout: BankLayout): StatementFact {
  const dates = group.map(({ fact }) => fact.bookingDate)
  const currencies = new Set<Currency | null>(group.map(({ fact }) => fact.currency))
  const [currency = null] = currencies
  return {
    account: group[0]?.account ?? layout.accountName,
    currency: currencies.size === 1 ? currency : null,
    mentioned: layout.mentioned,
    possible: layout.possible,
    openingBalance: null,
    closingBalance: null,
    firstDate: earliest(dates),
    lastDate: latest(dates),
    lines: group.map(({ fact }) => fact),
  }
}

/** The balances that titles and footers state. */
function claimOf(grid: Grid, layout: BankLayout): StatementBalances {
  const around = grid.rows.filter(
    (row, index) => index < layout.firstRow || row.some((cell) => isBalanceLabel(cell)),
  )
  const { openingBalance, closingBalance } = readPreamble(around)
  return { opening: openingBalance, closing: closingBalance }
}

function withBalances(
  statement: StatementFact,
  all: readonly ReadLine[],
  claim: StatementBalances,
): StatementFact {
  const numbers = new Set(statement.lines.map(({ line }) => line))
  const lines = all.filter(({ fact }) => numbers.has(fact.line)).map(balancedLine)
  const chained = chainedBalances(lines)
  const isWhole = lines.length === all.length
  const { opening, closing } =
    chained.opening === null && isWhole ? claimedBalances(lines, claim) : chained
  return { ...statement, openingBalance: opening, closingBalance: closing }
}

function balanceWarnings(all: readonly ReadLine[], claim: StatementBalances): readonly string[] {
  if (!contradicts(all.map(balancedLine), claim)) return []
  return [
    `the file states balances of ${claim.opening} and ${claim.closing}, which its movements do not explain`,
  ]
}

function balancedLine({ fact, balance }: ReadLine): BalancedLine {
  return { amount: fact.amount, balance }
}

function earliest(dates: readonly CalendarDate[]): CalendarDate | null {
  return dates.reduce<CalendarDate | null>(
    (best, date) => (best === null || date < best ? date : best),
    null,
  )
}

function latest(dates: readonly CalendarDate[]): CalendarDate | null {
  return dates.reduce<CalendarDate | null>(
    (best, date) => (best === null || date > best ? date : best),
    null,
  )
}
