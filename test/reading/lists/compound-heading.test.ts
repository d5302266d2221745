import { expect, test } from 'vitest'
import { readCompound } from '../../../src/reading/lists/compound-heading.ts'
import { normaliseHeading } from '../../../src/reading/lists/normalise.ts'

function fieldOf(heading: string): string | undefined {
  return readCompound(normaliseHeading(heading))[0]?.field
}

test.each([
  ['Relatiecode', 'customerNumber'],
  ['Relatienaam', 'customer'],
  ['Kundenr.', 'customerNumber'],
  ['Third-party name', 'customer'],
  ['Rechnungspartner Anzeigename', 'customer'],
  ['Vch/Bill No', 'number'],
  ['Laskunumero', 'number'],
  ['invoiced_at', 'issueDate'],
  ['Ausstellungsdatum', 'issueDate'],
  ['due_at', 'dueDate'],
  ['Faellig am', 'dueDate'],
  ['Bezahlt am', 'paidDate'],
  ['Gesamt (inkl. USt)', 'total'],
  ['Original Trx Amount', 'total'],
  ['Offener Betrag', 'balance'],
  ['Utestående', 'balance'],
  ['Betaald bedrag', 'paid'],
  ['Zahlungsbed.', 'terms'],
])('a heading "%s" that no list of words holds is read by its parts', (heading, field) => {
  expect(fieldOf(heading)).toBe(field)
})

test.each([
  'Customer PO Number',
  'Gesamtbetrag ohne Steuern',
  'Line amount',
  'Lieferdatum',
  'Supplier name',
  'Customer phone number',
  'Days overdue',
  'Notes',
])('a heading "%s" that is about something else is left alone', (heading) => {
  expect(fieldOf(heading)).toBeUndefined()
})

test('a heading that is prose says nothing', () => {
  expect(fieldOf(`the invoice number ${'as the customer knows it '.repeat(5)}`)).toBeUndefined()
})
