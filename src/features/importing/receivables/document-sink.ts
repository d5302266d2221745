import type { Currency } from '../../../core/currency.ts'
import type { RowReject } from '../../../reading/facts.ts'
import type { DocumentFact } from './receivable-fact.ts'

/** What becomes of the rows of a list, in the order in which they are settled. */
export interface DocumentSink {
  fact(fact: DocumentFact): void
  reject(reject: RowReject): void
  /** A row that is right and yet makes no invoice: a draft, a payment among the invoices. */
  leaveOut(line: number, why: string): void
}

/** How the rows of a list come in. */
export interface ReadingMode {
  readonly isStreaming: boolean
  /** What amounts are in where the file names no currency. */
  readonly currency: Currency
}
