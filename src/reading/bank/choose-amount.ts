import type { DecimalMark } from '../text/bare-number.ts'
import { readCell } from './amount-cell.ts'
import { amountColumns, amountOfRow } from './amount-rule.ts'
import {
  type BalanceProof,
  isProven,
  isProvenInverted,
  proveByBalance,
  type RowOrder,
} from './balance-proof.ts'
import { likelyMark } from './decimal-column.ts'
import type { AmountRule, FeeRule } from './layout.ts'

type Rows = readonly (readonly string[])[]

/** The rows that a choice is tested on, and what makes balances chain apart from each other. */
export interface AmountEvidence {
  readonly rows: Rows
  readonly balances: readonly number[]
  /** Columns whose values each have a balance of their own: account, currency. */
  readonly ledgers: readonly number[]
  readonly decimal: DecimalMark | undefined
  readonly order: RowOrder
}

/** A way to read the amounts, with the balance column that goes with it. */
export interface AmountChoice {
  readonly rule: AmountRule
  readonly balance: number | null
  readonly proof: BalanceProof
}

/** The first candidate that the running balance confirms, or else the first. */
export function chooseAmount(
  candidates: readonly AmountRule[],
  evidence: AmountEvidence,
): AmountChoice | undefined {
  const tested = candidates.flatMap((rule) => testRule(rule, evidence))
  const proven = tested.filter(({ proof }) => isProven(proof))
  const [best] = [...proven].sort((a, b) => b.proof.holds - a.proof.holds)
  const inverted = tested.find(({ proof }) => isProvenInverted(proof))
  return best ?? inverted ?? tested[0]
}

/** All choices that the balance confirms; for files without headings. */
export function provenChoices(
  candidates: readonly AmountRule[],
  evidence: AmountEvidence,
): readonly AmountChoice[] {
  const proven = candidates
    .flatMap((rule) => testRule(rule, evidence))
    .filter(({ proof }) => isProven(proof))
  const most = Math.max(0, ...proven.map(({ proof }) => proof.holds))
  return proven.filter(({ proof }) => proof.holds === most)
}

/** What the running balance says about a fee column beside the amount. */
export type FeeFinding = FeeRule | 'inside' | 'open'

/** Whether a fee moves the balance beside the amount, is inside the amount, or nothing tells. */
export function chooseFee(
  { rule, balance, proof }: AmountChoice,
  column: number,
  evidence: AmountEvidence,
): FeeFinding {
  if (rule.kind !== 'signed' && rule.kind !== 'split') return 'inside'
  if (balance === null) return 'open'
  const signs: readonly (1 | -1)[] = [-1, 1]
  const tested = signs.map((sign) => {
    const fee: FeeRule = { column, sign }
    return { fee, holds: proofOf({ ...rule, fee }, balance, evidence).holds }
  })
  const [better] = tested.sort((a, b) => b.holds - a.holds)
  if (better === undefined || better.holds === proof.holds) return 'open'
  return better.holds > proof.holds ? better.fee : 'inside'
}

function testRule(rule: AmountRule, evidence: AmountEvidence): readonly AmountChoice[] {
  const used = amountColumns(rule)
  const balances = evidence.balances.filter((column) => !used.includes(column))
  if (balances.length === 0) return [{ rule, balance: null, proof: NO_PROOF }]
  return balances.map((balance) => ({ rule, balance, proof: proofOf(rule, balance, evidence) }))
}

const NO_PROOF: BalanceProof = { pairs: 0, holds: 0, inverted: 0 }

function proofOf(rule: AmountRule, balance: number, evidence: AmountEvidence): BalanceProof {
  const { rows, ledgers, decimal } = evidence
  const mark = decimal ?? likelyMark(rows, amountColumns(rule)) ?? likelyMark(rows, [balance])
  const balanceMark = decimal ?? likelyMark(rows, [balance]) ?? mark
  return proveByBalance(
    rows.map((cells) => {
      // Where no mark is known, both readings chain alike: every amount grows by the same factor.
      const amount = amountOfRow(rule, cells, mark ?? '.')
      const reading = readCell(cells[balance] ?? '', balanceMark ?? '.')
      const isMinus = reading?.sign === '-' || reading?.word === 'debit'
      return {
        amount: amount.kind === 'amount' ? amount.decimal : null,
        balance: reading === undefined ? null : `${isMinus ? '-' : ''}${reading.digits}`,
        account: ledgers.map((column) => cells[column]?.trim() ?? '').join('\t'),
      }
    }),
    evidence.order,
  )
}
