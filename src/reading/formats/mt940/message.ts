import type { Currency } from '../../../core/currency.ts'
import type { BankLineFact } from '../../facts.ts'
import { describe, type Findings, referenceOrNull } from '../statement.ts'
import { type Entry, readEntry } from './entry.ts'
import type { Field } from './fields.ts'
import { type Narrative, readNamedRows, readNarrative } from './narrative.ts'

/** One statement message as far as it was read: its lines are made on the way. */
export interface Message {
  readonly line: number
  /** The first line of the first field of each tag, in the order of the file. */
  readonly head: Map<string, string>
  readonly lines: BankLineFact[]
  /** Entries that are announced and not booked. */
  expected: number
  /** Whether the dash that ends a message was seen. */
  isEnded: boolean
  lastLine: number
  /** The `:61:` whose narrative is still coming. */
  waiting: Waiting | undefined
}

interface Waiting {
  readonly field: Field
  readonly narrative: string[]
  named: readonly string[] | undefined
}

const REFERENCE_CHARACTERS_MIN = 8 // shorter ones are running numbers that begin anew each day

/** A message that begins on this line. */
export function newMessage(line: number): Message {
  return {
    line,
    head: new Map(),
    lines: [],
    expected: 0,
    isEnded: false,
    lastLine: line,
    waiting: undefined,
  }
}

/** The first line of the first field with one of these tags. */
export function firstRow({ head }: Message, ...tags: readonly string[]): string | undefined {
  for (const [tag, row] of head) if (tags.includes(tag)) return row === '' ? undefined : row
  return undefined
}

/** Whether the message has a field with one of these tags, be it empty. */
export function hasTag({ head }: Message, ...tags: readonly string[]): boolean {
  return tags.some((tag) => head.has(tag))
}

/** Takes the next field of the message. */
export function takeField(
  message: Message,
  field: Field,
  scene: { readonly findings: Findings; readonly currency: () => Currency | null },
): void {
  const { head, waiting } = message
  message.lastLine = field.line
  if (!head.has(field.tag)) head.set(field.tag, field.rows[0]?.trim() ?? '')
  if (waiting !== undefined) {
    if (field.tag === '86' && waiting.named === undefined) {
      for (const row of field.rows) waiting.narrative.push(row)
      return
    }
    if (field.tag === 'NS' && waiting.narrative.length === 0) {
      waiting.named ??= field.rows
      return
    }
    settleEntry(message, scene)
  }
  if (field.tag === '61') message.waiting = { field, narrative: [], named: undefined }
}

/** Makes the line of the entry that waits for its narrative. */
export function settleEntry(
  message: Message,
  { findings, currency }: { readonly findings: Findings; readonly currency: () => Currency | null },
): void {
  const { waiting } = message
  if (waiting === undefined) return
  message.waiting = undefined
  const { field, named } = waiting
  const { line } = field
  const entry = readEntry(field)
  if ('reason' in entry) {
    findings.rejects.push({ line, column: ':61:', value: entry.value, reason: entry.reason })
    return
  }
  if (entry.isExpected) {
    message.expected++
    return
  }
  if (entry.warning !== null) findings.warnings.add(`line ${line}: ${entry.warning}`)
  const narrative = named === undefined ? readNarrative(waiting.narrative) : readNamedRows(named)
  message.lines.push(bankLine(line, entry, narrative, currency()))
}

function bankLine(
  line: number,
  entry: Entry,
  narrative: Narrative,
  currency: Currency | null,
): BankLineFact {
  const own = referenceOrNull(entry.customerReference)
  const isTag = own !== null && /^[EKM]REF\+?$/.test(own)
  const bankRef = referenceOrNull(entry.bankReference)
  return {
    line,
    bookingDate: entry.date,
    valueDate: entry.date,
    currency,
    amount: entry.amount,
    ...narrative,
    description: describe([narrative.description, isTag ? null : own, entry.supplement]),
    bankRef: bankRef !== null && bankRef.length >= REFERENCE_CHARACTERS_MIN ? bankRef : null,
  }
}
