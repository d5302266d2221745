import { fold } from '../text/cell-text.ts'
import type { BankTable } from './find-table.ts'
import { isNo, isYes } from './row-words.ts'

/** What the cells of a column mean, folded: 1 money in, -1 money out. */
export type Ways = Readonly<Record<string, 1 | -1>>

const ASKS_IN = /^is (?:a )?(?:credit|income|incoming|deposit)\??$|^(?:credit|income|incoming)\?$/
const ASKS_OUT =
  /^is (?:a )?(?:debit|expense|outgoing|withdrawal)\??$|^(?:debit|expense|outgoing)\?$/
const NUMBERS: Ways = { '1': 1, '+1': 1, '-1': -1 }

/** The answers of a column that tells money in from money out: `is_credit`, or a sign of 1 and -1. */
export function answeredWays(
  column: number,
  { headings, meanings, movements }: Pick<BankTable, 'headings' | 'meanings' | 'movements'>,
): Ways | null {
  const heading = fold((headings[column] ?? '').replaceAll('_', ' '))
  const cells = new Set(movements.map((row) => fold(row[column] ?? '')))
  const asked = ASKS_IN.test(heading) ? 1 : ASKS_OUT.test(heading) ? -1 : undefined
  const answers = [...cells]
  if (asked !== undefined && answers.every((cell) => isYes(cell) || isNo(cell))) {
    const other = asked === 1 ? -1 : 1
    return Object.fromEntries(answers.map((cell) => [cell, isYes(cell) ? asked : other]))
  }
  const isSigned =
    answers.every((cell) => wayIn(NUMBERS, cell) !== undefined) && cells.has('-1') && cells.size > 1
  return isSigned && meanings[column]?.fields[0] === 'direction' ? NUMBERS : null
}

/** What a folded cell means; a cell may say "constructor", which every object has. */
export function wayIn(ways: Ways, cell: string): 1 | -1 | undefined {
  return Object.hasOwn(ways, cell) ? ways[cell] : undefined
}
