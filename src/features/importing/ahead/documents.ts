import type { DocumentFact } from '../receivables/receivable-fact.ts'
import {
  type Columns,
  codedColumn,
  type FieldReaders,
  filledNumberColumn,
  filledTextColumn,
  listedColumn,
  numberColumn,
  textColumn,
} from './packed.ts'

/** How invoices and credit memos are packed. */
export function documentColumns(): Columns<DocumentFact> {
  return {
    line: filledNumberColumn((row) => row.line),
    number: filledTextColumn((row) => row.number),
    party: listedColumn((row) => row.party),
    issueDate: codedColumn((row) => row.issueDate),
    dueDate: codedColumn((row) => row.dueDate),
    terms: codedColumn((row) => row.terms),
    currency: codedColumn((row) => row.currency),
    kind: codedColumn((row) => row.kind),
    totalMinor: numberColumn((row) => row.totalMinor),
    isRounded: codedColumn((row) => row.isRounded),
    taxMinor: numberColumn((row) => row.taxMinor),
    balanceMinor: numberColumn((row) => row.balanceMinor),
    paidMinor: numberColumn((row) => row.paidMinor),
    paidDate: codedColumn((row) => row.paidDate),
    poNumber: textColumn((row) => row.poNumber),
    state: codedColumn((row) => row.state),
    status: codedColumn((row) => row.status),
    paymentLink: textColumn((row) => row.paymentLink),
    structuredReference: textColumn((row) => row.structuredReference),
    isDisputed: codedColumn((row) => row.isDisputed),
    appliesTo: textColumn((row) => row.appliesTo),
    otherLines: codedColumn((row) => row.otherLines),
  }
}

/** The document at a place; written out, since it is made a million times. */
export function documentAt(read: FieldReaders<DocumentFact>, index: number): DocumentFact {
  return {
    line: read.line(index),
    number: read.number(index),
    party: read.party(index),
    issueDate: read.issueDate(index),
    dueDate: read.dueDate(index),
    terms: read.terms(index),
    currency: read.currency(index),
    kind: read.kind(index),
    totalMinor: read.totalMinor(index),
    isRounded: read.isRounded(index),
    taxMinor: read.taxMinor(index),
    balanceMinor: read.balanceMinor(index),
    paidMinor: read.paidMinor(index),
    paidDate: read.paidDate(index),
    poNumber: read.poNumber(index),
    state: read.state(index),
    status: read.status(index),
    paymentLink: read.paymentLink(index),
    structuredReference: read.structuredReference(index),
    isDisputed: read.isDisputed(index),
    appliesTo: read.appliesTo(index),
    otherLines: read.otherLines(index),
  }
}
