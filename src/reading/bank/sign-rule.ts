import { counted } from '../../core/counted.ts'
import { AppError } from '../../core/errors.ts'
import { isPerhapsInverted, isProven, isProvenInverted } from './balance-proof.ts'
import type { AmountChoice } from './choose-amount.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { BankTable } from './find-table.ts'
import { type AmountRule, type BankReadOptions, columnName } from './layout.ts'
import { isMapped } from './mapped-columns.ts'
import { namesBothWays } from './row-words.ts'
import { isSellers } from './sellers-fee.ts'
import { compareWithWords, countSigns, signDoubt } from './sign-evidence.ts'

/** Settles the sign: the user says it, the balance proves it, or there must be no doubt. */
export function signedRule(
  { rule, proof }: AmountChoice,
  {
    table,
    columns,
    options,
  }: {
    readonly table: BankTable
    readonly columns: ColumnsByField
    readonly options: BankReadOptions
  },
): AmountRule {
  if (options.invertSign === true) return inverted(rule, table)
  if (rule.kind !== 'signed') return rule
  if (isProvenInverted(proof)) return { ...rule, sign: rule.sign === 1 ? -1 : 1 }
  const isSided = [...(columns.get('debit') ?? []), ...(columns.get('credit') ?? [])]
  const isSaid = isMapped(options, ['amount', 'debit', 'credit'])
  if (isSaid || isSided.includes(rule.column)) return rule
  if (!isProven(proof)) refuseSilentDirection(table, rule.column)
  const doubt = signDoubt(table.movements, rule.column, table.headings)
  // What a processor charges fees for is money in.
  const isAnswered = (): boolean =>
    (doubt?.answer === 'receipts or balance' && isProven(proof)) ||
    (doubt?.answer !== 'none' &&
      (chargesFees(table, columns) || isFromCustomers(table, rule, options)))
  if (doubt !== undefined && !isAnswered() && !isSellers(rule, columns, table))
    throw refusal(doubt.question, table, rule.column)
  if (isPerhapsInverted(proof)) {
    const question = 'the balance moves against the amounts: are positive numbers money out?'
    throw refusal(question, table, rule.column)
  }
  return rule
}

/** Numbers without a sign below a heading such as `Debit / Credit` whose words were not read. */
function refuseSilentDirection(table: BankTable, amount: number): void {
  const { meanings, headings, movements } = table
  const silent = meanings.findIndex(
    ({ fields }, column) => fields.includes('direction') && namesBothWays(headings[column]),
  )
  const { negative, marked } = countSigns(movements, amount)
  if (silent === -1 || silent === amount || negative + marked > 0) return
  throw refusal(
    `"${headings[silent]?.trim()}" should tell money in from money out, and its cells have no word for it`,
    table,
    amount,
  )
}

function refusal(question: string, table: BankTable, column: number): AppError {
  const { negative, marked } = countSigns(table.movements, column)
  const flags = `say --invert-sign if positive numbers are money out, or --map "Amount=${columnName(table.headings, column)}" if they are money in`
  const mixed = '; if they are both, export it with signs or with two columns'
  return new AppError('input', question, {
    hint: negative + marked === 0 ? `${flags}${mixed}` : flags,
  })
}

/** A column of fees that charges nothing tells nothing of whose list it is. */
function chargesFees({ movements }: BankTable, columns: ColumnsByField): boolean {
  const fees = columns.get('fee') ?? []
  return movements.some((row) => fees.some((fee) => /[1-9]/.test(row[fee] ?? '')))
}

/** Whether the book knows positive numbers for money in: by the account, or by whom the rows name. */
function isFromCustomers(
  { movements }: BankTable,
  rule: AmountRule & { kind: 'signed' },
  { namesOurs, isPositiveIn }: BankReadOptions,
): boolean {
  if (isPositiveIn === true) return true
  if (namesOurs === undefined) return false
  const incoming = movements.filter((row) => countSigns([row], rule.column).positive > 0)
  const ours = incoming.filter((row) => row.some(namesOurs))
  return ours.length > 0 && ours.length * 3 >= incoming.length
}

function inverted(rule: AmountRule, table: BankTable): AmountRule {
  if (rule.kind === 'signed') return { ...rule, sign: rule.sign === 1 ? -1 : 1 }
  if (rule.kind === 'split') {
    return { ...rule, debit: rule.credit, credit: rule.debit }
  }
  if (rule.kind === 'two-ended') throw saidByWords()
  if (rule.kind !== 'directed') return rule
  // Where numbers have signs of their own, those are what is turned round.
  const { negative } = countSigns(table.movements, rule.column)
  if (negative > 0) return { kind: 'signed', column: rule.column, sign: -1, fee: null }
  throw saidByWords()
}

function saidByWords(): AppError {
  const message = '--invert-sign: this file tells money in from money out by words'
  return new AppError('usage', message, { hint: 'leave --invert-sign out' })
}

/** Rows whose word for money in or out goes against their sign; the sign counts. */
export function doubtfulRows(
  table: BankTable,
  columns: ColumnsByField,
  rule: AmountRule,
): readonly string[] {
  const [direction] = columns.get('direction') ?? []
  if (rule.kind !== 'signed' || direction === undefined) return []
  const { oppose } = compareWithWords(table.movements, { amount: rule.column, direction })
  return oppose === 0
    ? []
    : [
        `${counted(oppose, 'row has a word against its sign', 'rows have a word against their sign')}; the sign counts`,
      ]
}
