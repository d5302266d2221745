/** One tagged field of a SWIFT statement: `:61:` with the lines that belong to it. */
export interface Field {
  readonly tag: string
  readonly line: number
  readonly rows: string[]
}

/** The fields of one statement message, from `:20:` to the dash that ends it. */
export interface Message {
  readonly line: number
  readonly fields: Field[]
  /** Whether the dash that ends a message was seen. */
  isEnded: boolean
}

const TAG = /^\s?:(\d{2}[A-Z]?|NS):/
const END = /^-(?:\}.*|X{3})?\s*$/
// A message says these once: the second one begins the next, where a bank leaves `:20:` out.
const ONCE = new Set(['20', '25', '25P', '60F', '60M'])

/** Splits a file into messages; lines outside of fields (SWIFT envelope, bank's headers) are left out. */
export function readMessages(text: string): readonly Message[] {
  const messages: Message[] = []
  let message: Message | undefined
  let field: Field | undefined
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const line = index + 1
    const row = raw.replace(/^.*\{4:\s*(?=:)/, '').replace(/^[\u0000-\u001f\ufeff]+/, '')
    const tag = TAG.exec(row)
    if (tag !== null) {
      const name = tag[1] ?? ''
      if (message === undefined || message.isEnded || beginsAnother(message, name)) {
        message = { line, fields: [], isEnded: false }
        messages.push(message)
      }
      field = { tag: name, line, rows: [row.slice(tag[0].length)] }
      message.fields.push(field)
    } else if (END.test(row)) {
      if (message !== undefined) message.isEnded = true
      field = undefined
    } else if (row.trim() !== '' && field !== undefined) field.rows.push(row)
  })
  return messages
}

/** The first line of the first field with one of these tags. */
export function firstRow(message: Message, ...tags: readonly string[]): string | undefined {
  const row = message.fields.find(({ tag }) => tags.includes(tag))?.rows[0]?.trim()
  return row === '' ? undefined : row
}

function beginsAnother(message: Message, tag: string): boolean {
  if (!ONCE.has(tag)) return false
  const kind = tag.slice(0, 2)
  return message.fields.some((field) => field.tag.slice(0, 2) === kind)
}
