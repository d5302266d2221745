import type { RowFields } from '../../../ledger/load.ts'
import type { Field } from '../../../reading/lists/field.ts'
import type { ListFormat } from '../receivables/format.ts'
import type { DocumentFact } from '../receivables/receivable-fact.ts'
import {
  type Columns,
  filledNumberColumn,
  filledTextColumn,
  numberColumn,
  onlyColumn,
  textColumn,
} from './packed.ts'
import { codedColumn, listedColumn } from './repeated.ts'

type Fact = DocumentFact

/** How invoices and credit memos of a list are packed; for what no column tells nothing crosses. */
export function documentColumns({ layout }: ListFormat): Columns<Fact> {
  const { columns } = layout
  const has = (field: Field): boolean => columns.has(field)
  const text = (field: Field, of: (row: Fact) => string | null) =>
    has(field) ? textColumn(of) : onlyColumn<Fact, null>(null)
  const number = (field: Field, of: (row: Fact) => number | null) =>
    has(field) ? numberColumn(of) : onlyColumn<Fact, null>(null)
  const coded = <T>(field: Field, of: (row: Fact) => T | null) =>
    has(field) ? codedColumn(of) : onlyColumn<Fact, null>(null)
  return {
    line: filledNumberColumn((row) => row.line),
    number: filledTextColumn((row) => row.number),
    party: listedColumn((row) => row.party),
    issueDate: codedColumn((row) => row.issueDate),
    dueDate: coded('dueDate', (row) => row.dueDate),
    terms: coded('terms', (row) => row.terms),
    currency: codedColumn((row) => row.currency),
    kind: codedColumn((row) => row.kind),
    totalMinor: numberColumn((row) => row.totalMinor),
    isRounded: codedColumn((row) => row.isRounded),
    taxMinor: number('tax', (row) => row.taxMinor),
    balanceMinor: number('balance', (row) => row.balanceMinor),
    paidMinor: number('paid', (row) => row.paidMinor),
    paidDate: coded('paidDate', (row) => row.paidDate),
    poNumber: text('poNumber', (row) => row.poNumber),
    state: codedColumn((row) => row.state),
    status: coded('status', (row) => row.status),
    paymentLink: text('paymentLink', (row) => row.paymentLink),
    structuredReference: text('structuredReference', (row) => row.structuredReference),
    isDisputed: codedColumn((row) => row.isDisputed),
    appliesTo: text('appliesTo', (row) => row.appliesTo),
    otherLines: codedColumn((row) => row.otherLines),
  }
}

/** The document at a place; written out, since it may be made a million times. */
export function documentAt(fields: RowFields<DocumentFact>, index: number): DocumentFact {
  return {
    line: fields.line.at(index),
    number: fields.number.at(index),
    party: fields.party.at(index),
    issueDate: fields.issueDate.at(index),
    dueDate: fields.dueDate.at(index),
    terms: fields.terms.at(index),
    currency: fields.currency.at(index),
    kind: fields.kind.at(index),
    totalMinor: fields.totalMinor.at(index),
    isRounded: fields.isRounded.at(index),
    taxMinor: fields.taxMinor.at(index),
    balanceMinor: fields.balanceMinor.at(index),
    paidMinor: fields.paidMinor.at(index),
    paidDate: fields.paidDate.at(index),
    poNumber: fields.poNumber.at(index),
    state: fields.state.at(index),
    status: fields.status.at(index),
    paymentLink: fields.paymentLink.at(index),
    structuredReference: fields.structuredReference.at(index),
    isDisputed: fields.isDisputed.at(index),
    appliesTo: fields.appliesTo.at(index),
    otherLines: fields.otherLines.at(index),
  }
}
