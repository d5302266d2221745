import { dateOfDayNumber, dayNumber, parseDate } from '../../src/core/calendar-date.ts'
import { parseCurrency } from '../../src/core/currency.ts'
import type { LineFact, MatchFacts } from '../../src/features/matching/facts/facts.ts'
import type { BankLineId, CustomerId, ReceivableId } from '../../src/ledger/ids.ts'
import { RULES } from './scenario.ts'

/** A world of some customers whose payments are known to be right or undecidable. */
export interface SmallWorld {
  readonly facts: MatchFacts
  /** The invoices that each line pays, by its reference. */
  readonly truth: ReadonlyMap<string, readonly string[]>
}

const WORDS = [
  'Amber',
  'Birch',
  'Cobalt',
  'Dune',
  'Ember',
  'Fjord',
  'Grove',
  'Heath',
  'Iris',
  'Jade',
]
const TRADES = ['Bakery', 'Pumps', 'Cinema', 'Gardens', 'Optics', 'Cranes', 'Paper']

/** A seeded generator, so that a failing case can be run again. */
export function randomOf(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

export function smallWorld(seed: number, { customers = 12, invoices = 60 } = {}): SmallWorld {
  const random = randomOf(seed)
  const start = dayNumber(parseDate('2026-01-01') ?? fail())
  const currency = parseCurrency('EUR') ?? fail()
  const payers = Array.from({ length: customers }, (_, index) => ({
    id: (index + 1) as CustomerId,
    number: `K${100 + index}`,
    name: `${WORDS[index % WORDS.length]} ${TRADES[Math.floor(index / WORDS.length) % TRADES.length]} ${['GmbH', 'Ltd', 'SARL'][index % 3]}`,
    parentId: null,
  }))
  const items = Array.from({ length: invoices }, (_, index) => {
    const day = start + Math.floor(index / 2)
    const minor = random(4) === 0 ? (random(20) + 1) * 5_000 : random(900_000) + 1_000
    return {
      id: (index + 1) as ReceivableId,
      kind: 'invoice' as const,
      number: `RE-2026-${String(index + 41).padStart(5, '0')}`,
      customerId: (random(customers) + 1) as CustomerId,
      issueDate: dateOfDayNumber(day),
      dueDate: dateOfDayNumber(day + 30),
      currency,
      totalMinor: minor,
      taxMinor: null,
      openMinor: minor,
      discount: null,
      poNumber: null,
      structuredReference: null,
      past: null,
      cashMinor: 0,
      recorded: null,
    }
  })
  const truth = new Map<string, readonly string[]>()
  const lines: LineFact[] = []
  for (const item of items) {
    const payer = payers[item.customerId - 1] ?? fail()
    const style = random(10)
    const isNamed = style < 7
    const bankRef = `L${String(item.id).padStart(4, '0')}`
    const text = [
      item.number,
      `inv ${item.number.slice(-5)}`,
      item.number.toLowerCase().replaceAll('-', ' '),
    ][style % 3]
    lines.push({
      id: item.id as number as BankLineId,
      bankRef,
      bookingDate: dateOfDayNumber(dayNumber(item.dueDate) + random(9) - 4),
      currency,
      amountMinor: item.totalMinor,
      description: isNamed ? (text ?? '') : 'payment',
      counterparty: style === 9 ? 'Somebody Unknown' : payer.name.toUpperCase(),
      counterpartyAccount: style === 9 ? null : `DE${item.customerId}`,
      creditorReference: null,
      isHeld: false,
    })
    truth.set(bankRef, [item.number])
  }
  lines.sort((a, b) =>
    a.bookingDate < b.bookingDate ? -1 : a.bookingDate > b.bookingDate ? 1 : a.id - b.id,
  )
  const facts = {
    customers: payers,
    items,
    lines,
    unapplied: [],
    payouts: [],
    remittances: [],
    lessons: [],
    knownTexts: [],
    knownLengths: new Map(),
    ignoredKinds: new Map(),
    paymentsOf: () => [],
    withheld: new Map(),
    withholding: new Map(),
    rules: RULES,
  }
  return { facts, truth }
}

function fail(): never {
  throw new Error('the small world is broken')
}
