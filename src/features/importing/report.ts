import { join } from 'node:path'
import type { Context } from '../../core/command.ts'
import { counted } from '../../core/counted.ts'
import { AppError } from '../../core/errors.ts'
import { countCell, type Json, type Outcome, tableBlock, textCell } from '../../core/outcome.ts'
import type { RowReject } from '../../reading/facts.ts'
import { rejectText, rowsIn } from './batch.ts'
import type { FileResult } from './import-files.ts'
import type { FileKind } from './options.ts'
import { adviceBlocks, adviceJson } from './remittances/advice-report.ts'

/** How many bad rows are shown on the screen; all of them are in the file. */
const NOTES_MAX = 10

/** What an import did, for scripts and for people. */
export function reportImport(context: Context, results: readonly FileResult[]): Outcome {
  for (const result of results) writeRejects(context, result)
  const hasFault = results.some(
    (result) => result.status === 'refused' || result.taken.batch.counts.rejected > 0,
  )
  return {
    json: { files: results.map(fileJson) },
    blocks: [
      tableBlock({
        columns: [
          { key: 'file', label: 'File' },
          { key: 'kind', label: 'Kind' },
          { key: 'format', label: 'Format' },
          { key: 'batch', label: 'Batch', align: 'right' },
          { key: 'rows', label: 'Rows', align: 'right' },
          { key: 'imported', label: 'Imported', align: 'right' },
          { key: 'updated', label: 'Updated', align: 'right' },
          { key: 'duplicates', label: 'Known', align: 'right' },
          { key: 'left_out', label: 'Left out', align: 'right' },
          { key: 'rejected', label: 'Rejected', align: 'right' },
        ],
        rows: results.map((result) => {
          const { counts, rows } = countsOf(result)
          const taken = result.status === 'taken' ? result.taken : undefined
          return [
            textCell(result.path),
            textCell(taken?.file.kind ?? 'refused', taken === undefined ? 'bad' : undefined),
            textCell(taken?.file.format),
            taken === undefined ? textCell('') : countCell(taken.batch.id),
            countCell(rows),
            countCell(counts.imported),
            countCell(counts.updated),
            countCell(counts.duplicates),
            countCell(counts.leftOut),
            countCell(counts.rejected),
          ]
        }),
      }),
      ...adviceBlocks(
        results.flatMap((result) => (result.status === 'taken' ? result.taken.batch.advices : [])),
      ),
    ],
    notes: results.flatMap(notesOf),
    ...(hasFault ? { failure: 'input' as const } : {}),
  }
}

function fileJson(result: FileResult): Json {
  const { counts, rows } = countsOf(result)
  const taken = result.status === 'taken' ? result.taken : undefined
  const rejects = taken?.batch.rejects ?? []
  return {
    path: result.path,
    kind: taken?.file.kind ?? (result.status === 'refused' ? result.kind : null),
    format: taken?.file.format ?? null,
    profile: taken?.file.profile ?? null,
    batch: taken?.batch.id ?? null,
    rows,
    imported: counts.imported,
    updated: counts.updated,
    duplicates: counts.duplicates,
    left_out: counts.leftOut,
    rejected: counts.rejected,
    rejects: rejects.map(rejectJson),
    rejects_file: taken !== undefined && rejects.length > 0 ? rejectsFile(taken.batch.id) : null,
    warnings: [...(taken?.batch.warnings ?? [])],
    ...(taken?.file.kind === 'remittances' ? { advices: taken.batch.advices.map(adviceJson) } : {}),
    ...(result.status === 'refused'
      ? { refused: result.error.message, hint: result.error.hint ?? null }
      : {}),
  }
}

/** What decides a bank file can be remembered, so that nobody is asked twice. */
const REMEMBERED = /--(date-order|decimal|currency|invert-sign|encoding|map)\b/

/** Fields that only lists have: who is asked for one of them imports no statement. */
const OF_A_LIST =
  /--map "(?!(?:Date|Amount|Debit|Credit|Direction|Balance|Currency|Description|Counterparty|Account|Reference|Fee)=)|--kind/

function hintsOf(kind: FileKind | null, hint: string | undefined): readonly string[] {
  if (hint === undefined) return []
  if (!REMEMBERED.test(hint) || hint.startsWith('is it the right file')) return [hint]
  const isList = kind === null ? OF_A_LIST.test(hint) : kind !== 'bank'
  const what = isList
    ? 'with --profile NAME --save-profile it is remembered; --profile NAME then reads such files'
    : 'with --account NAME --save-profile it is remembered for that bank account'
  return [hint, what]
}

function notesOf(result: FileResult): readonly string[] {
  if (result.status === 'refused') {
    const hints = hintsOf(result.kind, result.error.hint).map((hint) => `\nhint: ${hint}`)
    return [`${result.path}: not taken: ${result.error.message}${hints.join('')}`]
  }
  const { rejects, warnings, counts, id } = result.taken.batch
  const notes = rejects.slice(0, NOTES_MAX).map((reject) => {
    return `${result.path}:${reject.line}: ${rejectText(reject)}`
  })
  if (counts.rejected > 0) {
    const what = counted(counts.rejected, 'row was', 'rows were')
    notes.push(`${result.path}: ${what} rejected; see ${rejectsFile(id)} in the book`)
  }
  return [...notes, ...warnings.map((warning) => `${result.path}: warning: ${warning}`)]
}

function countsOf(result: FileResult) {
  const counts =
    result.status === 'taken'
      ? result.taken.batch.counts
      : { imported: 0, updated: 0, duplicates: 0, rejected: 0, leftOut: 0 }
  return { counts, rows: rowsIn(counts) }
}

function rejectJson({ line, column, value, reason }: RowReject): Json {
  return { line, column, value, reason }
}

function rejectsFile(batchId: number): string {
  return `reports/rejects-${batchId}.csv`
}

function writeRejects(context: Context, result: FileResult): void {
  if (result.status === 'refused' || result.taken.batch.rejects.length === 0) return
  const { id, rejectLog } = result.taken.batch
  context.afterCommit(() => {
    try {
      context.ports.files.write(join(context.book.root, rejectsFile(id)), rejectLog.table())
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      // The rows are in the book by now, the bad ones too.
      context.note(
        `${error.message}; the import is done, "openitem import show ${id}" has them too`,
      )
    } finally {
      rejectLog.close()
    }
  })
}
