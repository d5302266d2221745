import { dayNumber } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { ChequeFacts } from '../../../ledger/bank-line.ts'
import type { RemittanceFact } from '../facts/facts.ts'
import { push } from '../lists.ts'

/** From the day of a deposit to the bank's booking, over a weekend. */
export const DEPOSIT_DAYS_MAX = 5

/** What the book calls a cheque: by its number, in one word that can be typed. */
export function chequeNumber(ref: string): string {
  return ref.trim().replace(/\s+/g, '-') || 'cheque'
}

/** One cheque of a list that a bank, or whoever paid them in, has written. */
export interface Cheque {
  readonly ref: string
  readonly payer: string | null
  readonly amountMinor: number
  readonly rows: readonly RemittanceFact[]
}

/** Cheques that were paid in together; the day is null where the list has none. */
export interface Deposit {
  /** The batch, the lockbox or the day that they have in common. */
  readonly name: string
  readonly day: number | null
  readonly currency: Currency
  readonly cheques: readonly Cheque[]
  readonly sumMinor: number
}

/** The lists of cheques by what is asked of them. */
export interface DepositIndex {
  /** The deposits whose cheques add up to this. */
  ofSum(minor: number): readonly Deposit[]
  /** The deposits of a day and currency that come to more than this. */
  above(minor: number, by: { day: number; currency: Currency }): readonly Deposit[]
  /** What the lists say of a cheque that was paid in about a day; nothing where they differ. */
  rowsOf(cheque: ChequeFacts, paid: { amountMinor: number; day: number }): readonly RemittanceFact[]
}

/**
 * A bank credits cheques by batch, by lockbox, or all of a day at once: each of these may be the
 * deposit. Which one it is, its sum tells.
 */
export function depositIndex(facts: readonly RemittanceFact[]): DepositIndex {
  const cheques = chequesOf(facts.filter(({ depositRef }) => depositRef !== null))
  const groups = new Map<string, Cheque[]>()
  for (const cheque of cheques) {
    for (const name of namesOf(cheque)) push(groups, name, cheque)
  }
  const bySum = new Map<number, Deposit[]>()
  const byDay = new Map<string, Deposit[]>()
  const seen = new Set<string>()
  for (const [name, list] of groups) {
    const content = list.map((one) => `${one.ref} ${one.payer ?? ''} ${one.amountMinor}`)
    const date = list[0]?.rows[0]?.date ?? null
    const currency = list[0]?.rows[0]?.currency
    const key = `${date ?? ''} ${content.sort().join(',')}`
    if (seen.has(key) || currency === undefined) continue
    seen.add(key)
    const sum = list.reduce((total, { amountMinor }) => total + amountMinor, 0)
    const label = name.split('\u0000')[1] ?? ''
    const deposit = {
      name: label === '' ? (date ?? '') : label,
      day: date === null ? null : dayNumber(date),
      currency,
      cheques: list,
      sumMinor: sum,
    }
    push(bySum, sum, deposit)
    if (deposit.day !== null) push(byDay, `${deposit.day} ${currency}`, deposit)
  }
  return {
    ofSum: (minor) => bySum.get(minor) ?? [],
    above: (minor, { day, currency }) =>
      (byDay.get(`${day} ${currency}`) ?? []).filter(({ sumMinor }) => sumMinor > minor),
    rowsOf: rowsByCheque(cheques),
  }
}

/** Finds again what a list has said of a cheque, by everything that the book keeps of it. */
function rowsByCheque(cheques: readonly Cheque[]): DepositIndex['rowsOf'] {
  const keyOf = (payer: string | null, minor: number, text: string): string =>
    JSON.stringify([payer, minor, text])
  const known = new Map<string, Cheque[]>()
  for (const one of cheques) push(known, keyOf(one.payer, one.amountMinor, textOf(one)), one)
  return ({ ref, payer, text }, { amountMinor, day }) => {
    const found = (known.get(keyOf(payer, amountMinor, text)) ?? []).filter(
      (one) => isNumber(ref, one.ref) && isAbout(one, day),
    )
    const told = new Set(found.map(({ rows }) => JSON.stringify(rows.map(contentOf))))
    return told.size === 1 ? (found[0]?.rows ?? []) : []
  }
}

/** Of several cheques of one number the book counts all but the first. */
function isNumber(kept: string, told: string): boolean {
  const number = chequeNumber(told)
  return kept === told || kept === number || kept.startsWith(`${number}-`)
}

function contentOf({ invoiceNumber, amountMinor, discountMinor }: RemittanceFact) {
  return [invoiceNumber, amountMinor, discountMinor]
}

/** Whether a cheque is of about the day of a deposit, or of none. */
function isAbout({ rows: [first] }: Cheque, day: number): boolean {
  const date = first?.date ?? null
  return date === null || Math.abs(dayNumber(date) - day) <= DEPOSIT_DAYS_MAX
}

/** The invoices that a list names for a cheque; empty where it names none. */
export function textOf({ rows }: Pick<Cheque, 'rows'>): string {
  return rows.flatMap(({ invoiceNumber }) => invoiceNumber || []).join(' ')
}

/** Every group that a cheque belongs to: its batch, its lockbox, its day. */
function namesOf({ rows }: Cheque): readonly string[] {
  const [first] = rows
  if (first === undefined) return []
  const { depositRef: ref, date, currency } = first
  const [lockbox = ''] = (ref ?? '').split('/')
  const day = `${date ?? ''} ${currency}`
  return [...new Set([`${day}\u0000${ref ?? ''}`, `${day}\u0000${lockbox}`, `${day}\u0000`])]
}

function chequesOf(facts: readonly RemittanceFact[]): readonly Cheque[] {
  const groups = new Map<string, RemittanceFact[]>()
  for (const fact of facts) {
    push(groups, JSON.stringify([fact.depositRef, fact.date, fact.ref, fact.payer]), fact)
  }
  return [...groups.values()].flatMap((rows): Cheque[] => {
    const [first] = rows
    if (first === undefined) return []
    const amountMinor = rows.reduce((sum, row) => sum + row.amountMinor, 0)
    return [{ ref: first.ref, payer: first.payer, amountMinor, rows }]
  })
}
