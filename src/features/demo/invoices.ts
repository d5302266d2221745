import {
  addDays,
  type CalendarDate,
  dateOfDayNumber,
  dayNumber,
  weekday,
} from '../../core/calendar-date.ts'
import { type DemoCustomer, demoCustomers } from './customers.ts'
import type { Dice } from './random.ts'

/** An invoice or credit memo of the demo firm, in US cents. */
export interface DemoInvoice {
  readonly number: string
  readonly customer: DemoCustomer
  readonly issued: CalendarDate
  readonly due: CalendarDate
  readonly cents: number
  readonly po: string
  /** When the books of the year before say it was paid; null where the bank will tell. */
  readonly paidOn: CalendarDate | null
  readonly credits: DemoInvoice | null
}

/** The first day of the demo's year. */
export const FIRST_DAY = '2025-11-01' as CalendarDate
/** From here on the bank file tells what was paid; before it the invoice export does. */
export const BANK_START = '2026-02-01' as CalendarDate
export const LAST_DAY = '2026-10-31' as CalendarDate
/** The Monday after, on which the tour takes place: no reminders go out on a weekend. */
export const TOUR_DAY = '2026-11-02' as CalendarDate

const INVOICES = 600

/** A year of invoices, about twelve a week, on working days, in the order of their numbers. */
export function demoInvoices(dice: Dice): readonly DemoInvoice[] {
  const first = dayNumber(FIRST_DAY)
  const days = dayNumber(LAST_DAY) - first
  return Array.from({ length: INVOICES }, (_, index) => {
    const issued = workingDay(dateOfDayNumber(first + Math.floor((index * days) / INVOICES)))
    const customer = dice.pick(demoCustomers as readonly [DemoCustomer, ...DemoCustomer[]])
    const due = addDays(issued, customer.netDays)
    const paysOn = addDays(due, customer.lateDays + dice.between(-3, 4))
    return {
      number: `HP-${20001 + index}`,
      customer,
      issued,
      due,
      cents: dice.chance(20)
        ? dice.pick([24_000, 36_000, 48_000, 120_000]) // standing orders have round prices
        : dice.between(6_500, 480_000),
      po: dice.chance(35) ? `PO-${dice.between(40_000, 89_999)}` : '',
      paidOn: paysOn < BANK_START ? paysOn : null,
      credits: null,
    }
  })
}

/** Credit memos for spoiled goods: a tenth of some larger invoices, some days later. */
export function demoCreditMemos(invoices: readonly DemoInvoice[]): readonly DemoInvoice[] {
  return invoices
    .filter(({ paidOn, cents }, index) => paidOn === null && index % 31 === 0 && cents > 40_000)
    .map((invoice, index) => ({
      ...invoice,
      number: `CM-${501 + index}`,
      issued: workingDay(addDays(invoice.issued, 4)),
      due: workingDay(addDays(invoice.issued, 4)),
      cents: Math.floor(invoice.cents / 10),
      credits: invoice,
    }))
}

/** Nothing is issued on a weekend: Monday, then. */
function workingDay(date: CalendarDate): CalendarDate {
  const day = weekday(date)
  return day > 5 ? addDays(date, 8 - day) : date
}
