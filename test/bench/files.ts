import { closeSync, openSync, writeSync } from 'node:fs'
import { type Chance, chanceOf } from '../fuzz/random.ts'

const PART_CHARACTERS = 1 << 20
const DAY_MS = 86_400_000
const FIRST_DAY_MS = Date.UTC(2024, 0, 1)
/** Over so many days the rows of a file are spread. */
export const DAYS = 730

const FIRST = [
  'Alder',
  'Brückner',
  'Côte',
  'Düne',
  'Ellwood',
  'Fjällström',
  'Gorse',
  'Hāpuku',
  'Ibex',
]
const SECOND = [
  'Bakery',
  'Freight',
  '& Daughters',
  'Optics',
  '"Old Mill" Foods',
  'Tooling',
  'Vintners',
]
const THIRD = [', Inc.', ' GmbH', ' SARL', ' Oy', ', Ltd.', '']
const ITEMS = [
  'Pallets, treated',
  'Service "plus", one year',
  'Crates',
  'Labels for jars',
  'Façade work',
]

/** Writes a list of invoices of so many rows, in the order of their dates. */
export function writeInvoices(path: string, rows: number, seed: number): void {
  const chance = chanceOf(seed)
  const customers = Array.from({ length: Math.max(5, rows / 20) }, (_, at) => ({
    number: `K${String(at + 1).padStart(6, '0')}`,
    name: quoted(customerName(chance, at)),
  }))
  const head =
    'Invoice Number,Customer Number,Customer,Email,Invoice Date,Due Date,Total,Currency,PO Number,Memo'
  writeRows(path, head, rows, (at) => {
    const { number, name } = chance.pick(customers)
    const day = Math.floor((at / rows) * DAYS)
    const mail = `accounts@${number.toLowerCase()}.example`
    const due = dayText(day + chance.pick([14, 30, 60]))
    return `RE-${String(at + 1).padStart(8, '0')},${number},${name},${mail},${dayText(day)},${due},${amount(chance)},EUR,PO-${chance.below(900_000)},${quoted(chance.pick(ITEMS))}`
  })
}

/** An invented name, different for each number. */
export function customerName(chance: Chance, at: number): string {
  return `${chance.pick(FIRST)} ${chance.pick(SECOND)} ${at + 1}${chance.pick(THIRD)}`
}

/** Writes the statement of a bank of so many rows; nothing in it but its content tells rows apart. */
export function writeBankLines(path: string, rows: number, seed: number): void {
  const chance = chanceOf(seed, 2)
  const head = 'Booking Date,Value Date,Amount,Currency,Counterparty,IBAN,Description'
  writeRows(path, head, rows, (at) => {
    const day = dayText(Math.floor((at / rows) * DAYS))
    const sign = chance.below(5) === 0 ? '-' : ''
    const payer = quoted(`${chance.pick(FIRST)} ${chance.pick(SECOND)}${chance.pick(THIRD)}`)
    const iban = `DE${10 + chance.below(89)}5005000${String(chance.below(1e9)).padStart(11, '0')}`
    const memo = quoted(
      `Rechnung RE-${String(chance.below(rows) + 1).padStart(8, '0')} vom ${day}, Dank für ${chance.pick(ITEMS)}`,
    )
    return `${day},${day},${sign}${amount(chance)},EUR,${payer},${iban},${memo}`
  })
}

/** Writes a file row by row. */
export function writeRows(
  path: string,
  head: string,
  rows: number,
  row: (at: number) => string,
): void {
  const file = openSync(path, 'w')
  let text = `${head}\n`
  for (let at = 0; at < rows; at += 1) {
    text += `${row(at)}\n`
    if (text.length < PART_CHARACTERS && at < rows - 1) continue
    writeSync(file, text)
    text = ''
  }
  closeSync(file)
}

function amount(chance: Chance): string {
  const cents = 100 + chance.below(chance.pick([5_000, 90_000, 4_000_000]))
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

/** The day that so many days after the first is. */
export function dayText(day: number): string {
  return new Date(FIRST_DAY_MS + day * DAY_MS).toISOString().slice(0, 10)
}

/** A field of a CSV file. */
export function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
