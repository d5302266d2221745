import { addDays } from '../../core/calendar-date.ts'
import { demoCustomers } from './customers.ts'
import { BANK_START, type DemoInvoice } from './invoices.ts'
import type { DemoLine, Occasion, Payment } from './payment.ts'

type Way = (occasion: Occasion) => Payment | undefined

/** A line from the customer of the occasion, unless told otherwise. */
function from(
  { invoice, date }: Occasion,
  memo: string,
  cents: number,
  other: Partial<DemoLine> = {},
): DemoLine {
  const { payer, account } = invoice.customer
  return { date, cents, payer, account, memo, ...other }
}

function total(invoices: readonly DemoInvoice[]): number {
  return invoices.reduce((sum, { cents }) => sum + cents, 0)
}

/** Invoice in full with its number: how most of them pay. */
const plain: Way = (o) => ({
  lines: [from(o, `Invoice ${o.invoice.number}`, o.invoice.cents)],
  settles: [o.invoice],
})

const mangledNumber: Way = (o) => {
  const digits = o.invoice.number.slice(3)
  const memo = o.dice.pick([`HP ${digits}`, `hp${digits} thx`, `#${digits}`, `HP- ${digits}`])
  return { lines: [from(o, memo, o.invoice.cents)], settles: [o.invoice] }
}

const list: Way = (o) => {
  const paid = [o.invoice, ...o.others.slice(0, 3)]
  if (paid.length < 2) return undefined
  const memo = `Payment for ${paid.map(({ number }) => number).join(', ')}`
  return { lines: [from(o, memo, total(paid))], settles: paid }
}

const shortenedList: Way = (o) => {
  const [other] = o.others
  if (other === undefined) return undefined
  const memo = `Inv ${o.invoice.number}, ${other.number.slice(-3)}`
  return { lines: [from(o, memo, total([o.invoice, other]))], settles: [o.invoice, other] }
}

const amountAlone: Way = (o) => ({
  lines: [from(o, 'Vendor payment', o.invoice.cents)],
  settles: [o.invoice],
})

const wholeBalance: Way = (o) => {
  const paid = [o.invoice, ...o.others]
  if (paid.length < 2 || o.memo !== undefined) return undefined
  return { lines: [from(o, 'ACH credit', total(paid))], settles: paid }
}

const purchaseOrder: Way = (o) =>
  o.invoice.po === ''
    ? undefined
    : { lines: [from(o, `Your order ${o.invoice.po}`, o.invoice.cents)], settles: [o.invoice] }

const customerNumber: Way = (o) => ({
  lines: [from(o, `Acct ${o.invoice.customer.number}`, o.invoice.cents)],
  settles: [o.invoice],
})

const parentPays: Way = (o) => {
  const parent = demoCustomers.find(({ number }) => number === o.invoice.customer.parent)
  if (parent === undefined) return undefined
  const { payer, account } = parent
  const line = from(o, `Invoice ${o.invoice.number}`, o.invoice.cents, { payer, account })
  return { lines: [line], settles: [o.invoice] }
}

const swappedDigits: Way = (o) => {
  const [a = '', b = ''] = o.invoice.number.slice(-2)
  if (a === b) return undefined
  const memo = `Inv ${o.invoice.number.slice(0, -2)}${b}${a}`
  return { lines: [from(o, memo, o.invoice.cents)], settles: [o.invoice] }
}

const earlyDiscount: Way = (o) => {
  const { invoice } = o
  if (invoice.customer.discountPercent === 0) return undefined
  const cents = invoice.cents - Math.round((invoice.cents * invoice.customer.discountPercent) / 100)
  const date = addDays(invoice.issued, 9)
  if (date < BANK_START) return undefined
  return { lines: [from(o, `${invoice.number} less 2%`, cents, { date })], settles: [invoice] }
}

const wireFee: Way = (o) =>
  o.invoice.cents < 100_000
    ? undefined
    : {
        lines: [from(o, `WIRE ${o.invoice.number}`, o.invoice.cents - 1_500)],
        settles: [o.invoice],
      }

const damagedGoods: Way = (o) => {
  const cents = o.invoice.cents - Math.round(o.invoice.cents / 8)
  const memo = `${o.invoice.number} less broken jars`
  return { lines: [from(o, memo, cents)], settles: [o.invoice] }
}

const tooMuch: Way = (o) => ({
  lines: [from(o, o.invoice.number, o.invoice.cents + 2_000)],
  settles: [o.invoice],
})

const twice: Way = (o) => {
  const line = from(o, `Invoice ${o.invoice.number}`, o.invoice.cents)
  return { lines: [line, { ...line, date: addDays(o.date, 4) }], settles: [o.invoice] }
}

const onAccount: Way = (o) => {
  if (o.invoice.cents < 150_000) return undefined
  const half = Math.round(o.invoice.cents / 200_00) * 100_00
  const first = from(o, `${o.invoice.number} part 1 of 2`, half)
  const date = addDays(o.date, 12)
  const second = from(o, `${o.invoice.number} rest`, o.invoice.cents - half, { date })
  return { lines: [first, second], settles: [o.invoice] }
}

const bounced: Way = (o) => {
  const line = from(o, `Invoice ${o.invoice.number}`, o.invoice.cents)
  const memo = `RETURNED ITEM NSF ${o.invoice.number}`
  const back = { ...line, date: addDays(o.date, 3), cents: -line.cents, memo }
  return { lines: [line, back, { ...line, date: addDays(o.date, 10) }], settles: [o.invoice] }
}

const creditNetted: Way = (o) => {
  const { memo, invoice } = o
  if (memo === undefined || memo.cents >= invoice.cents) return undefined
  const text = `${invoice.number} less ${memo.number}`
  return { lines: [from(o, text, invoice.cents - memo.cents)], settles: [invoice, memo] }
}

const byCard: Way = (o) => {
  const paid = [o.invoice, ...o.others.slice(0, 2)]
  const payout = `po_${100200 + o.serial}`
  const items = paid.map(({ number, cents }) => ({
    payout,
    date: o.date,
    invoice: number,
    gross: cents,
    fee: Math.round((cents * 29) / 1000) + 30,
  }))
  const net = items.reduce((sum, { gross, fee }) => sum + gross - fee, 0)
  const line = from(o, `CARDWAVE PAYOUT ${payout}`, net, { payer: 'CARDWAVE', account: '' })
  return { lines: [line], settles: paid, payouts: items }
}

const stranger: Way = (o) => ({
  lines: [from(o, 'invoice', o.invoice.cents, { payer: 'J R HOLDINGS', account: '0990-55512' })],
  settles: [o.invoice],
})

/** The ways of paying; the first always fits, the others take turns. */
export const ways: readonly [Way, ...Way[]] = [
  plain,
  mangledNumber,
  list,
  amountAlone,
  earlyDiscount,
  wholeBalance,
  creditNetted,
  mangledNumber,
  purchaseOrder,
  byCard,
  customerNumber,
  shortenedList,
  parentPays,
  wireFee,
  list,
  damagedGoods,
  swappedDigits,
  tooMuch,
  onAccount,
  amountAlone,
  bounced,
  twice,
  stranger,
]
