import type { Threads } from '../../../core/ports.ts'
import { bankRowReader } from '../../../reading/bank/row-reader.ts'
import type { BankLineFact } from '../../../reading/facts.ts'
import { tornText } from '../../../reading/rows/torn-row.ts'
import type { Rows } from '../read-file.ts'
import type { DocumentSink } from '../receivables/document-sink.ts'
import { documentReader } from '../receivables/group.ts'
import type { DocumentFact } from '../receivables/receivable-fact.ts'
import type { Reading } from '../sources/reading.ts'
import type { AccountFace, AccountLine } from '../statements/account-line.ts'
import { documentAt, documentColumns } from './documents.ts'
import { movementAt, movementColumns } from './movements.ts'
import { type PageSink, type Piece, unpacker } from './pieces.ts'
import { type DocumentsJob, documentsTask, type MovementsJob, movementsTask } from './tasks.ts'

/** One pass over the rows of a file, here or in a thread that reads ahead. */
export interface Pass {
  readonly rows: Rows
  readonly reading: Reading
  readonly threads: Threads
  readonly warn: (text: string) => void
}

/** What becomes of the documents of a list. */
export type DocumentTaking = DocumentSink & Pick<PageSink<DocumentFact>, 'plain'>

/** Hands the documents of a list on, in its order. */
export function feedDocuments(
  { rows, reading, threads, warn }: Pass,
  { format, mode }: Pick<DocumentsJob, 'format' | 'mode'>,
  sink: DocumentTaking,
): void {
  if (rows.far === null) {
    const reader = documentReader(format, sink, mode)
    const all = rows.all({ chunks: reading.chunks(), warn })
    for (const { cells, line } of all) reader.row(cells, line)
    reader.end()
    return
  }
  const take = unpacker(documentColumns(format), documentAt, { ...sink, row: sink.fact })
  const pieces = threads.run(documentsTask, { far: rows.far, format, mode })
  for (const piece of told(reading.follow(pieces), warn)) take(piece)
}

/** What becomes of the rows of an account's table. */
export interface MovementSink extends PageSink<AccountLine> {
  /** A movement as the file has it, and the account that its row names. */
  told(fact: BankLineFact, account: string | null): void
}

/** Hands the movements of an account's table on, in its order. */
export function feedMovements(
  { rows, reading, threads, warn }: Pass,
  { layout, account }: Pick<MovementsJob, 'layout'> & { readonly account: () => AccountFace },
  sink: MovementSink,
): void {
  // Which account a row is of, only this thread can find out.
  if (rows.far !== null && layout.account === null) {
    const { name, currency } = account()
    const job = { far: rows.far, layout, account: { name, currency } }
    const take = unpacker(movementColumns(layout), movementAt, sink)
    const pieces = threads.run(movementsTask, job)
    for (const piece of told(reading.follow(pieces), warn)) take(piece)
    return
  }
  const read = bankRowReader(layout)
  for (const { cells, line } of rows.all({ chunks: reading.chunks(), warn })) {
    const row = read(cells, line)
    if (row.kind === 'line') sink.told(row.fact, row.account)
    else if (row.kind === 'reject') sink.reject(row.reject)
    else if (row.reason !== 'blank') sink.leaveOut(line, row.reason)
  }
}

function* told(pieces: Iterable<Piece>, warn: (text: string) => void): Generator<Piece> {
  for (const piece of pieces) {
    for (const line of piece.torn) warn(tornText(line))
    yield piece
  }
}
