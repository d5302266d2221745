import { hash } from 'node:crypto'
import type { Context } from '../../core/command.ts'
import { parseCurrency } from '../../core/currency.ts'
import type { BankAccountId } from '../../ledger/bank-line.ts'
import { type Batch, openBatch } from './batch.ts'
import { importCustomers } from './customers/import-customers.ts'
import type { ImportOptions } from './options.ts'
import { importPayments } from './payments/import-payments.ts'
import { importPayouts } from './payouts/import-payouts.ts'
import type { ReadFile } from './read-file.ts'
import { decideFormat, decideReading } from './receivables/format.ts'
import { importReceivables } from './receivables/import-receivables.ts'
import { importRemittances } from './remittances/import-remittances.ts'
import { rowsBelow } from './rows.ts'
import { statementImporter } from './statements/import-statements.ts'
import { finishBatch, insertBatch, nextBatchId, rowStore } from './store.ts'

/** A file that is in, with the record of its batch. */
export interface TakenFile {
  readonly batch: Batch
  readonly file: ReadFile
}

/** Takes a file that was understood into the book, as one batch with one audit event. */
export function takeFile(
  context: Context,
  source: { readonly path: string; readonly bytes: Buffer; readonly file: ReadFile },
  options: ImportOptions,
): TakenFile {
  const { db, settings, asOf, trail } = context
  const { file, path } = source
  const id = nextBatchId(db)
  const event = trail.open({
    action: `${file.kind}.import`,
    ref: `batch ${id}`,
    effectiveDate: asOf,
  })
  const batch = openBatch({ id, seq: event.seq, db, settings, asOf }, rowStore(db, id))
  const sha256 = hash('sha256', source.bytes)
  try {
    insertBatch(db, { id, path, seq: event.seq })
    const accountId = takeRows(file, batch, options)
    const { imported, updated, duplicates, rejected, leftOut } = batch.counts
    const counts = { imported, updated, duplicates, rejected, leftOut }
    const rows = imported + updated + duplicates + rejected + leftOut
    finishBatch(db, {
      id,
      path,
      sha256,
      kind: file.kind,
      format: file.format,
      profile: file.profile,
      accountId,
      rows,
      ...counts,
      warnings: JSON.stringify(batch.warnings),
      seq: event.seq,
    })
    return { batch, file }
  } finally {
    event.close({ path, sha256, kind: file.kind, format: file.format, ...batch.counts })
  }
}

function takeRows(file: ReadFile, batch: Batch, options: ImportOptions): BankAccountId | null {
  if (file.content === 'bank') return takeStatements(file, batch, options)
  const { layout, grid } = file
  const rows = () => rowsBelow(grid, layout.firstRow)
  const below = grid.rows.slice(layout.firstRow)
  batch.warnings.push(...grid.warnings)
  switch (layout.kind) {
    case 'invoices':
    case 'credits':
      importReceivables(decideFormat(layout, below, options), rows(), batch, { isStreaming: false })
      return null
    case 'customers':
      importCustomers({ layout, ...decideReading(layout, [], options) }, rows(), batch)
      return null
    case 'payments':
      importPayments({ layout, ...decideReading(layout, below, options) }, rows(), batch)
      return null
    case 'payouts':
      importPayouts({ layout, ...decideReading(layout, below, options) }, rows(), batch)
      return null
    case 'remittances':
      importRemittances({ layout, ...decideReading(layout, below, options) }, rows(), batch)
      return null
  }
}

function takeStatements(
  file: ReadFile & { content: 'bank' },
  batch: Batch,
  options: ImportOptions,
): BankAccountId | null {
  const { facts, profile } = file
  const told = profile === null ? undefined : batch.settings.bank[profile]?.currency
  const importer = statementImporter(batch, {
    account: options.account,
    profile,
    currency: (told === undefined ? undefined : parseCurrency(told)) ?? null,
  })
  for (const reject of facts.rejects) batch.rejected(reject)
  batch.warnings.push(...facts.warnings)
  for (const statement of facts.statements) importer.take(statement)
  if (facts.statements.every(({ lines }) => lines.length === 0) && facts.rejects.length === 0) {
    batch.warnings.push('the statement holds no booked transaction')
  }
  return importer.end()
}
