import type { Context, Input } from '../../core/command.ts'
import { countCell, emptyCell, type Outcome, tableBlock, textCell } from '../../core/outcome.ts'
import { batchJson, batchNumber, requireBatch, warningsOf } from './batches/find-batch.ts'
import { findBatch, rowsOfBatch } from './batches/store.ts'

/** Shows what became of each row of a batch. */
export function run({ db }: Context, input: Input): Outcome {
  const id = batchNumber(input.words[0])
  const batch = requireBatch(findBatch(db, id), id)
  const rows = rowsOfBatch(db, batch)
  return {
    json: {
      ...batchJson(batch),
      lines: rows.map(({ line, outcome, ref, reason }) => ({ line, outcome, ref, reason })),
    },
    blocks: [
      tableBlock({
        title: `Batch ${id}: ${batch.path} (${batch.kind})`,
        columns: [
          { key: 'line', label: 'Line', align: 'right' },
          { key: 'outcome', label: 'Outcome' },
          { key: 'ref', label: 'What' },
          { key: 'reason', label: 'Why' },
        ],
        rows: rows.map(({ line, outcome, ref, reason }) => [
          line === null ? emptyCell : countCell(line),
          textCell(outcome, outcome === 'rejected' ? 'bad' : undefined),
          textCell(ref),
          textCell(reason),
        ]),
        notes: warningsOf(batch),
      }),
    ],
  }
}
