import { randomOf } from '../../support/small-world.ts'
import type { World } from './worlds.ts'

/** The files of one book and what each line really pays; null is a line that nobody could decide. */
export interface Generated {
  readonly invoices: string
  readonly bank: string
  readonly truth: ReadonlyMap<string, Truth>
}

export interface Truth {
  readonly kind: string
  /** Cash by invoice, in cents. */
  readonly cash: ReadonlyMap<string, number>
  readonly isDecidable: boolean
}

export type Layout = 'fields' | 'one-text' | 'narrow'

interface Open {
  readonly number: string
  readonly customer: number
  readonly day: number
  readonly cents: number
}

interface Line {
  readonly id: string
  readonly day: number
  readonly cents: number
  readonly name: string
  readonly account: string
  readonly text: string
}

const CUSTOMERS = 90
const INVOICES = 1_400
const DAY_0 = Date.UTC(2026, 0, 2) / 86_400_000

/** One book of a world: invoices over a year, and a payment of nearly each of them. */
export function generate(world: World, layout: Layout, seed: number): Generated {
  const random = randomOf(seed * 7_919)
  const names = Array.from({ length: CUSTOMERS }, (_, index) => world.customerName(index))
  const printed = names.map((name) => world.bankName(name, random(9)))
  const rows: string[] = []
  const lines: Line[] = []
  const truth = new Map<string, Truth>()
  const open: Open[][] = names.map(() => [])
  const pay = (
    open_: readonly Open[],
    made: {
      cents: number
      text: string
      day: number
      kind: string
      name?: string
      isDecidable?: boolean
      cash?: ReadonlyMap<string, number>
    },
  ): number => {
    const id = `BX-${String(lines.length + 1).padStart(6, '0')}`
    const customer = open_[0]?.customer ?? 0
    const name = made.name ?? printed[customer] ?? ''
    lines.push({
      id,
      day: made.day,
      cents: made.cents,
      name,
      account: made.name === undefined ? `DE${10 ** 9 + customer}` : '',
      text: made.text,
    })
    truth.set(id, {
      kind: made.kind,
      cash: made.cash ?? new Map(open_.map(({ number, cents }) => [number, cents])),
      isDecidable: made.isDecidable ?? true,
    })
    return lines.length
  }
  for (let index = 0; index < INVOICES; index++) {
    const customer = Math.floor((random(CUSTOMERS) * (random(10) + 1)) / 10)
    const day = Math.floor((index * 330) / INVOICES)
    const cents = random(4) === 0 ? (random(40) + 1) * 5_000 : random(900_000) + 2_000
    const invoice = { number: world.invoiceNumber(index), customer, day, cents }
    rows.push(invoiceRow(world, invoice, names[customer] ?? ''))
    open[customer]?.push(invoice)
    if (index % 3 === 2) settleOne(random(CUSTOMERS), day)
    settleOne(customer, day + 1 + random(20))
  }

  function settleOne(customer: number, day: number): number {
    const pool = (open[customer] ?? []).filter((one) => one.day < day)
    const [first] = pool
    if (first === undefined) return 0
    const style = random(60)
    const kind = KINDS[random(KINDS.length)] ?? 'exact'
    const paid =
      kind === 'list' || kind === 'cut-list'
        ? pool.slice(0, 2 + random(5))
        : kind === 'balance'
          ? pool
          : [first]
    const sum = paid.reduce((total, { cents }) => total + cents, 0)
    const sameAmount = pool.filter(({ cents }) => cents === first.cents).length
    open[customer] = (open[customer] ?? []).filter((one) => !paid.includes(one))
    switch (kind) {
      case 'mangled':
        return pay(paid, { kind, day, cents: sum, text: world.mangled(first.number, style) })
      case 'list':
        return pay(paid, {
          kind,
          day,
          cents: sum,
          text: world.list(
            paid.map(({ number }) => number),
            style,
          ),
        })
      case 'cut-list': {
        const text = world
          .list(
            paid.map(({ number }) => number),
            1,
          )
          .slice(0, 26)
        return pay(paid, { kind, day, cents: sum, text, isDecidable: false })
      }
      case 'name-only':
        return pay(paid, {
          kind,
          day,
          cents: sum,
          text: bland(style),
          isDecidable: sameAmount === 1,
        })
      case 'balance':
        return pay(paid, {
          kind,
          day,
          cents: sum,
          text: bland(style),
          isDecidable: paid.length < 12,
        })
      case 'part': {
        const cents = Math.max(100, Math.floor(sum / 300) * 100)
        return pay(paid, {
          kind,
          day,
          cents,
          text: first.number,
          cash: new Map([[first.number, cents]]),
        })
      }
      case 'over':
        return pay(paid, { kind, day, cents: sum + 1 + random(900), text: first.number })
      case 'unknown':
        return pay(paid, {
          kind,
          day,
          cents: sum,
          text: bland(style),
          name: 'K WALTERS',
          isDecidable: false,
        })
      case 'duplicate':
        pay(paid, { kind: 'exact', day, cents: sum, text: first.number })
        return pay(paid, { kind, day: day + 3, cents: sum, text: first.number, cash: new Map() })
      case 'stray': {
        const other = world.invoiceNumber(random(INVOICES)).replace(/\D/g, '')
        return pay(paid, { kind, day, cents: sum, text: `${first.number} our order ${other}` })
      }
      case 'returned':
        pay(paid, { kind: 'exact', day, cents: sum, text: first.number })
        pay(paid, {
          kind,
          day: day + 2,
          cents: -sum,
          text: `returned ${first.number}`,
          cash: new Map([[first.number, -sum]]),
        })
        return pay(paid, { kind: 'repaid', day: day + 9, cents: sum, text: first.number })
      default:
        return pay(paid, { kind: 'exact', day, cents: sum, text: `payment ${first.number}` })
    }
  }

  function bland(style: number): string {
    return world.bland[style % world.bland.length] ?? ''
  }

  lines.sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1))
  const head = 'Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total'
  return {
    invoices: [head, ...rows].join('\n'),
    bank: bankFile(world, layout, lines),
    truth,
  }
}

const KINDS = [
  ...Array.from({ length: 14 }, () => 'exact'),
  ...Array.from({ length: 7 }, () => 'mangled'),
  ...Array.from({ length: 4 }, () => 'list'),
  'cut-list',
  'name-only',
  'name-only',
  'name-only',
  'balance',
  'part',
  'over',
  'unknown',
  'duplicate',
  'stray',
  'returned',
]

function invoiceRow(world: World, { number, customer, day, cents }: Open, name: string): string {
  return [
    number,
    `K${500 + customer}`,
    `"${name}"`,
    date(day),
    date(day + 30),
    world.currency,
    money(cents),
  ].join(',')
}

function bankFile(world: World, layout: Layout, lines: readonly Line[]): string {
  const heads: Readonly<Record<Layout, string>> = {
    fields:
      'Booking Date,Amount,Currency,Counterparty,Counterparty IBAN,Remittance Information,Transaction ID',
    'one-text': 'Date,Description,Amount,Transaction ID',
    narrow: 'Date,Description,Reference,Amount,Transaction ID',
  }
  const cells: Readonly<Record<Layout, (line: Line) => readonly string[]>> = {
    fields: ({ id, day, cents, name, account, text }) => [
      ...[date(day), money(cents), world.currency, quote(name), account, quote(text), id],
    ],
    'one-text': ({ id, day, cents, name, text }) => [
      ...[date(day), quote(`TRANSFER FROM ${name} REF ${text}`.trim()), money(cents), id],
    ],
    narrow: ({ id, day, cents, name, text }) => [
      ...[date(day), quote(name.slice(0, 18).trim())],
      ...[quote(text.toUpperCase().slice(0, 35)), money(cents), id],
    ],
  }
  const rows = lines.map(cells[layout])
  return [heads[layout], ...rows.map((row) => row.join(','))].join('\n')
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

function date(day: number): string {
  return new Date((DAY_0 + day) * 86_400_000).toISOString().slice(0, 10)
}

function money(cents: number): string {
  const size = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`
}
