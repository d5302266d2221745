import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Customer } from '../../../ledger/customer.ts'
import {
  differentValues,
  type FieldValues,
  type RowFields,
  sameValues,
} from '../../../ledger/load.ts'
import type { ReceivableRow } from '../../../ledger/receivable-load.ts'
import type { Page } from '../ahead/pieces.ts'
import type { customerOf } from './document-customer.ts'
import type { DueFact } from './due-day.ts'
import type { DocumentFact, Party } from './receivable-fact.ts'

/** What plain documents need of the book. */
export interface PlainScene {
  customerOf(party: Party): ReturnType<typeof customerOf>
  dueOf(fact: DueFact, customer: Customer): CalendarDate
}

/** The documents of a page of which each makes a new row of the ledger and nothing else. */
export interface PlainDocuments {
  /** Asked for each place in order; it finds the customer. */
  isPlain(index: number): boolean
  /** Whose it is. */
  customer(index: number): Customer
  readonly rows: RowFields<ReceivableRow>
}

/** Looks for documents that tell of no past and of nothing odd: most lists have no others. */
export function plainDocuments(page: Page<DocumentFact>, scene: PlainScene): PlainDocuments {
  const { fields } = page
  const isUsual = usualRows(page)
  const customers: Customer[] = []
  const customer = (index: number): Customer => customers[index] as Customer // found by isPlain
  return {
    isPlain(index) {
      if (!isUsual(index)) return false
      const found = scene.customerOf(fields.party.at(index))
      if ('refusal' in found) return false
      customers[index] = found.customer
      return true
    },
    customer,
    rows: {
      kind: fields.kind,
      number: fields.number,
      customerId: differentValues((index) => customer(index).id),
      issueDate: fields.issueDate,
      dueDate: dueDates(fields, (index, fact) => scene.dueOf(fact, customer(index))),
      currency: fields.currency,
      totalMinor: mapped(fields.totalMinor, (minor) => minor ?? 0), // a plain one has a total
      taxMinor: fields.taxMinor,
      terms: fields.terms,
      poNumber: fields.poNumber,
      structuredReference: fields.structuredReference,
      paymentLink: fields.paymentLink,
      sourceStatus: fields.status,
      isDisputed: mapped(fields.isDisputed, (isDisputed) => (isDisputed ? 1 : 0)),
      settledDate: sameValues(null),
      row: fields.line,
    },
  }
}

function usualRows({ fields, count }: Page<DocumentFact>): (index: number) => boolean {
  const looks: ((index: number) => boolean)[] = []
  const look = <T>(field: FieldValues<T>, isUsual: (value: T) => boolean): void => {
    // What all rows have in common is looked at once.
    if (count === 0 || !field.isSame(0, count)) looks.push((index) => isUsual(field.at(index)))
    else if (!isUsual(field.at(0))) looks.push(() => false)
  }
  look(fields.state, (state) => state === 'live')
  look(fields.balanceMinor, (minor) => minor === null)
  look(fields.paidMinor, (minor) => minor === null)
  look(fields.isRounded, (isRounded) => !isRounded)
  look(fields.appliesTo, (number) => number === null)
  look(fields.otherLines, (lines) => lines.length === 0)
  // What is worth nothing is settled from the start.
  look(fields.totalMinor, (minor) => minor !== null && minor !== 0)
  return (index) => {
    for (const isUsual of looks) if (!isUsual(index)) return false
    return true
  }
}

function dueDates(
  { number, line, issueDate, dueDate, terms, kind }: RowFields<DocumentFact>,
  dueOf: (index: number, fact: DueFact) => CalendarDate,
): FieldValues<CalendarDate> {
  return {
    at: (index) =>
      dueDate.at(index) ??
      dueOf(index, {
        number: number.at(index),
        line: line.at(index),
        issueDate: issueDate.at(index),
        terms: terms.at(index),
        kind: kind.at(index),
      }),
    isSame: (from, count) => dueDate.at(from) !== null && dueDate.isSame(from, count),
  }
}

function mapped<From, To>(values: FieldValues<From>, to: (value: From) => To): FieldValues<To> {
  return { at: (index) => to(values.at(index)), isSame: values.isSame }
}
