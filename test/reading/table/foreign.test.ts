import { expect, test } from 'vitest'
import { refuseForeign } from '../../../src/reading/table/foreign.ts'

test.each([
  ['"EXTF";700;21;"Buchungsstapel";13;20260301\n', /a DATEV Buchungsstapel/],
  ['!TRNS\tTRNSID\tTRNSTYPE\tDATE\n', /a QuickBooks IIF file/],
  ['!HDR\tPROD\tVER\n', /a QuickBooks IIF file/],
])('a file of postings is refused by its own name', (head, message) => {
  expect(() => refuseForeign(head)).toThrow(message)
})

test('other DATEV files and QIF are no files of postings', () => {
  expect(() => refuseForeign('"EXTF";700;16;"Debitoren/Kreditoren";5\n')).not.toThrow()
  expect(() => refuseForeign('!Type:Bank\nD1/31/26\n')).not.toThrow()
})
