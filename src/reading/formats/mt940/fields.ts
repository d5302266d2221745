import { rowsOf } from '../rows.ts'

/** One tagged field of a SWIFT statement: `:61:` with the lines that belong to it. */
export interface Field {
  readonly tag: string
  readonly line: number
  readonly rows: string[]
}

/** What reads the messages of a file, from `:20:` to the dash that ends each. */
export interface MessageHandler {
  begun(line: number): void
  /** A field is complete. */
  field(field: Field): void
  /** The dash that ends the message was seen. */
  ended(): void
}

// One bank leaves out the second colon of a balance.
const TAG = /^\s?:(?:(\d{2}[A-Z]?|NS):|(6[0-5][FM]?)(?=[CD]\d{6}[A-Z]{3}))/
const END = /^-(?:\}.*|X{3})?\s*$/
// A message says these once: the second one begins the next, where a bank leaves `:20:` out.
const ONCE = new Set(['20', '25', '25P', '60F', '60M'])
const TAGS = new Set(
  '13 13C 13D 20 21 25 25P 28 28C 34F 60F 60M 61 62F 62M 64 65 65F 86 90C 90D NS'.split(' '),
)
/** A time of day that was cut in two: `…T16` and `:26:37 …`. */
const TIME = /^:[0-5]\d:[0-5]\d(?!\d)/
const CUT_CHARACTERS_MIN = 50 // a row of that length may be cut anywhere

/** Splits a file into messages; lines outside of fields (SWIFT envelope, bank's headers) are left out. */
export function readMessages(text: string, handler: MessageHandler): void {
  let field: Field | undefined
  /** Of the message that is open: the kinds of its fields; undefined between two messages. */
  let seen: Set<string> | undefined
  let line = 0
  const settle = (): void => {
    if (field !== undefined) handler.field(field)
    field = undefined
  }
  for (const raw of rowsOf(text)) {
    line++
    const row = bare(raw)
    const tag = tagOf(row, field)
    if (tag !== undefined) {
      settle()
      const kind = tag.name.slice(0, 2)
      if (seen === undefined || (ONCE.has(tag.name) && seen.has(kind))) {
        handler.begun(line)
        seen = new Set()
      }
      seen.add(kind)
      field = { tag: tag.name, line, rows: [row.slice(tag.length)] }
    } else if (END.test(row)) {
      settle()
      if (seen !== undefined) handler.ended()
      seen = undefined
    } else if (field !== undefined && row.trim() !== '') field.rows.push(row)
  }
  settle()
}

/** The row without the envelope and the control characters in front of it. */
function bare(raw: string): string {
  const envelope = raw.includes('{4:') ? raw.replace(/^.*\{4:\s*(?=:)/, '') : raw
  return envelope.replace(/^[\u0000-\u001f\ufeff]+/, '')
}

function tagOf(
  row: string,
  field: Field | undefined,
): { readonly name: string; readonly length: number } | undefined {
  const found = TAG.exec(row)
  if (found === null) return undefined
  const name = found[1] ?? found[2] ?? ''
  const isCut = field?.tag === '86' && (field.rows.at(-1)?.length ?? 0) >= CUT_CHARACTERS_MIN
  if (!TAGS.has(name) || (isCut && TIME.test(row))) return undefined
  return { name, length: found[0].length }
}
