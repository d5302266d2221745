import { AppError } from '../../../core/errors.ts'
import { looksLikeDate } from '../../../reading/lists/date-cell.ts'
import { DICTIONARIES } from '../../../reading/lists/kind-of.ts'
import { normaliseHeading } from '../../../reading/lists/normalise.ts'
import type { Layout } from '../../../reading/lists/recognise.ts'
import { isAmountText, readAmount } from '../../../reading/text/amount-text.ts'
import { isSameAmount } from '../../../reading/text/exact-decimal.ts'
import { trimmed } from '../../../reading/text/trimmed.ts'
import type { Reading, TableRows } from './reading.ts'
import { isPartlyPaidWord, isStateWord, jointState, stateOf } from './status.ts'

type Scene = Pick<Reading, 'names' | 'mark'> & { readonly statusColumns: readonly number[] }

const STATES_NAMED = 5

/** What is to be said of statuses that are not understood: an unknown word may mean void. */
export function statusWarnings(
  { columns }: Layout,
  rows: TableRows,
  { names, statusColumns }: Scene,
): readonly string[] {
  const texts = statusColumns.flatMap((column) =>
    documentsOf(columns, rows).map((row) => ({ text: trimmed(row[column] ?? ''), column })),
  )
  const unknown = new Set(
    texts.flatMap(({ text, column }) =>
      text.length < 2 || isStateWord(text) || stateOf(text, names[column] ?? '') !== 'live'
        ? []
        : [text],
    ),
  )
  const hasAmounts = columns.has('balance') || columns.has('paid')
  const partly = hasAmounts ? 0 : texts.filter(({ text }) => isPartlyPaidWord(text)).length
  const named = [...unknown].slice(0, STATES_NAMED).map((text) => `"${text}"`)
  return [
    ...(named.length > 0 ? [`the status ${named.join(', ')} is not known: taken as open`] : []),
    ...(partly > 0
      ? [`${partly} invoices are paid in part, and no column says how much: taken as open in full`]
      : []),
  ]
}

/**
 * A column that nobody knows, with nothing where the status says paid, the total where it does not
 * and less where a part was paid, is what is still open.
 */
export function refuseUntoldBalance(layout: Layout, rows: TableRows, scene: Scene): void {
  const { columns, headings } = layout
  if (columns.has('balance') || columns.has('paid') || scene.statusColumns.length === 0) return
  const taken = new Set(columns.values())
  const total = columns.get('total') ?? -1
  const other = headings.findIndex(
    (heading, column) =>
      !taken.has(column) &&
      (DICTIONARIES.invoices.words.get(normaliseHeading(heading)) ?? []).length === 0 &&
      isOpenByStatus(documentsOf(columns, rows), { ...scene, column, total }),
  )
  if (other === -1) return
  const name = headings[other]
  throw new AppError('input', `"${name}" may hold what is still open, and no heading says so`, {
    hint: `say so: --map "Balance=${name}"; --map "Memo=${name}" if it is something else`,
  })
}

function documentsOf(columns: Layout['columns'], rows: TableRows): TableRows {
  const number = columns.get('number') ?? -1
  return rows.filter((row) => trimmed(row[number] ?? '') !== '')
}

function isOpenByStatus(
  rows: TableRows,
  {
    column,
    total,
    names,
    mark,
    statusColumns,
  }: Scene & { readonly column: number; readonly total: number },
): boolean {
  const seen = { paid: 0, open: 0 }
  for (const row of rows) {
    const states = statusColumns.map((at) => stateOf(row[at] ?? '', names[at] ?? ''))
    const state = jointState(states)
    if (state === 'draft' || state === 'void') continue
    const text = trimmed(row[column] ?? '')
    const amount = isAmountText(text) && !looksLikeDate(text) ? readAmount(text, mark) : undefined
    const whole = readAmount(trimmed(row[total] ?? ''), mark)
    if (amount === undefined || whole === undefined) return false
    const isPart = statusColumns.some((at) => isPartlyPaidWord(row[at] ?? ''))
    const isLess = /[1-9]/.test(amount) && !isSameAmount(amount, whole)
    const isOpen = isPart ? isLess : isSameAmount(amount, whole)
    if (state === 'paid' ? /[1-9]/.test(amount) : !isOpen) return false
    seen[state === 'paid' ? 'paid' : 'open'] += 1
  }
  return seen.paid > 0 && seen.open > 0
}
