import type { Context } from '../../core/command.ts'
import { countCell, type Outcome, tableBlock, textCell } from '../../core/outcome.ts'
import { batchJson } from './batches/find-batch.ts'
import { allBatches } from './batches/store.ts'

/** Lists the batches of the book. */
export function run({ db }: Context): Outcome {
  const batches = allBatches(db)
  return {
    json: { batches: batches.map(batchJson) },
    blocks: [
      tableBlock({
        columns: [
          { key: 'batch', label: 'Batch', align: 'right' },
          { key: 'path', label: 'File' },
          { key: 'kind', label: 'Kind' },
          { key: 'imported', label: 'Imported', align: 'right' },
          { key: 'updated', label: 'Updated', align: 'right' },
          { key: 'duplicates', label: 'Known', align: 'right' },
          { key: 'left_out', label: 'Left out', align: 'right' },
          { key: 'rejected', label: 'Rejected', align: 'right' },
          { key: 'state', label: 'State' },
        ],
        rows: batches.map((batch) => [
          countCell(batch.id),
          textCell(batch.path),
          textCell(batch.kind),
          countCell(batch.imported),
          countCell(batch.updated),
          countCell(batch.duplicates),
          countCell(batch.leftOut),
          countCell(batch.rejected),
          textCell(
            batch.undoneSeq === null ? 'in' : 'undone',
            batch.undoneSeq === null ? 'good' : 'dim',
          ),
        ]),
      }),
    ],
  }
}
