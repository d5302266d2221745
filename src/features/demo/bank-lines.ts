import { addDays, type CalendarDate } from '../../core/calendar-date.ts'
import { BANK_START, type DemoInvoice, LAST_DAY } from './invoices.ts'
import { noiseLines } from './noise.ts'
import type { DemoLine, DemoPayoutItem, Occasion, Payment } from './payment.ts'
import type { Dice } from './random.ts'
import { ways } from './ways-to-pay.ts'

/** A year of bank lines: the customers' payments of every kind, and what else moves an account. */
export function demoBankLines(
  invoices: readonly DemoInvoice[],
  memos: readonly DemoInvoice[],
  dice: Dice,
): { lines: readonly DemoLine[]; payouts: readonly DemoPayoutItem[] } {
  const open = new Set(invoices.filter(({ paidOn }) => paidOn === null))
  const unused = new Set(memos)
  const lines: DemoLine[] = []
  const payouts: DemoPayoutItem[] = []
  const due = [...open].map((invoice) => ({ invoice, date: payDay(invoice, dice) }))
  due.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1))
  due.forEach(({ invoice, date }, serial) => {
    if (!open.has(invoice) || date > LAST_DAY || date < BANK_START) return
    const memo = [...unused].find((one) => one.customer === invoice.customer && one.issued < date)
    const others = [...open].filter(
      (one) => one !== invoice && one.customer === invoice.customer && one.issued < date,
    )
    const payment = payBySomeWay({ date, invoice, others, memo, dice, serial })
    lines.push(...payment.lines.filter((line) => line.date <= LAST_DAY))
    payouts.push(...(payment.payouts ?? []))
    for (const settled of payment.settles) {
      open.delete(settled)
      unused.delete(settled)
    }
  })
  lines.push(...noiseLines(dice))
  lines.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1))
  return { lines, payouts }
}

function payDay({ due, customer }: DemoInvoice, dice: Dice): CalendarDate {
  const date = addDays(due, customer.lateDays + dice.between(-3, 4))
  return date < BANK_START ? addDays(BANK_START, dice.between(0, 9)) : date
}

/** Two of three payments name their invoice; the others take the ways in turn, so that all occur. */
function payBySomeWay(occasion: Occasion): Payment {
  const [plain, ...special] = ways
  const start = occasion.serial % 3 === 0 ? Math.floor(occasion.serial / 3) % special.length : -1
  if (start >= 0) {
    for (let turn = 0; turn < 3; turn++) {
      const payment = special[(start + turn) % special.length]?.(occasion)
      if (payment !== undefined) return payment
    }
  }
  const payment = plain(occasion)
  if (payment === undefined) throw new Error('the plain way of paying always fits')
  return payment
}
