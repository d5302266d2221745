import type { Currency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import type { Layout } from '../../../reading/lists/recognise.ts'
import { type SharedSign, sharedSigns } from '../../../reading/lists/shared-signs.ts'
import type { TableRows } from './reading.ts'

/** What is known of the money of a list beside what it says. */
export interface Money {
  /** What the user says that amounts are in which name no currency. */
  readonly told: Currency | undefined
  /** The company's own. */
  readonly company: Currency
  /** Those of the invoices in the book; asked only in doubt. */
  readonly known: () => readonly Currency[]
}

/** The currency of each sign in a list that several have, or a refusal with the flag that decides. */
export function currenciesOfSigns(
  layout: Layout,
  names: readonly string[],
  { rows, money }: { readonly rows: TableRows; readonly money: Money },
): ReadonlyMap<string, Currency> {
  return new Map(
    sharedSigns({ ...layout, names }, rows).map((shared) => [shared.sign, choose(shared, money)]),
  )
}

function choose({ sign, among, spoken }: SharedSign, { told, company, known }: Money): Currency {
  if (told !== undefined) return told
  if (among.includes(company)) return company
  if (spoken !== null) return spoken
  const [one, ...others] = known().filter((currency) => among.includes(currency))
  if (one !== undefined && others.length === 0) return one
  const examples = among.slice(0, EXAMPLES)
  throw new AppError(
    'input',
    `amounts in "${sign}" may be ${examples.join(', ')}, and the book is kept in ${company}`,
    { hint: `say which: --currency ${examples[0]}` },
  )
}

const EXAMPLES = 4
