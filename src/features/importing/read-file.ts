import { AppError } from '../../core/errors.ts'
import type { AdviceFileFacts } from '../../reading/advices/advice.ts'
import { detectBankLayout } from '../../reading/bank/detect-layout.ts'
import type { BankLayout, BankReadOptions } from '../../reading/bank/layout.ts'
import { readBankGrid } from '../../reading/bank/read-bank.ts'
import { rowsAbove } from '../../reading/bank/rows-above.ts'
import type { BankFileFacts, RowReject } from '../../reading/facts.ts'
import { decodeStatement } from '../../reading/formats/decode.ts'
import { statementFormats } from '../../reading/formats/index.ts'
import { balanceReport, isOfBook, reportBelow } from '../../reading/lists/balance-report.ts'
import { type Layout, recogniseList } from '../../reading/lists/recognise.ts'
import { rowsBelow, withoutTornRow } from '../../reading/rows/grid-rows.ts'
import { type FileRow, streamRows } from '../../reading/rows/stream-rows.ts'
import { tornText } from '../../reading/rows/torn-row.ts'
import { type DialectOptions, detectDialect } from '../../reading/table/dialect.ts'
import { refuseForeign } from '../../reading/table/foreign.ts'
import type { Grid } from '../../reading/table/grid.ts'
import { readGrid } from '../../reading/table/read-grid.ts'
import type { FarRows } from './ahead/pieces.ts'
import type { FileKind, ImportOptions } from './options.ts'
import { moneyReceivedColumn } from './payments/money-received.ts'
import {
  type BookKnowledge,
  bankOptions,
  isSaidToBeBank,
  profileOf,
} from './profile/bank-options.ts'
import { adviceFileOf } from './remittances/read-advice-file.ts'
import type { Source } from './sources/source.ts'
import { flagsOf, wholeText } from './sources/whole-text.ts'

/** The rows of a file, all at hand or still to come. */
export interface Rows {
  /** All rows below the header, or the first of a file that is read in pieces. */
  readonly sample: readonly (readonly string[])[]
  readonly isStreaming: boolean
  /** Where another thread can read them; null where they are at hand, or in an archive. */
  readonly far: FarRows | null
  /** Starts over each time it is called; `warn` hears what is found on the way. */
  all(scene: { chunks: Iterable<Buffer>; warn: (text: string) => void }): Iterable<FileRow>
}

/** A file that was understood, ready to be taken into the book. */
export type ReadFile = {
  readonly kind: FileKind
  readonly format: string
  readonly profile: string | null
  readonly warnings: readonly string[]
} & (
  | { readonly content: 'list'; readonly layout: Layout; readonly rows: Rows }
  | { readonly content: 'bank'; readonly facts: BankFileFacts }
  | { readonly content: 'advices'; readonly facts: AdviceFileFacts }
  | {
      readonly content: 'bank rows'
      readonly layout: BankLayout
      readonly told: BankReadOptions
      readonly rejects: readonly RowReject[]
      readonly rows: Rows
    }
)

/** How much of a file is shown to the formats that recognise themselves. */
const FORMAT_HEAD_BYTES = 4096
/** The last rows of a head may be cut. */
const HEAD_ROWS_DROPPED = 3

/** Finds out what a file is and reads it; what cannot be decided is refused with the flag that decides. */
export function readFile(source: Source, flags: ImportOptions, book: BookKnowledge): ReadFile {
  const encoding = flags.encoding ?? profileOf(flags, book.settings)?.encoding
  const options = { ...flags, encoding }
  const { bytes } = source
  const isSheet = source.workbook !== null || source.sheet !== undefined
  if (bytes.length === 0) throw emptyFile(source)
  const head = decodeStatement(bytes.subarray(0, FORMAT_HEAD_BYTES), options.encoding)
  if (!isSheet && source.mail === undefined) refuseForeign(head)
  const advices = adviceFileOf(source, head, options)
  if (advices !== undefined) {
    return { kind: 'remittances', profile: null, warnings: [], content: 'advices', ...advices }
  }
  const format = isSheet ? undefined : statementFormats.find((known) => known.recognises(head))
  if (format !== undefined) {
    if (source.chunks !== null) book.onWhole()
    return statementFile(source, format, options)
  }
  const grid = source.workbook ?? gridOf(source, options)
  if (isSaidToBeBank(options, book.settings)) {
    return bankFile(source, { grid, options, book })
  }
  const kind = options.kind === 'bank' ? undefined : options.kind
  const layout = recogniseList(grid, { kind, map: options.map }) ?? payoutsOf(grid, options, book)
  if (layout === undefined) return bankFile(source, { grid, options, book })
  const rows = rowsOf(source, { grid, firstRow: layout.firstRow, options })
  if (rows.sample.every((row) => row.every((cell) => cell.trim() === ''))) {
    throw new AppError('input', `the file names the columns of ${layout.kind} but has no rows`)
  }
  return {
    kind: layout.kind,
    format: formatOf(source),
    profile: null,
    warnings: grid.warnings,
    content: 'list',
    layout,
    rows,
  }
}

/** A processor's account as the report of its payouts, where the book knows what was paid there. */
function payoutsOf(grid: Grid, options: ImportOptions, { known }: BookKnowledge) {
  const isAsked = options.kind ?? options.account ?? options.profile
  if (isAsked !== undefined || options.map.size > 0) return undefined
  const report = balanceReport(grid)
  if (report === undefined) return reportBelow(grid)
  if (known === undefined) {
    throw new AppError('input', 'it may be an account or the report of its payouts', {
      hint: 'say which: --kind bank or --kind payouts',
    })
  }
  return isOfBook(report, known.namesOurs) ? report.layout : undefined
}

function emptyFile({ path }: Source): AppError {
  return path === '-'
    ? new AppError('input', 'nothing came on standard input', {
        hint: 'such as "openitem import - < bank.csv", or name the file',
      })
    : new AppError('input', 'the file is empty', { hint: 'export or download it again' })
}

function formatOf({ path, workbook, sheet }: Source): string {
  if (sheet !== undefined) return sheet.format
  if (workbook === null) return 'csv'
  return /\.ods$/i.test(path) ? 'ods' : 'xlsx'
}

function statementFile(
  source: Source,
  format: (typeof statementFormats)[number],
  options: ImportOptions,
): ReadFile {
  const facts = format.parse(wholeText(source, options.encoding), flagsOf(options))
  return { kind: 'bank', format: format.name, profile: null, warnings: [], content: 'bank', facts }
}

function gridOf(source: Source, options: ImportOptions): Grid {
  const { bytes, chunks, sheet } = source
  const grid = readGrid(bytes, dialectOf(source, options))
  const warnings = sheet?.warnings ?? []
  if (chunks === null && sheet === undefined) return withoutTornRow(grid, bytes)
  if (chunks === null) return { ...grid, warnings }
  return {
    ...grid,
    rows: grid.rows.slice(0, -HEAD_ROWS_DROPPED),
    lines: grid.lines.slice(0, -HEAD_ROWS_DROPPED),
    warnings,
  }
}

/** What is known of how a text is written. */
function dialectOf({ sheet }: Source, { encoding }: ImportOptions): DialectOptions {
  if (sheet !== undefined) return { encoding: 'utf-8', delimiter: sheet.delimiter }
  return encoding === undefined ? {} : { encoding }
}

function rowsOf(
  source: Source,
  { grid, firstRow, options }: { grid: Grid; firstRow: number; options: ImportOptions },
): Rows {
  const sample = grid.rows.slice(firstRow)
  if (source.chunks === null) {
    return { sample, isStreaming: false, far: null, all: () => rowsBelow(grid, firstRow) }
  }
  const dialect = detectDialect(source.bytes, dialectOf(source, options))
  const fromLine = grid.lines[firstRow] ?? 1
  return {
    sample,
    isStreaming: true,
    far: source.place === null ? null : { place: source.place, dialect, fromLine },
    all: ({ chunks, warn }) =>
      streamRows(chunks, dialect, { fromLine, onTorn: (line) => warn(tornText(line)) }),
  }
}

/** The cells of all rows of a file that is read in pieces. */
function* cellsOf(
  source: Source,
  scene: { grid: Grid; firstRow: number; options: ImportOptions },
): Generator<readonly string[]> {
  const chunks = source.chunks?.() ?? []
  for (const { cells } of rowsOf(source, scene).all({ chunks, warn: () => {} })) yield cells
}

function bankFile(
  source: Source,
  scene: { grid: Grid; options: ImportOptions; book: BookKnowledge },
): ReadFile {
  const { grid, options, book } = scene
  const received = options.kind === undefined ? moneyReceivedColumn(grid, options.map) : undefined
  const told = bankOptions(options, book)
  const reading =
    received === undefined ? told : { ...told, columns: { ...told.columns, Amount: received } }
  const warnings =
    received === undefined
      ? []
      : [`"${received}" is taken for money that came in; --invert-sign if it went out`]
  if (source.chunks === null) {
    const facts = readBankGrid(grid, reading)
    const profile = options.profile ?? facts.profile
    return { kind: 'bank', format: formatOf(source), profile, warnings, content: 'bank', facts }
  }
  const whole = () => cellsOf(source, { grid, firstRow: 0, options })
  const layout = detectBankLayout(grid, { ...reading, whole })
  if (layout === null) throw new AppError('input', 'no movement of an account was found')
  return {
    kind: 'bank',
    format: formatOf(source),
    profile: options.profile ?? layout.profile,
    warnings: [...warnings, ...layout.warnings],
    content: 'bank rows',
    layout,
    told: reading,
    rejects: rowsAbove(grid, layout),
    rows: rowsOf(source, { grid, firstRow: layout.firstRow, options }),
  }
}
