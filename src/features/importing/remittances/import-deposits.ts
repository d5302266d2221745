import { AppError } from '../../../core/errors.ts'
import type { AdviceFact, AdviceLine } from '../../../reading/advices/advice.ts'
import { isTotalWord } from '../../../reading/advices/mail/labels.ts'
import { readAmount } from '../../../reading/text/amount-text.ts'
import { isSameAmount, negated, sumOf } from '../../../reading/text/exact-decimal.ts'
import type { Batch } from '../batch.ts'
import { cellReader, type Refusal, readSafely } from '../receivables/cell-reader.ts'
import type { Reading } from '../receivables/reading.ts'
import { amountsOf, currencyIn } from './import-remittances.ts'
import { takeAdvices } from './take-advices.ts'

type Row = { readonly cells: readonly string[]; readonly line: number }

interface ChequeRow {
  readonly cheque: Omit<AdviceFact, 'lines' | 'total'>
  readonly line: AdviceLine | null
  readonly total: string | null
}

/** Takes a bank's list of cheques, or a deposit slip, into the book. */
export function importDeposits(format: Reading, rows: Iterable<Row>, batch: Batch): void {
  const cheques = new Map<string, ChequeRow[]>()
  const sums: string[] = []
  for (const { cells, line } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const total = totalIn(format, cells)
    if (total !== undefined) {
      refuseOtherTotal(total, { sums, line })
      continue
    }
    const row = readRow(format, { cells, line }, batch)
    if ('reject' in row) {
      batch.rejected(row.reject)
      continue
    }
    const { ref, payer, deposit, paidDate } = row.cheque
    const key = JSON.stringify([ref, payer, deposit, paidDate])
    const known = cheques.get(key)
    if (known === undefined) cheques.set(key, [row])
    else known.push(row)
    sums.push(
      known === undefined || row.total === null ? (row.total ?? row.line?.paid ?? '0') : '0',
    )
  }
  const facts = [...cheques.values()].flatMap((list) => chequeOf(list))
  takeAdvices({ advices: facts, rejects: [], warnings: [] }, batch)
}

/** The sum below a list: it names neither a cheque nor an invoice. */
function totalIn({ layout, mark }: Reading, cells: readonly string[]): string | undefined {
  const at = (column: number | undefined): string => cells[column ?? -1]?.trim() ?? ''
  const { columns } = layout
  const first = cells.find((cell) => cell.trim() !== '')?.trim() ?? ''
  const number = at(columns.get('number'))
  if (!isTotalWord(first) || (/\d/.test(number) && readAmount(number, mark) === undefined)) {
    return undefined
  }
  return [...cells].reverse().flatMap((cell) => readAmount(cell.trim(), mark) ?? [])[0]
}

function refuseOtherTotal(
  total: string,
  { sums, line }: { sums: readonly string[]; line: number },
) {
  const sum = sumOf(['0', ...sums])
  if (isSameAmount(sum, total)) return
  throw new AppError(
    'input',
    `line ${line}: the cheques above come to ${sum}, the total says ${total}`,
    {
      hint: 'a row is missing or was changed; nothing of the list was taken',
    },
  )
}

function readRow(format: Reading, { cells, line }: Row, batch: Batch): ChequeRow | Refusal {
  return readSafely(() => {
    const cell = cellReader(format, cells, line)
    const payer = cell.text('payer')
    const paidDate = cell.date('paidDate')
    const number = cell.text('number')
    const total = cell.amount('chequeAmount')
    const hasOwn = format.layout.columns.has('paid') || format.layout.columns.has('gross')
    const isWhole = total !== null && (!hasOwn || number === null)
    const amounts = isWhole ? { paid: total, discount: '0', deduction: '0' } : amountsOf(cell)
    if (amounts.paid.startsWith('-'))
      cell.fail('paid', 'a cheque that is paid in is no negative amount')
    return {
      cheque: {
        row: line,
        ref:
          cell.text('remittanceRef') ??
          payer ??
          cell.fail('remittanceRef', 'no number of a cheque'),
        payer,
        paidDate,
        currency: currencyIn(cell, batch),
        deposit: depositOf(cell.text('lockbox'), cell.text('depositRef')),
      },
      line: { row: line, number: number ?? '', ...amounts, reason: null },
      total,
    }
  })
}

/** The lockbox and the batch; a list without either is told by its day alone. */
function depositOf(lockbox: string | null, batch: string | null): string {
  return lockbox === null ? (batch ?? '') : `${lockbox}/${batch ?? ''}`
}

/** A cheque with its invoices; what they leave of it is for nothing in particular. */
function chequeOf(rows: readonly ChequeRow[]): readonly AdviceFact[] {
  const [first] = rows
  if (first === undefined) return []
  const lines = rows.flatMap(({ line }) => line ?? [])
  const total = rows.find((row) => row.total !== null)?.total ?? null
  const rest = total === null ? '0' : sumOf([total, ...lines.map(({ paid }) => negated(paid))])
  const isMore = !rest.startsWith('-') && /[1-9]/.test(rest)
  const loose = { number: '', paid: rest, discount: '0', deduction: '0', reason: null }
  return [
    {
      ...first.cheque,
      total,
      lines: isMore ? [...lines, { row: first.cheque.row, ...loose }] : lines,
    },
  ]
}
