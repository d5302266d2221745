import type { CalendarDate } from './calendar-date.ts'
import type { FailureKind } from './errors.ts'
import type { Money } from './money.ts'

/** A value that `JSON.stringify` writes as it is; money stands in it as decimal text. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }

/** One typed value of a table; how it looks is the renderer's business. */
export type Cell =
  | { readonly kind: 'text'; readonly value: string; readonly tone?: Tone }
  | { readonly kind: 'money'; readonly value: Money }
  /** One amount a currency, each told with it. */
  | { readonly kind: 'monies'; readonly values: readonly Money[] }
  | { readonly kind: 'date'; readonly value: CalendarDate }
  | { readonly kind: 'count'; readonly value: number }
  /** A decimal figure that is rounded already: `55.2`. */
  | { readonly kind: 'figure'; readonly value: string; readonly unit?: string }
  | { readonly kind: 'empty' }

export type Tone = 'good' | 'bad' | 'warn' | 'dim'

/** A column of a table. */
export interface Column {
  /** The name in CSV. */
  readonly key: string
  /** The heading for people. */
  readonly label: string
  readonly align?: 'left' | 'right'
  /** Left out of what people read, whose title says it already; CSV and XLSX have it. */
  readonly isForData?: boolean
  /** Holds sentences: where they do not fit they are broken into lines, never cut. */
  readonly isProse?: boolean
  /** Has to be typed, as a reference: it is never cut and never broken. */
  readonly isKey?: boolean
  /** The first to be left out of a terminal that is too narrow: another command or column says it. */
  readonly isSpare?: boolean
}

/** A table of typed cells: what every format is rendered from. */
export interface Table {
  readonly title?: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** Sums below a line; they are left out of CSV, which is data. */
  readonly totals?: readonly (readonly Cell[])[]
  /** Sentences below the table. */
  readonly notes?: readonly string[]
}

/** A part of what people see: a table, or lines of text as they are. */
export type Block =
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'text'; readonly text: string }

/** What a command returns: it never prints. */
export interface Outcome {
  /** The document of `--json`. */
  readonly json: Json
  /** The text of that document piece by piece, where it may be too long to be held; `json` is then null. */
  readonly jsonPieces?: () => Iterable<string>
  readonly blocks: readonly Block[]
  /** Messages for people, on stderr in every format. */
  readonly notes?: readonly string[]
  /** Set when the work was done and yet the exit code is not 0: rejected rows, a failed check. */
  readonly failure?: FailureKind
}

/** A cell of text; empty where there is none. */
export function textCell(value: string | null | undefined, tone?: Tone): Cell {
  if (value === null || value === undefined || value === '') return emptyCell
  return tone === undefined ? { kind: 'text', value } : { kind: 'text', value, tone }
}

/** A cell with an amount. */
export function moneyCell(value: Money): Cell {
  return { kind: 'money', value }
}

/** A cell with a date; empty where there is none. */
export function dateCell(value: CalendarDate | null): Cell {
  return value === null ? emptyCell : { kind: 'date', value }
}

/** A cell with a whole number. */
export function countCell(value: number): Cell {
  return { kind: 'count', value }
}

export const emptyCell: Cell = { kind: 'empty' }

/** A table as a part of an outcome. */
export function tableBlock(table: Table): Block {
  return { kind: 'table', table }
}

/** Lines of text as a part of an outcome. */
export function textBlock(text: string): Block {
  return { kind: 'text', text }
}
