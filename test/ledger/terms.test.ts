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

test.each([
  ...['', 'by agreement', 'see contract', 'weekly', 'Credit card', 'Direct Debit', 'Net thirty'],
  ...['30/60/90', '28/35/42 ddl', 'Giro 15 y 30 días', '50% upfront, 50% net 30'],
  ...['Within 7 business days', '10 Bankarbeitstage', 'Zahlbar bis 15.02.2026'],
  ...['30 J FDM LE 10', '2% 15th prox, net 30', '20日締め翌月末払い', '30 days nett monthly'],
])('the terms "%s" are left alone: no day can be told from them', (text) => {
  expect(parseTerms(text)).toBeUndefined()
})

test.each([
  ['Net 30', '2026-02-19'],
  ['Due on receipt', '2026-01-20'],
  ['EOM', '2026-01-31'],
  ['net 15 EOM', '2026-02-15'],
  ['30 jours fin de mois', '2026-02-28'],
  ['10th prox', '2026-02-10'],
  ['Net 10th', '2026-02-10'],
  ['20th of the month following invoice', '2026-02-20'],
  ['Zahlbar zum 15. des Folgemonats', '2026-02-15'],
  ['月末締め翌月10日払い', '2026-02-10'],
  ['30 EOM', '2026-03-02'],
  ['EOM+30', '2026-03-02'],
  ['30 gg d.f.f.m.', '2026-02-28'],
  ['30 Tage nach Monatsende', '2026-03-02'],
  ['Løbende måned + 30 dage', '2026-03-02'],
  ['Lb. md. 20 dage', '2026-02-20'],
  ['שוטף + 30', '2026-03-02'],
  ['月结30天', '2026-03-02'],
  ['End of next month', '2026-02-28'],
  ['月末締め翌月末払い', '2026-02-28'],
  ['2 weeks', '2026-02-03'],
  ['1 Monat', '2026-02-20'],
  ['60 dagen netto', '2026-03-21'],
  ['30 dager', '2026-02-19'],
  ['30 dgr netto', '2026-02-19'],
  ['14 pv netto', '2026-02-03'],
  ['Splatnost 14 dnů', '2026-02-03'],
  ['8 napos átutalás', '2026-01-28'],
  ['OP 30 de zile', '2026-02-19'],
  ['Vade 60 gün', '2026-03-21'],
  ['отсрочка 14 дней', '2026-02-03'],
  ['30日', '2026-02-19'],
  ['30 DDL', '2026-02-19'],
  ['vista fattura', '2026-01-20'],
  ['Netto kontant', '2026-01-20'],
  ['предоплата 100%', '2026-01-20'],
])('an invoice of 20 January under "%s" is due on %s', (text, due) => {
  const terms = parseTerms(text)
  expect(terms === undefined ? undefined : dueDate(terms, ISSUED)).toBe(due)
})

test.each([
  ['2/10 net 30', '2026-01-30'],
  ['10 Tage 2%, 30 Tage netto', '2026-01-30'],
  ['10T 3% 30T netto', '2026-01-30'],
  ['14 pv - 2%, 30 pv netto', '2026-02-03'],
  ['5% 5 days, 3% 10 days, net 45', '2026-01-25'],
  ['Net 14 / 2% 7', '2026-01-27'],
])('under "%s" the discount ends on %s', (text, until) => {
  const terms = parseTerms(text)
  expect(terms === undefined ? undefined : discountDate(terms, ISSUED)).toBe(until)
})
