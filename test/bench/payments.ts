import { join } from 'node:path'
import { type Chance, chanceOf } from '../fuzz/random.ts'
import { customerName, DAYS, dayText, quoted, writeRows } from './files.ts'

/** Invoices in the order of issue: who owes them, and how much. */
interface Owed {
  readonly names: readonly string[]
  readonly owners: Int32Array
  readonly cents: Int32Array
}

const INVOICES_PER_LINE = 2
const INVOICES_PER_CUSTOMER = 20
const LATEST_DAYS = 40 // from an invoice to its payment
const IN_A_PAYMENT_MAX = 4

/** Writes `invoices.csv` with two invoices a line, and `bank.csv` with so many lines, which pay some of them. */
export function writePayments(folder: string, lines: number, seed: number): void {
  const chance = chanceOf(seed, 3)
  const owed = owedBy(chance, lines * INVOICES_PER_LINE)
  const { names, owners, cents } = owed
  const head = 'Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Total,Currency'
  writeRows(join(folder, 'invoices.csv'), head, owners.length, (at) => {
    const owner = owners[at] ?? 0
    const day = dayOf(at, owners.length)
    const customer = `K${String(owner + 1).padStart(6, '0')},${quoted(names[owner] ?? '')}`
    return `${numberOf(at)},${customer},${dayText(day)},${dayText(day + 30)},${money(cents[at] ?? 0)},EUR`
  })
  const own = invoicesByOwner(owed)
  writeRows(
    join(folder, 'bank.csv'),
    'Id,Date,Amount,Currency,Counterparty,Description',
    lines,
    (at) => {
      const { amount, payer, text } = payment(chance, at * INVOICES_PER_LINE, owed, own)
      const day = dayOf(at, lines) + chance.below(LATEST_DAYS)
      return `T${at + 1},${dayText(day)},${money(amount)},EUR,${quoted(payer)},${quoted(text)}`
    },
  )
}

function owedBy(chance: Chance, count: number): Owed {
  const customers = Math.max(5, Math.floor(count / INVOICES_PER_CUSTOMER))
  return {
    names: Array.from({ length: customers }, (_, at) => customerName(chance, at)),
    owners: Int32Array.from({ length: count }, () => chance.below(customers)),
    cents: Int32Array.from(
      { length: count },
      () => 100 + chance.below(chance.pick([9_000, 4_000_000])),
    ),
  }
}

function invoicesByOwner({ names, owners }: Owed): readonly (readonly number[])[] {
  const own: number[][] = names.map(() => [])
  for (const [at, owner] of owners.entries()) own[owner]?.push(at)
  return own
}

/** One line of the bank: mostly a payment of the invoice, as payers write it. */
function payment(
  chance: Chance,
  at: number,
  { names, owners, cents }: Owed,
  own: readonly (readonly number[])[],
): { amount: number; payer: string; text: string } {
  const owner = owners[at] ?? 0
  const amount = cents[at] ?? 0
  const number = numberOf(at)
  const payer = names[owner] ?? ''
  const kind = chance.below(100)
  if (kind < 50) return { amount, payer, text: `Invoice ${number}` }
  if (kind < 62)
    return { amount, payer, text: `INV ${number.slice(3, 7)} ${number.slice(7)} thanks` }
  if (kind < 74) return { amount, payer, text: 'Payment of our account' }
  if (kind < 86) {
    const later = (own[owner] ?? []).filter((one) => one >= at && one < at + owners.length / 100)
    const paid = later.slice(0, 1 + chance.below(IN_A_PAYMENT_MAX))
    const sum = paid.reduce((total, one) => total + (cents[one] ?? 0), 0)
    return { amount: sum, payer, text: kind < 82 ? paid.map(numberOf).join(', ') : 'as agreed' }
  }
  if (kind < 91) return { amount: Math.ceil(amount / 2), payer, text: `part of ${number}` }
  if (kind < 94) return { amount: amount + 700, payer, text: number }
  return { amount: kind < 97 ? -350 : 5_000, payer: 'Own Bank', text: 'monthly statement' }
}

function numberOf(at: number): string {
  return `RE-${String(at + 1).padStart(8, '0')}`
}

function dayOf(at: number, count: number): number {
  return Math.floor((at / count) * DAYS)
}

function money(cents: number): string {
  const size = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
}
