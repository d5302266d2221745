import { parseCurrency } from '../../core/currency.ts'
import { AppError } from '../../core/errors.ts'
import type { Settings } from '../../core/settings/index.ts'
import { readBankGrid } from './bank/read-bank.ts'
import type { BankFileFacts } from './facts.ts'
import { decodeStatement } from './formats/decode.ts'
import { statementFormats } from './formats/index.ts'
import type { FileKind, ImportOptions } from './options.ts'
import { type Layout, recogniseList } from './recognise.ts'
import type { Grid } from './table/grid.ts'
import { readGrid } from './table/read-grid.ts'

/** A file that was understood, ready to be taken into the book. */
export type ReadFile = {
  readonly kind: FileKind
  readonly format: string
  readonly profile: string | null
} & (
  | { readonly content: 'list'; readonly layout: Layout; readonly grid: Grid }
  | { readonly content: 'bank'; readonly facts: BankFileFacts }
)

/** How much of a file is shown to the formats that recognise themselves. */
const HEAD_BYTES = 4096

/** Finds out what a file is and reads it; what cannot be decided is refused with the flag that decides. */
export function readFile(bytes: Buffer, options: ImportOptions, settings: Settings): ReadFile {
  if (bytes.length === 0) throw new AppError('input', 'the file is empty')
  const head = decodeStatement(bytes.subarray(0, HEAD_BYTES), options.encoding)
  const format = statementFormats.find((known) => known.recognises(head))
  if (format !== undefined) {
    const text = decodeStatement(bytes, options.encoding)
    return {
      kind: 'bank',
      format: format.name,
      profile: null,
      content: 'bank',
      facts: format.parse(text, {
        ...(options.dateOrder === undefined ? {} : { dateOrder: options.dateOrder }),
        ...(options.decimal === undefined ? {} : { decimal: options.decimal }),
      }),
    }
  }
  const grid = readGrid(bytes, options.encoding === undefined ? {} : { encoding: options.encoding })
  if (options.kind === 'bank' || options.profile !== undefined)
    return bankFile(grid, options, settings)
  const layout = recogniseList(grid, { kind: options.kind, map: options.map })
  if (layout === undefined) return bankFile(grid, options, settings)
  if (grid.rows.slice(layout.firstRow).every((row) => row.every((cell) => cell.trim() === ''))) {
    throw new AppError('input', `the file names the columns of ${layout.kind} but has no rows`)
  }
  return { kind: layout.kind, format: 'csv', profile: null, content: 'list', layout, grid }
}

function bankFile(grid: Grid, options: ImportOptions, settings: Settings): ReadFile {
  const profile = options.profile === undefined ? undefined : settings.bank[options.profile]
  if (options.profile !== undefined && profile === undefined) {
    throw new AppError('usage', `--profile: openitem.toml has no [bank.${options.profile}]`)
  }
  const currency = profile?.currency === undefined ? undefined : parseCurrency(profile.currency)
  const dateOrder = options.dateOrder ?? profile?.date_order
  const decimal = options.decimal ?? profile?.decimal
  const columns = { ...profile?.columns, ...Object.fromEntries(options.map) }
  const facts = readBankGrid(grid, {
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(currency === undefined ? {} : { currency }),
    ...(options.invertSign || profile?.invert_sign === true ? { invertSign: true } : {}),
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
  })
  return {
    kind: 'bank',
    format: 'csv',
    profile: options.profile ?? facts.profile,
    content: 'bank',
    facts,
  }
}
