import type { Chance } from '../random.ts'
import { dayText } from './days.ts'

/** An invoice or a credit memo of the invented firm; negative totals are credit memos. */
interface Invoice {
  readonly number: string
  readonly customer: number
  readonly day: number
  readonly currency: string
  readonly totalMinor: number
  readonly terms: string
}

/** The files that the invented firm can export, made from one fixed set of facts. */
export interface Firm {
  readonly invoices: readonly string[]
  readonly customers: readonly string[]
  invoiceFile(chance: Chance): string
  bankFile(chance: Chance): string
  paymentFile(chance: Chance): string
  adviceFile(chance: Chance): string
  payoutFile(): string
  customerFile(chance: Chance): string
}

const NAMES = [
  ['C1', 'Harbor Foods Inc'],
  ['C2', 'HARBOR FOODS, LLC'],
  ['C3', 'Keßler Bakery GmbH'],
  ['', 'Kessler Bäckerei'],
  ['C5', 'Granite Hardware LLC'],
  ['', 'Côte & Fils SARL'],
] as const
const TERMS = ['Net 30', '2/10 net 30', 'EOM', 'due on receipt', '']
const BANK_HEAD =
  'Booking Date,Amount,Currency,Counterparty,Counterparty Account,Remittance Information,Transaction ID'

/** Invents invoices, and bank lines that pay them well and badly. */
export function inventFirm(chance: Chance): Firm {
  const invoices = Array.from({ length: 16 }, (_, at) => inventInvoice(chance, at))
  const lines = Array.from({ length: 24 }, (_, at) => bankLine(chance, at, invoices))
  return {
    invoices: invoices.map(({ number }) => number),
    customers: NAMES.map(([number, name]) => number || name),
    invoiceFile: (now) => invoiceFile(now, invoices),
    bankFile(now) {
      const from = now.below(lines.length)
      return [BANK_HEAD, ...lines.slice(from, from + 1 + now.below(12))].join('\n')
    },
    paymentFile(now) {
      const rows = some(now, invoices, 3).map(
        ({ number, day, currency, totalMinor }) =>
          `R-${number},${dayText(day + 20)},${number},${currency},${money(now.pick([totalMinor, totalMinor / 2]))}`,
      )
      return ['Payment Number,Payment Date,Invoice Number,Currency,Amount Applied', ...rows].join(
        '\n',
      )
    },
    adviceFile: (now) => adviceFile(now, invoices),
    payoutFile() {
      const rows = invoices.slice(0, 2).map(({ number, currency, totalMinor }) => {
        const fee = Math.round(totalMinor / 50)
        return `po_1,${dayText(60)},${number},${currency},${money(totalMinor)},${money(fee)},${money(totalMinor - fee)}`
      })
      return ['Payout ID,Arrival Date,Invoice,Currency,Gross,Fee,Net', ...rows].join('\n')
    },
    customerFile(now) {
      const rows = some(now, NAMES, 4).map(
        ([number, name], at) =>
          `${number},"${name}",ap${now.below(3)}@firm${at}.example,${now.pick(TERMS)},${now.pick(['', 'C1', 'C5'])}`,
      )
      return ['Customer Number,Customer,Email,Terms,Parent', ...rows].join('\n')
    },
  }
}

function inventInvoice(chance: Chance, at: number): Invoice {
  const minor = chance.pick([10_000, 10_000, 25_000, 4_050, 123_456, 99_999, 30_000])
  return {
    number: at % 7 === 6 ? `CM-${at}` : `INV-${1000 + at}`,
    customer: chance.below(NAMES.length),
    day: chance.below(90),
    currency: at % 5 === 4 ? 'USD' : 'EUR',
    totalMinor: at % 7 === 6 ? -2_000 : minor,
    terms: chance.pick(TERMS),
  }
}

function invoiceFile(chance: Chance, invoices: readonly Invoice[]): string {
  const rows = some(chance, invoices, 1 + chance.below(10)).map((invoice) => {
    const { number, currency } = invoice
    const [code, name] = NAMES[invoice.customer] ?? ['', '']
    const changed = chance.below(8) === 0 ? 500 : 0
    const total = invoice.totalMinor + (invoice.totalMinor > 0 ? changed : 0)
    const isPaid = total > 0 && chance.below(10) === 0
    const paid = isPaid ? `${money(total)},${dayText(invoice.day + 15)}` : ','
    const status = chance.below(15) === 0 ? 'Void' : ''
    return `${number},${code},"${name}",${dayText(invoice.day)},${invoice.terms},${currency},${money(total)},${paid},${status}`
  })
  return [
    'Invoice Number,Customer Number,Customer,Invoice Date,Terms,Currency,Total,Amount Paid,Paid Date,Status',
    ...rows,
  ].join('\n')
}

function bankLine(chance: Chance, at: number, invoices: readonly Invoice[]): string {
  const [one, two] = [chance.pick(invoices), chance.pick(invoices)]
  const [, name] = NAMES[one.customer] ?? ['', '']
  const day = dayText(one.day + 5 + chance.below(40))
  const row = (minor: number, payer: string, text: string, id = `T-${at}`): string =>
    `${day},${money(minor)},${one.currency},"${payer}",DE0000${payer.length},"${text}",${id}`
  const total = Math.abs(one.totalMinor)
  return chance.pick([
    () => row(total, name, `payment ${one.number}`),
    () => row(total, name, 'thank you'),
    () => row(total, '', 'cash desk'),
    () => row(total - 700, name, `${one.number} less freight`),
    () => row(total + 1_500, name, one.number),
    () => row(Math.round(total * 0.98), name, one.number),
    () => row(total + Math.abs(two.totalMinor), name, `${one.number}, ${two.number}`),
    () => row(total - 2_000, name, `${one.number} less CM-6 CM-13`),
    () => row(-450, 'Our Bank', 'account fee'),
    () => row(-total, name, `RETURN ${one.number} insufficient funds`),
    () => row(total, 'Unheard Of Ltd', 'deposit'),
    () => row(9_800 + chance.below(400), 'STRIPE', 'po_1 payout'),
    () => row(33_300, name, 'ADV-1 as advised'),
  ])()
}

function adviceFile(chance: Chance, invoices: readonly Invoice[]): string {
  const rows = some(chance, invoices, 3)
    .filter(({ totalMinor }) => totalMinor > 0)
    .map(
      ({ number, currency, totalMinor }) =>
        `ADV-${1 + chance.below(3)},${dayText(70)},${number},${currency},${money(totalMinor)}`,
    )
  return ['Remittance Number,Payment Date,Invoice Number,Currency,Amount', ...rows].join('\n')
}

/** Some of them, in their order. */
function some<T>(chance: Chance, items: readonly T[], count: number): readonly T[] {
  const from = chance.below(items.length)
  return [...items, ...items].slice(from, from + Math.max(1, Math.min(count, items.length)))
}

function money(minor: number): string {
  const whole = Math.abs(Math.round(minor))
  const text = `${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`
  return minor < 0 ? `-${text}` : text
}
