import { fitOf, isBlankColumn, isFlagOtherwise } from './column-fit.ts'
import { readCompound } from './compound-heading.ts'
import type { Field, FieldWords, Shape } from './field.ts'
import { foldedMarks, headingUnit, normaliseHeading, withoutUnit } from './normalise.ts'
import { moneyOf } from './own-money.ts'
import { isRunning } from './running-balance.ts'

/** Which column holds what; a field has one column and a column one field. */
export type Columns = ReadonlyMap<Field, number>

/** A table whose columns have fields, before its cells are asked whether that is right. */
export interface AssignedTable {
  readonly columns: Columns
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What a person mapped; it is not doubted. */
  readonly forced: ReadonlyMap<Field, number>
}

/** The best reading of a header. */
export interface Assignment {
  readonly columns: Columns
  /** The sum of how sure each heading made us: it ranks header rows and kinds. */
  readonly weight: number
  /** Fields for which two columns are equally likely and hold different things. */
  readonly rivals: readonly { readonly field: Field; readonly columns: readonly number[] }[]
}

interface Candidate {
  readonly field: Field
  readonly column: number
  readonly weight: number
}

/** Words in front of a heading that say nothing new: `Invoice Currency`, `Document Status`. */
const QUALIFIERS =
  /^(?:sales invoice|invoice|document|doc|inv|credit note|credit memo|rechnungs?|facture|sales)\s+(?=\S)/
/** `partner_id/name`, `Partner/Display Name`: what a record that the column points to is called. */
const NAME_OF_RECORD = /(?:_id)?(?:\/|\.)(?:complete[_ ]|display[_ ])?name$/i
/** `total_cents`: the amounts tell their unit in the heading. */
const MINOR = / (?:in )?(?:cents|minor|minor units|pence)$/
/** The weight of headings that say only a part of what a field is called. */
const GUESSED = 5
/** What the invoice is in counts more than what it is worth in the currency of the books. */
const FOREIGN_WEIGHT = 1
const HOME_WEIGHT = -3
const CRITICAL: ReadonlySet<Field> = new Set(['number', 'total', 'issueDate', 'balance', 'paid'])

type Entry = { readonly field: Field; readonly shape: Shape; readonly weight: number }

/** What headings mean in one kind of list. */
export interface Dictionary {
  readonly words: ReadonlyMap<string, readonly Entry[]>
  /** The fields that a heading may name by its parts, where no word is the whole of it. */
  readonly compounds: ReadonlySet<Field>
}

/** Makes a table of heading → fields out of a list of words. */
export function weightsOf(
  words: readonly FieldWords[],
  compounds: readonly Field[] = [],
): Dictionary {
  const table = new Map<string, Entry[]>()
  for (const { field, shape, words: byWeight } of words) {
    for (const [weight, list] of Object.entries(byWeight)) {
      for (const written of list.split(',')) {
        const word = foldedMarks(written)
        const known = table.get(word) ?? []
        if (known.some((entry) => entry.field === field)) continue
        table.set(word, [...known, { field, shape, weight: Number(weight) }])
      }
    }
  }
  return { words: table, compounds: new Set(compounds) }
}

/** Whether the dictionary has a heading, already normalised. */
export function knows({ words, compounds }: Dictionary, heading: string): boolean {
  return words.has(heading) || readCompound(heading).some(({ field }) => compounds.has(field))
}

/** Finds the best column for each field by its heading, as long as the cells below fit. */
export function assignColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  weights: Dictionary,
  forced: ReadonlyMap<Field, number> = new Map(),
): Assignment {
  const isOfMonies = headings.some((heading) =>
    candidatesOf(heading, weights).some(({ field }) => field === 'currency'),
  )
  const candidates = headings.flatMap((heading, column) =>
    candidatesOf(heading, weights).flatMap(({ field, shape, weight: sure }): Candidate[] => {
      const weight = isOfMonies && isTwinInOneMoney(heading, headings) ? sure + HOME_WEIGHT : sure
      const isOther =
        isFlagOtherwise(heading, field, { rows, column }) ||
        (field === 'number' && isBlankColumn(rows, column))
      const fit = isOther ? 0 : fitOf(rows, { column, heading }, shape)
      return fit === 0 ? [] : [{ field, column, weight: weight * fit }]
    }),
  )
  candidates.sort((a, b) => b.weight - a.weight || a.column - b.column)
  dropRunning(candidates, rows)
  const columns = new Map<Field, number>(forced)
  const taken = new Set(forced.values())
  let weight = forced.size * 10
  for (const candidate of candidates) {
    if (columns.has(candidate.field) || taken.has(candidate.column)) continue
    columns.set(candidate.field, candidate.column)
    taken.add(candidate.column)
    weight += candidate.weight
  }
  giveNumberItsColumn(candidates, columns)
  return { columns, weight, rivals: rivalsOf(candidates, columns, forced, rows) }
}

/** `Amount (NOK)` beside `Amount`: what each is worth in one currency. */
function isTwinInOneMoney(heading: string, headings: readonly string[]): boolean {
  if (headingUnit(heading) === undefined) return false
  const bare = normaliseHeading(withoutUnit(heading))
  return headings.some((other) => other !== heading && normaliseHeading(other) === bare)
}

/** Of two columns of balances the one that only carries the other forward is none. */
function dropRunning(candidates: Candidate[], rows: readonly (readonly string[])[]): void {
  const balances = candidates.filter(({ field }) => field === 'balance').map((c) => c.column)
  if (balances.length < 2) return
  const running = balances.filter((column) =>
    isRunning(
      rows,
      column,
      balances.filter((other) => other !== column),
    ),
  )
  for (const column of running) {
    const at = candidates.findIndex((c) => c.column === column && c.field === 'balance')
    candidates.splice(at, 1)
  }
}

/** No list is without its numbers: a "reference" that is the only candidate is no purchase order. */
function giveNumberItsColumn(candidates: readonly Candidate[], columns: Map<Field, number>): void {
  if (columns.has('number')) return
  const order = columns.get('poNumber')
  if (!candidates.some(({ field, column }) => field === 'number' && column === order)) return
  columns.delete('poNumber')
  if (order !== undefined) columns.set('number', order)
}

function candidatesOf(heading: string, { words, compounds }: Dictionary): readonly Entry[] {
  const exact = normaliseHeading(heading.replace(NAME_OF_RECORD, ''))
  if (exact === '') return []
  const bare = normaliseHeading(withoutUnit(heading.replace(NAME_OF_RECORD, '')))
  const found = words.get(exact) ?? words.get(bare) ?? words.get(bare.replace(MINOR, ''))
  if (heading.includes('%')) return ofPercents(found ?? [])
  if (found !== undefined) return withPaidDay(found)
  const spelled = words.get(withoutSpelledUmlauts(bare))
  if (spelled !== undefined) return spelled
  const unqualified = words.get(bare.replace(QUALIFIERS, ''))
  if (unqualified !== undefined)
    return unqualified.map((entry) => ({ ...entry, weight: entry.weight - 1 }))
  const money = moneyOf(exact)
  if (money !== undefined) {
    const entries = words.get(money.amount)?.filter(({ shape }) => shape === 'amount') ?? []
    const weight = money.isForeign ? FOREIGN_WEIGHT : HOME_WEIGHT
    if (entries.length > 0) return entries.map((one) => ({ ...one, weight: one.weight + weight }))
  }
  return readCompound(bare).filter(({ field }) => compounds.has(field))
}

/** `VAT %` and `Discount (%)` hold no amounts. */
function ofPercents(found: readonly Entry[]): readonly Entry[] {
  return found.flatMap((entry) => {
    if (entry.shape !== 'amount') return [entry]
    const isTax = entry.field === 'tax' || entry.field === 'lineTax'
    return isTax ? [{ ...entry, field: 'taxRate', shape: 'text' } as const] : []
  })
}

/** A column `Paid` may hold an amount, a yes or the day. */
function withPaidDay(found: readonly Entry[]): readonly Entry[] {
  const paid = found.find(({ field }) => field === 'paid')
  if (paid === undefined || found.some(({ field }) => field === 'paidDate')) return found
  return [...found, { ...paid, field: 'paidDate', shape: 'date' }]
}

/** `faelligkeitsdatum`, as it is written where there is no key for the umlaut. */
function withoutSpelledUmlauts(heading: string): string {
  return heading.replace(/([aou])e/g, '$1')
}

function rivalsOf(
  candidates: readonly Candidate[],
  columns: Columns,
  forced: ReadonlyMap<Field, number>,
  rows: readonly (readonly string[])[],
): Assignment['rivals'] {
  const used = new Set(columns.values())
  return [...columns].flatMap(([field, column]) => {
    if (!CRITICAL.has(field) || forced.has(field)) return []
    const weight = candidates.find((c) => c.field === field && c.column === column)?.weight ?? 0
    const equal = candidates.filter(
      (c) =>
        c.field === field &&
        !used.has(c.column) &&
        c.weight === weight &&
        (weight >= 8 || weight === GUESSED),
    )
    const rivals = equal.filter((c) =>
      rows.some((row) => (row[c.column] ?? '').trim() !== (row[column] ?? '').trim()),
    )
    return rivals.length === 0
      ? []
      : [{ field, columns: [column, ...rivals.map((rival) => rival.column)] }]
  })
}
