import type { Task } from '../../../core/ports.ts'
import type { BankLayout } from '../../../reading/bank/layout.ts'
import { bankRowReader } from '../../../reading/bank/row-reader.ts'
import type { ReadingMode } from '../receivables/document-sink.ts'
import type { ListFormat } from '../receivables/format.ts'
import { documentReader } from '../receivables/group.ts'
import { type AccountFace, accountLine } from '../statements/account-line.ts'
import { documentColumns } from './documents.ts'
import { movementColumns } from './movements.ts'
import { type FarRows, openPacker, type Piece, scanOf } from './pieces.ts'

/**
 * Large files are read in a thread of their own, ahead of the one that posts: it reads, checks and
 * converts, and what it hands over only needs to be held against the book.
 */

/** A list of invoices or credit memos. */
export interface DocumentsJob {
  readonly far: FarRows
  readonly format: ListFormat
  readonly mode: ReadingMode
}

/** Reads a list of invoices or credit memos. */
export const documentsTask: Task<DocumentsJob, Piece> = {
  name: 'documents',
  subject: ({ far }) => far.place,
  *run({ far, format, mode }, files) {
    const packer = openPacker(documentColumns(format))
    const scan = scanOf(far, files)
    const reader = documentReader(format, { ...packer, fact: packer.add }, mode)
    for (const { cells, line } of scan.rows) {
      reader.row(cells, line)
      if (packer.isFull()) yield packer.piece(scan)
    }
    reader.end()
    yield packer.piece(scan, scan.bytes.sha256())
  },
}

/** A table of the movements of one account. */
export interface MovementsJob {
  readonly far: FarRows
  readonly layout: BankLayout
  readonly account: AccountFace
}

/** Reads the movements of one account. */
export const movementsTask: Task<MovementsJob, Piece> = {
  name: 'movements',
  subject: ({ far }) => far.place,
  *run({ far, layout, account }, files) {
    const packer = openPacker(movementColumns(layout))
    const scan = scanOf(far, files)
    const read = bankRowReader(layout)
    for (const { cells, line } of scan.rows) {
      const row = read(cells, line)
      if (row.kind === 'reject') packer.reject(row.reject)
      else if (row.kind === 'line') {
        const made = accountLine(row.fact, account)
        if ('reject' in made) packer.reject(made.reject)
        else packer.add(made)
      } else if (row.reason !== 'blank') packer.leaveOut(line, row.reason)
      if (packer.isFull()) yield packer.piece(scan)
    }
    yield packer.piece(scan, scan.bytes.sha256())
  },
}

/** All that the other thread can do. */
export const readingTasks = [documentsTask, movementsTask] as const
