import type { Context } from '../../core/command.ts'
import { parseCurrency } from '../../core/currency.ts'
import type { Threads } from '../../core/ports.ts'
import { keepGaps } from '../../ledger/cash-exception.ts'
import type { BankAccountId } from '../../ledger/ids.ts'
import { refuseContradiction } from '../../reading/bank/contradiction.ts'
import { isDepositList } from '../../reading/lists/deposit-list.ts'
import { type RowShape, rowShaper } from '../../reading/lists/row-shape.ts'
import { feedDocuments, feedMovements, type Pass } from './ahead/feeds.ts'
import { type Batch, openBatch, rowsIn } from './batch.ts'
import { importCustomers } from './customers/import-customers.ts'
import { knownCurrencies } from './known-money-store.ts'
import type { ImportOptions } from './options.ts'
import { importPayments } from './payments/import-payments.ts'
import { importPayouts } from './payouts/import-payouts.ts'
import { payoutReading } from './payouts/payout-dates.ts'
import type { ReadFile, Rows } from './read-file.ts'
import { decideFormat } from './receivables/format.ts'
import { importReceivables } from './receivables/import-receivables.ts'
import { decideReading } from './receivables/reading.ts'
import { openRejectLog } from './reject-log.ts'
import { importDeposits } from './remittances/import-deposits.ts'
import { importRemittances } from './remittances/import-remittances.ts'
import { takeAdvices } from './remittances/take-advices.ts'
import { openReading, type Reading } from './sources/reading.ts'
import type { Source } from './sources/source.ts'
import { statementImporter } from './statements/import-statements.ts'
import { finishBatch, insertBatch, nextBatchId, rowStore } from './store.ts'

/**
 * What is told of a file that is in. The rest is let go: of a thousand files at once the tables and
 * the statements of all would fill the memory.
 */
export interface TakenFile {
  readonly batch: Pick<Batch, 'id' | 'counts' | 'rejects' | 'rejectLog' | 'warnings' | 'advices'>
  readonly file: Pick<ReadFile, 'kind' | 'format' | 'profile'>
}

/** Takes a file that was understood into the book, as one batch with one audit event. */
export function takeFile(
  context: Context,
  { source, file }: { readonly source: Source; readonly file: ReadFile },
  options: ImportOptions,
): TakenFile {
  const { db, settings, asOf, trail } = context
  const { path } = source
  const id = nextBatchId(db)
  const action = `${file.kind}.import`
  const event = trail.open({ action, ref: `batch ${id}`, effectiveDate: asOf })
  const rejectLog = openRejectLog(context.ports.files)
  const reading = openReading(context.ports, source)
  const scene = { id, seq: event.seq, db, settings, asOf, rejectLog, advices: [] }
  const batch = openBatch(scene, rowStore(db, id), reading.rows)
  try {
    insertBatch(db, { id, path, seq: event.seq })
    for (const warning of file.warnings) batch.warnings.push(warning)
    const { threads } = context.ports
    const accountId = takeContent(file, { batch, options, reading, threads })
    batch.end()
    keepGaps(db, event.seq)
    finishBatch(db, {
      id,
      path,
      sha256: reading.sha256(),
      kind: file.kind,
      format: file.format,
      profile: file.profile,
      accountId,
      rows: rowsIn(batch.counts),
      ...batch.counts,
      warnings: JSON.stringify(batch.warnings),
      seq: event.seq,
    })
    const { counts, rejects, warnings, advices } = batch
    const { kind, format, profile } = file
    return {
      batch: { id, counts, rejects, rejectLog, warnings, advices },
      file: { kind, format, profile },
    }
  } finally {
    reading.end()
    event.close({ path, sha256: reading.sha256(), kind: file.kind, ...batch.counts })
  }
}

interface Taking {
  readonly batch: Batch
  readonly options: ImportOptions
  readonly reading: Reading
  readonly threads: Threads
}

function passOf(rows: Rows, { batch, reading, threads }: Taking): Pass {
  return { rows, reading, threads, warn: (text) => batch.warnings.push(text) }
}

function takeContent(file: ReadFile, taking: Taking): BankAccountId | null {
  switch (file.content) {
    case 'bank':
      return takeStatements(file, taking)
    case 'bank rows':
      return takeBankRows(file, taking)
    case 'advices':
      takeAdvices(file.facts, taking.batch)
      return null
    case 'list':
      takeList(file, taking)
      return null
  }
}

function takeList({ layout, rows }: ReadFile & { content: 'list' }, taking: Taking): void {
  const { batch, options, reading } = taking
  const { isStreaming } = rows
  const pass = passOf(rows, taking)
  const { shape } = layout
  const sample = shape === null ? rows.sample : rows.sample.map(rowShaper(shape))
  const whole = isStreaming ? () => shaped(cellsOf(rows, reading), shape) : undefined
  const flags = { ...options, whole }
  const all = () => rows.all({ chunks: reading.chunks(), warn: pass.warn })
  switch (layout.kind) {
    case 'invoices':
    case 'credits': {
      const { company } = batch.settings
      const money = {
        told: options.currency,
        company: company.currency,
        known: () => knownCurrencies(batch.db),
      }
      const format = decideFormat(layout, sample, { ...flags, money })
      const mode = { isStreaming, currency: options.currency ?? company.currency }
      importReceivables(format, (sink) => feedDocuments(pass, { format, mode }, sink), batch)
      return
    }
    case 'customers':
      importCustomers(decideReading(layout, [], options), all(), batch)
      return
    case 'payments':
      importPayments(decideReading(layout, sample, flags), all(), {
        batch,
        currency: options.currency ?? batch.settings.company.currency,
      })
      return
    case 'payouts': {
      const { format, warning } = payoutReading(layout, sample, flags)
      if (warning !== null) batch.warnings.push(warning)
      importPayouts({ format, rows: all() }, batch)
      return
    }
    case 'remittances': {
      const take = isDepositList(layout) ? importDeposits : importRemittances
      take(decideReading(layout, sample, flags), all(), batch)
    }
  }
}

/** Rows as the list has them. */
function* shaped(
  rows: Iterable<readonly string[]>,
  shape: RowShape | null,
): Generator<readonly string[]> {
  const form = shape === null ? undefined : rowShaper(shape)
  for (const cells of rows) yield form === undefined ? cells : form(cells)
}

/** The cells of all rows in a pass of its own, which leaves no trace. */
function* cellsOf(rows: Rows, reading: Reading): Generator<readonly string[]> {
  for (const { cells } of rows.all({ chunks: reading.lookAhead(), warn: () => {} })) yield cells
}

function importerFor(file: ReadFile, { batch, options }: Taking) {
  const told = file.profile === null ? undefined : batch.settings.bank[file.profile]?.currency
  return statementImporter(batch, {
    account: options.account,
    profile: file.profile,
    currency: options.currency ?? (told === undefined ? undefined : parseCurrency(told)) ?? null,
  })
}

/** How often it is shown how far a large statement is posted. */
const LINES_PER_PROGRESS = 2_000

function takeStatements(
  file: ReadFile & { content: 'bank' },
  taking: Taking,
): BankAccountId | null {
  const { facts } = file
  const { batch, reading } = taking
  const importer = importerFor(file, taking)
  for (const reject of facts.rejects) batch.rejected(reject)
  for (const { line, reason } of facts.leftOut ?? []) batch.leftOut(line, reason)
  for (const warning of facts.warnings) batch.warnings.push(warning)
  const total = facts.statements.reduce((sum, { lines }) => sum + lines.length, 0)
  const show = reading.posting(total)
  let done = 0
  for (const statement of facts.statements) {
    importer.take(statement, () => {
      done += 1
      if (done % LINES_PER_PROGRESS === 0) show(done)
    })
  }
  if (facts.statements.every(({ lines }) => lines.length === 0) && facts.rejects.length === 0) {
    batch.warnings.push('the statement holds no booked transaction')
  }
  return importer.end()
}

function takeBankRows(
  file: ReadFile & { content: 'bank rows' },
  taking: Taking,
): BankAccountId | null {
  const { batch } = taking
  const { layout, rows } = file
  const importer = importerFor(file, taking)
  for (const reject of file.rejects) batch.rejected(reject)
  const { accountName, mentioned, possible } = layout
  const told = { account: accountName, currency: null, mentioned, possible }
  feedMovements(
    passOf(rows, taking),
    { layout, account: () => importer.account(told) },
    {
      told: (fact, account) =>
        importer.line(fact, { ...told, account: account ?? layout.accountName }),
      row: (line) => importer.add(line, importer.account(told)),
      plain: (page) => importer.plain(page, importer.account(told)),
      reject(reject) {
        refuseContradiction(reject, file)
        batch.rejected(reject)
      },
      leaveOut: batch.leftOut,
    },
  )
  return importer.end()
}
