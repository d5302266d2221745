import type { Context } from '../../core/command.ts'
import { counted } from '../../core/counted.ts'
import { AppError } from '../../core/errors.ts'
import { rejectText } from './batch.ts'
import { type KnownMoney, knownMoney } from './known-money-store.ts'
import type { FileKind, ImportOptions } from './options.ts'
import { type ReadFile, readFile } from './read-file.ts'
import { inSavepoint } from './savepoint-store.ts'
import type { Source, Unopened } from './sources/source.ts'
import { type TakenFile, takeFile } from './take-file.ts'

/** What became of one file: it is in, or it was refused as a whole. */
export type FileResult = { readonly path: string } & (
  | { readonly status: 'taken'; readonly taken: TakenFile }
  | { readonly status: 'refused'; readonly kind: FileKind | null; readonly error: AppError }
)

/** Invoices need their customers, payments and payouts their invoices. */
const ORDER: readonly FileKind[] = [
  'customers',
  'invoices',
  'credits',
  'payments',
  'payouts',
  'remittances',
  'bank',
]

/** The statements that are prepared for so many files take some twenty megabytes. */
const FILES_PER_SWEEP = 40

type Understood = { readonly source: Source; readonly file: ReadFile }
type Refused = { readonly source: Source | Unopened; readonly error: AppError }

/** Understands all files, then takes them in by kind; one that is refused leaves the others alone. */
export async function importFiles(
  context: Context,
  sources: readonly (Source | Unopened)[],
  options: ImportOptions,
): Promise<readonly FileResult[]> {
  const isOneOfMany = sources.length > 1
  const understood = sources.map((source) => {
    try {
      return understand(source, context, options)
    } catch (error) {
      throw isOneOfMany ? named(source, error) : error
    }
  })
  const results = new Map<Source | Unopened, FileResult>()
  const sweep = async (): Promise<void> => {
    if (results.size % FILES_PER_SWEEP === 0) await context.ports.sweepMemory()
  }
  for (const kind of ORDER) {
    for (const item of understood) {
      if (!('file' in item) || item.file.kind !== kind) continue
      results.set(item.source, resultOf(context, item, options))
      await sweep()
    }
  }
  // What a file left open the book may know, once the others are in.
  const known = knownMoney(context.db)
  for (const item of understood) {
    if ('file' in item) continue
    const again = 'bytes' in item.source ? understand(item.source, context, options, known) : item
    results.set(item.source, resultOf(context, again, options))
    await sweep()
  }
  return sources.flatMap((source) => results.get(source) ?? [])
}

/** Of several files the one that a flag does not fit. */
function named({ path }: Source | Unopened, error: unknown): unknown {
  if (!(error instanceof AppError) || error.kind !== 'usage') return error
  return new AppError('usage', `${path}: ${error.message}`, {
    cause: error,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
  })
}

function understand(
  source: Source | Unopened,
  context: Context,
  options: ImportOptions,
  known?: KnownMoney,
): Understood | Refused {
  if ('error' in source) return { source, error: source.error }
  const { ports, settings } = context
  const onWhole = (): void => {
    ports.spareMemory()
    ports.terminal.progress(`${source.path}: reading`)
  }
  try {
    return { source, file: readFile(source, options, { settings, known, onWhole }) }
  } catch (error) {
    if (source.chunks !== null) ports.terminal.progress('')
    if (error instanceof AppError && error.kind === 'input') return { source, error }
    throw error
  }
}

function resultOf(
  context: Context,
  item: Understood | Refused,
  options: ImportOptions,
): FileResult {
  const { path } = item.source
  if ('error' in item) return { path, status: 'refused', kind: null, error: item.error }
  try {
    const taken = inSavepoint(context.db, () => {
      const done = takeFile(context, { source: item.source, file: item.file }, options)
      item.source.steady()
      if (options.isStrict && done.batch.rejects.length > 0) throw strictRefusal(done)
      return done
    })
    return { path, status: 'taken', taken }
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'input') throw error
    return { path, status: 'refused', kind: item.file.kind, error }
  }
}

function strictRefusal({ batch }: TakenFile): AppError {
  const [first] = batch.rejects
  const where = first === undefined ? '' : `; line ${first.line}: ${rejectText(first)}`
  return new AppError(
    'input',
    `${counted(batch.counts.rejected, 'row is', 'rows are')} bad and --strict is set${where}`,
  )
}
