import { expect, test } from 'vitest'
import type { CalendarDate } from '../../src/core/calendar-date.ts'
import { discountDate, dueDate, parseTerms } from '../../src/ledger/terms.ts'

const ISSUED = '2026-01-20' as CalendarDate

test.each([
  ['Net 30', { netDays: 30 }],
  ['NET30', { netDays: 30 }],
  ['n/45', { netDays: 45 }],
  ['30', { netDays: 30 }],
  ['30 days', { netDays: 30 }],
  ['14 Tage netto', { netDays: 14 }],
  ['Zahlbar innerhalb von 10 Tagen', { netDays: 10 }],
  ['30 jours', { netDays: 30 }],
  ['a 60 dias', { netDays: 60 }],
  ['Due on receipt', { netDays: 0 }],
  ['COD', { netDays: 0 }],
  ['sofort fällig', { netDays: 0 }],
  ['2/10 net 30', { netDays: 30, discountPercent: '2', discountDays: 10 }],
  ['2% 10 Net 30', { netDays: 30, discountPercent: '2', discountDays: 10 }],
  ['1.5% 7, Net 45', { netDays: 45, discountPercent: '1.5', discountDays: 7 }],
  ['10 Tage 2 % Skonto, 30 Tage netto', { netDays: 30, discountPercent: '2', discountDays: 10 }],
  [
    '2 % Skonto innerhalb 8 Tagen, 30 Tage netto',
    { netDays: 30, discountPercent: '2', discountDays: 8 },
  ],
  ['EOM', { netDays: 0, endOfMonth: 'days-after' }],
  ['net 15 EOM', { netDays: 15, endOfMonth: 'days-after' }],
  ['30 jours fin de mois', { netDays: 30, endOfMonth: 'days-before' }],
  ['10th prox', { netDays: 0, dayOfNextMonth: 10 }],
])('the terms "%s" are understood', (text, expected) => {
  expect(parseTerms(text)).toEqual(expected)
})

test.each(['', 'by agreement', 'see contract', 'weekly'])(
  'the terms "%s" are left alone',
  (text) => {
    expect(parseTerms(text)).toBeUndefined()
  },
)

test.each([
  ['Net 30', '2026-02-19'],
  ['Due on receipt', '2026-01-20'],
  ['EOM', '2026-01-31'],
  ['net 15 EOM', '2026-02-15'],
  ['30 jours fin de mois', '2026-02-28'],
  ['10th prox', '2026-02-10'],
])('an invoice of 20 January under "%s" is due on %s', (text, due) => {
  const terms = parseTerms(text)
  expect(terms === undefined ? undefined : dueDate(terms, ISSUED)).toBe(due)
})

test('the discount ends so many days after the invoice date', () => {
  const terms = parseTerms('2/10 net 30')
  expect(terms === undefined ? undefined : discountDate(terms, ISSUED)).toBe('2026-01-30')
})
