import type { AppError } from '../../../core/errors.ts'
import type { Mail } from '../../../reading/advices/mail/mail.ts'
import type { Grid } from '../../../reading/table/grid.ts'
import type { Steady } from './steady.ts'

/** A file as the user named it. */
export interface Source {
  readonly path: string
  /** The whole file, or the head of one that is read in pieces. */
  readonly bytes: Buffer
  readonly size: number
  /** Null where `bytes` is all. */
  readonly chunks: (() => Iterable<Buffer>) | null
  /** Where a file that is read in pieces lies as it is; another thread can read it there. */
  readonly place: string | null
  /** The table of a workbook. */
  readonly workbook: Grid | null
  /** The table of a workbook that was too large to hold, and lies on the disk as text. */
  readonly sheet?: SheetText
  /** What stands in it, where it is a mail. */
  readonly mail?: Mail
  /** Refuses it when it was written to since it was opened. */
  readonly steady: Steady
  /** Gives back the room on the disk that the file took. */
  close(): void
}

/** A sheet as text, one row a line: what it came from. */
export interface SheetText {
  readonly format: 'xlsx' | 'ods'
  readonly delimiter: string
  readonly warnings: readonly string[]
  /** The digest of the workbook itself. */
  readonly sha256: string
}

/** A file that could not be opened, with the reason. */
export interface Unopened {
  readonly path: string
  readonly error: AppError
}
