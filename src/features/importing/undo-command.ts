import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { keepGaps } from '../../ledger/cash-exception.ts'
import { batchNumber, requireBatch } from './batches/find-batch.ts'
import { contentOf, findBatch, markUndone, obstaclesTo } from './batches/store.ts'
import { takeBack } from './batches/take-back.ts'

/** How many obstacles are named. */
const NAMED_MAX = 10

/** Takes a batch back, unless something stands on it; nothing is deleted. */
export function run({ db, trail, asOf }: Context, input: Input): Outcome {
  const id = batchNumber(input.words[0])
  const batch = requireBatch(findBatch(db, id), id)
  if (batch.undoneSeq !== null) throw new AppError('usage', `batch ${id} is undone already`)
  const obstacles = obstaclesTo(db, batch)
  if (obstacles.length > 0) {
    const more = obstacles.length > NAMED_MAX ? `\n  and ${obstacles.length - NAMED_MAX} more` : ''
    const list = obstacles.slice(0, NAMED_MAX).map((obstacle) => `\n  ${obstacle}`)
    throw new AppError('usage', `batch ${id} cannot be undone:${list.join('')}${more}`, {
      hint: 'take these back first: "openitem unapply", "openitem import undo"; nothing was changed',
    })
  }
  const content = contentOf(db, batch)
  const event = trail.open({ action: 'import.undo', ref: `batch ${id}`, effectiveDate: asOf })
  takeBack(db, content, event.seq)
  const evidence = markUndone(db, id, event.seq)
  const counts = {
    invoices: content.receivables.length,
    bank_lines: content.bankLines.length,
    payments: content.receipts.length,
    customers: content.customers.length,
    updates: content.replaced.length,
    payout_rows: evidence.payouts,
    remittance_rows: evidence.remittances,
  }
  keepGaps(db, event.seq)
  event.close({ batch: id, path: batch.path, ...counts })
  const parts = Object.entries(counts).flatMap(([name, count]) =>
    count === 0 ? [] : [`${count} ${name.replace('_', ' ')}`],
  )
  const what = parts.length === 0 ? 'nothing it had changed' : parts.join(', ')
  return {
    json: { batch: id, undone: counts },
    blocks: [textBlock(`Batch ${id} is taken back: ${what}`)],
  }
}
