import { addDays, type CalendarDate, dateOfDayNumber } from '../../core/calendar-date.ts'
import { type Currency, parseCurrency } from '../../core/currency.ts'
import { check } from '../../core/errors.ts'
import type { Customer } from '../../ledger/customer.ts'
import type { CustomerId, ReceivableId } from '../../ledger/ids.ts'
import type { OpenItem } from '../../ledger/position.ts'
import { type Company, type LetterModel, letterModel } from './letter.ts'
import { wordingFor } from './wording.ts'
import type { Words } from './words.ts'

/** A letter that has everything a letter can have: what templates are held against. */
export function sampleLetter({ company, words }: { company: Company; words: Words }): LetterModel {
  const asOf = dateOfDayNumber(20_000)
  const full = {
    ...company,
    address: ['1 Main Street'],
    payment: ['Name the invoice number.'],
  }
  return letterModel(
    {
      customer: SAMPLE_CUSTOMER,
      items: [sampleInvoice(asOf)],
      credits: [{ memo: 'CM-1', currency: euro(), minor: 100 }],
    },
    { company: full, wording: wordingFor('en', { otherwise: 'en' }), words, asOf },
  )
}

const SAMPLE_CUSTOMER: Customer = {
  id: 1 as CustomerId,
  number: 'C1',
  name: 'Sample Ltd',
  email: 'ap@sample.example',
  segment: null,
  region: null,
  language: null,
  owner: null,
  terms: null,
  parentId: null,
  dunningPolicy: null,
  requiresPo: 0,
}

function sampleInvoice(asOf: CalendarDate): OpenItem {
  return {
    id: 1 as ReceivableId,
    kind: 'invoice',
    number: 'INV-1',
    customerId: SAMPLE_CUSTOMER.id,
    issueDate: addDays(asOf, -37),
    dueDate: addDays(asOf, -7),
    currency: euro(),
    totalMinor: 12_000,
    openMinor: 12_000,
    poNumber: 'PO-1',
    paymentLink: 'https://pay.example/1',
    isDisputed: 0,
  }
}

function euro(): Currency {
  const currency = parseCurrency('EUR')
  check(currency !== undefined, 'there is no euro')
  return currency
}
