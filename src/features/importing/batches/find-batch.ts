import { AppError } from '../../../core/errors.ts'
import type { Json } from '../../../core/outcome.ts'
import type { ListedBatch } from './store.ts'

/** The number of a batch as typed. */
export function batchNumber(text: string | undefined): number {
  if (text !== undefined && /^\d{1,9}$/.test(text)) return Number(text)
  throw new AppError('usage', `expected the number of a batch, found "${text ?? ''}"`, {
    hint: '"openitem import list" shows them',
  })
}

/** Throws where there is no such batch. */
export function requireBatch(batch: ListedBatch | undefined, id: number): ListedBatch {
  if (batch !== undefined) return batch
  throw new AppError('usage', `there is no batch ${id}`, {
    hint: '"openitem import list" shows them',
  })
}

/** A batch for scripts. */
export function batchJson(batch: ListedBatch) {
  return {
    batch: batch.id,
    path: batch.path,
    sha256: batch.sha256,
    kind: batch.kind,
    format: batch.format,
    profile: batch.profile,
    account: batch.account,
    rows: batch.rows,
    imported: batch.imported,
    updated: batch.updated,
    duplicates: batch.duplicates,
    left_out: batch.leftOut,
    rejected: batch.rejected,
    warnings: warningsOf(batch),
    undone: batch.undoneSeq !== null,
  } satisfies Json
}

/** The warnings of a batch. */
export function warningsOf(batch: ListedBatch): readonly string[] {
  const warnings: unknown = JSON.parse(batch.warnings)
  return Array.isArray(warnings) ? warnings.map(String) : []
}
