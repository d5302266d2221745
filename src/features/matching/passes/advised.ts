import { decimal, of } from '../../../core/money.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import { discountMinor } from '../amounts/gap.ts'
import type { Advice } from '../book/advices.ts'
import type { Item, Part } from '../book/item.ts'
import type { Residual } from '../decision.ts'
import type { RemittanceFact } from '../facts/facts.ts'
import { payable } from '../scene.ts'
import { squashed } from '../text/fold.ts'
import type { Question } from './named-set.ts'

/** What the words of an advice come to in the book as it stands. */
export interface Advised {
  readonly parts: readonly Part[]
  readonly items: readonly Item[]
  /** Money that the advice gives no invoice. */
  readonly unappliedMinor: number
  readonly residual?: Residual
  readonly evidence: readonly string[]
  /** Why it cannot be carried out as it stands. */
  readonly against: readonly string[]
}

interface Row {
  readonly item: Item
  /** What the advice pays of it: positive of an invoice, negative of a credit memo. */
  paid: number
  readonly discount: number
  readonly told: readonly string[]
}

/** Finds what an advice names and how much of it the payment settles. */
export function advised({ items: facts }: Advice, question: Question): Advised {
  const rows: Row[] = []
  const against: string[] = []
  let loose = 0
  for (const fact of facts) {
    if (fact.invoiceNumber === '') {
      loose += fact.amountMinor
      if (fact.amountMinor < 0) against.push(`${deducted(fact, -fact.amountMinor)} for no invoice`)
      continue
    }
    const row = rowOf(fact, question)
    if (typeof row === 'string') against.push(row)
    else rows.push(row)
  }
  const invoices = rows.filter(({ item }) => item.kind === 'invoice')
  const left = invoices.reduce((sum, row) => sum + row.item.open - row.paid - row.discount, 0)
  const evidence = rows.flatMap(({ told }) => told)
  const residual = residualOf({ left, loose, isTold: evidence.length > 0 })
  return {
    parts: partsOf(rows),
    items: rows.map(({ item }) => item),
    unappliedMinor: Math.max(0, loose),
    ...(residual === undefined ? {} : { residual }),
    evidence,
    against,
  }
}

function residualOf(gap: { left: number; loose: number; isTold: boolean }): Residual | undefined {
  if (gap.left > 0) {
    return { reason: gap.isTold ? 'DEDUCTION' : 'SHORT_PAY', amountMinor: gap.left }
  }
  return gap.loose > 0 ? { reason: 'OVERPAY', amountMinor: gap.loose } : undefined
}

/** The item that a row means, or why none can be taken for it. */
function rowOf(fact: RemittanceFact, question: Question): Row | string {
  const { view, scene } = question
  const { invoiceNumber: number, amountMinor: paid } = fact
  const item = meant(number, question)
  if (item === undefined) return `${number} is not open`
  const isMemo = item.kind === 'credit_memo'
  if (isMemo !== paid < 0 || Math.abs(paid) > Math.abs(item.open)) {
    return `${number} has ${shown(item.open, fact)} open, the advice says ${shown(paid, fact)}`
  }
  const granted = discountMinor(item, view.day, scene.rules.discountGraceDays)
  const slack = scene.rules.roundingMaxMinor(item.currency)
  const isGranted = fact.discountMinor > 0 && fact.discountMinor <= granted + slack && granted > 0
  const discount = isGranted ? Math.min(fact.discountMinor, item.open - paid) : 0
  return { item, paid, discount, told: toldOf(fact, isGranted) }
}

/** What the payer says he keeps back and has no right to by the terms. */
function toldOf(fact: RemittanceFact, isGranted: boolean): readonly string[] {
  const { invoiceNumber: number, discountMinor: discount, deductionMinor: deduction } = fact
  return [
    ...(discount === 0 || isGranted
      ? []
      : [
          `${number}: the payer takes a discount of ${shown(discount, fact)}, which the terms do not grant on this day`,
        ]),
    ...(deduction <= 0 ? [] : [`${number}: ${deducted(fact, deduction)}`]),
  ]
}

function deducted(fact: RemittanceFact, minor: number): string {
  const why = fact.reason === null ? '' : ` (${fact.reason})`
  return `the payer keeps back ${shown(minor, fact)}${why}`
}

function shown(minor: number, { currency }: Pick<RemittanceFact, 'currency'>): string {
  return decimal(of(minor, currency))
}

/** The one open item of a number: as it is written, else without its letters; of the payer first. */
function meant(number: string, { view, payer, scene }: Question): Item | undefined {
  const open = scene.numbers.byNumber(number).filter((item) => payable(item, view))
  const exact = open.filter(({ key }) => key === squashed(number))
  const pool = exact.length > 0 ? exact : open
  const own = pool.filter(({ customerId }) => payer.customers.includes(customerId))
  const [only, ...more] = pool.length > 1 && own.length > 0 ? own : pool
  return more.length === 0 ? only : undefined
}

/** Credit memos are set against the largest invoices; the rest of each is paid in cash. */
function partsOf(rows: readonly Row[]): readonly Part[] {
  const invoices = rows.filter(({ item }) => item.kind === 'invoice')
  const byCash = [...invoices].sort((a, b) => b.paid - a.paid)
  const credits: Part[] = []
  const cash = new Map(invoices.map((row) => [row, row.paid]))
  for (const { item, paid } of rows) {
    if (item.kind === 'invoice') continue
    let missing = -paid
    for (const row of byCash) {
      const room = Math.min(missing, cash.get(row) ?? 0)
      if (room === 0) continue
      credits.push({ item: row.item, kind: 'credit', amountMinor: room })
      cash.set(row, (cash.get(row) ?? 0) - room)
      missing -= room
    }
    credits.push({ item, kind: 'credit', amountMinor: paid + missing })
  }
  const paid = invoices.flatMap((row): Part[] => {
    const { item, discount } = row
    const amountMinor = cash.get(row) ?? 0
    return [
      ...(amountMinor === 0 ? [] : [{ item, kind: 'cash', amountMinor } as const]),
      ...(discount === 0 ? [] : [{ item, kind: 'discount', amountMinor: discount } as const]),
    ]
  })
  return [...paid, ...credits]
}

/** Whose money it is: the one customer of the invoices, else who pays. */
export function payerOf({ items }: Pick<Advised, 'items'>, { payer }: Question): CustomerId | null {
  const owners = new Set(items.map(({ customerId }) => customerId))
  return (owners.size === 1 ? items[0]?.customerId : payer.customers[0]) ?? null
}
