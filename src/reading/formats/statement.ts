import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import type { BankFileFacts, BankLineFact, RowReject, StatementFact } from '../facts.ts'

/** What the reader of one format has found so far; `bankFile` makes the facts of it. */
export interface Findings {
  readonly statements: StatementFact[]
  readonly rejects: RowReject[]
  readonly warnings: Set<string>
}

// What banks write where they have no reference; as an id it would make strangers the same line.
const NO_REFERENCE = /^(?:NONREF|NOREF|NOTPROVIDED|NOT PROVIDED|N\/?A|NONE|UNKNOWN|[0\s]*)$/i

/** The findings before the first line is read. */
export function noFindings(): Findings {
  return { statements: [], rejects: [], warnings: new Set() }
}

/** The facts of a whole file: references that name more than one line are no ids and go. */
export function bankFile({ statements, rejects, warnings }: Findings): BankFileFacts {
  const shared = sharedReferences(statements)
  const unique = statements.map((statement) => {
    const those = shared.get(statement.account)
    if (those === undefined || those.size === 0) return statement
    const lines = statement.lines.map((line) =>
      line.bankRef !== null && those.has(line.bankRef) ? { ...line, bankRef: null } : line,
    )
    return { ...statement, lines }
  })
  const zeros = statements.flatMap(({ lines }) =>
    lines.filter(({ amount }) => !/[1-9]/.test(amount)),
  )
  if (zeros.length > 0)
    warnings.add(
      `amount of zero on line ${zeros
        .map(({ line }) => line)
        .slice(0, 5)
        .join(', ')}`,
    )
  const isEmpty = rejects.length === 0 && statements.every(({ lines }) => lines.length === 0)
  return {
    statements: unique,
    rejects,
    warnings: isEmpty ? [...warnings, 'the file holds no booked transaction'] : [...warnings],
  }
}

/** The currency of a statement that names none, where its amounts carry the sign of one: `£12.50`. */
export function signedBy(lines: readonly BankLineFact[]): Currency | null {
  const [first, ...others] = new Set(lines.flatMap(({ currency }) => currency ?? []))
  return others.length === 0 ? (first ?? null) : null
}

/** By account, the references that more than one line carries. */
function sharedReferences(
  statements: readonly StatementFact[],
): ReadonlyMap<string | null, ReadonlySet<string>> {
  const seen = new Map<string | null, Set<string>>()
  const shared = new Map<string | null, Set<string>>()
  for (const { account, lines } of statements) {
    const known = seen.get(account) ?? new Set()
    const twice = shared.get(account) ?? new Set()
    seen.set(account, known)
    shared.set(account, twice)
    for (const { bankRef } of lines)
      if (bankRef !== null && known.size === known.add(bankRef).size) twice.add(bankRef)
  }
  return shared
}

/** The first and last day that a statement speaks of: what it states, widened by its lines. */
export function period(
  lines: readonly BankLineFact[],
  ...stated: readonly (CalendarDate | null | undefined)[]
): { firstDate: CalendarDate | null; lastDate: CalendarDate | null } {
  let firstDate: CalendarDate | null = null
  let lastDate: CalendarDate | null = null
  for (const date of [...stated.filter((day) => day != null), ...lines.map((l) => l.bookingDate)]) {
    if (firstDate === null || date < firstDate) firstDate = date
    if (lastDate === null || date > lastDate) lastDate = date
  }
  return { firstDate, lastDate }
}

/** Text of a file on one line: control characters and runs of blanks become one blank. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u00a0\ufeff]+/g, ' ').trim()
}

/** The same, null when nothing is left. */
export function textOrNull(text: string | undefined): string | null {
  const line = oneLine(text ?? '')
  return line === '' ? null : line
}

const PARTS_COMPARED_MAX = 40 // a batch of thousands of details would compare each with each

/** The parts of a description, each said once. */
export function describe(parts: readonly (string | null | undefined)[]): string {
  const said: string[] = []
  for (const part of parts) {
    const text = textOrNull(part ?? undefined)
    if (text === null) continue
    const recent = said.slice(-PARTS_COMPARED_MAX)
    if (!recent.some((before) => before.includes(text))) said.push(text)
  }
  return said.join(' | ')
}

/** A reference that can be the bank's own id of a movement, else null. */
export function referenceOrNull(text: string | null | undefined): string | null {
  const reference = textOrNull(text ?? undefined)
  return reference === null || NO_REFERENCE.test(reference) ? null : reference
}
