import { rowsOf } from '../rows.ts'

/** One logical record: its physical line and the 88 lines that go on with it. */
export interface Bai2Record {
  readonly code: string
  readonly line: number
  /** The text of each physical line behind its code, without the slash that ends it. */
  readonly parts: readonly string[]
}

const START = /^\s*(01|02|03|16|49|88|98|99)\s*,/
// Files of fixed physical length have no line ends: a slash, padding, and the next record.
const UNBROKEN = /\/\s*(?=(?:02|03|16|49|88|98|99),)/g
// Where a file has line ends, some programs still put two records on one line. A text may hold a
// slash and such digits too, hence the next record has to look like one.
const NEXT_ON_LINE =
  /\/\s+(?=02,[^,]*,[^,]*,[1-4],|03,[^,]*,(?:[A-Z]{3})?,|16,\d{3},[+-]?\d*,|49,[+-]?\d+,\d+|98,[+-]?\d+,\d+,\d+|99,[+-]?\d+,\d+,\d+|88,)/
const SECOND = /\/\s+(?:02|03|16|49|88|98|99),/

/** The records of a file one after the other; a line that begins none goes on with the one before. */
export function* recordsOf(text: string): Generator<Bai2Record, void, void> {
  let open: { code: string; line: number; parts: string[] } | undefined
  let line = 0
  for (const row of physicalRows(text)) {
    line++
    if (row.trim() === '' || /^\u001a+$/.test(row)) continue
    const pieces = SECOND.test(row) ? row.split(NEXT_ON_LINE) : [row]
    for (const piece of pieces) {
      const code = START.exec(piece)?.[1]
      const body = piece.slice(piece.indexOf(',') + 1).replace(/\/\s*$/, '')
      if (code === undefined) open?.parts.push(piece.replace(/\/\s*$/, ''))
      else if (code === '88') open?.parts.push(body)
      else {
        if (open !== undefined) yield open
        open = { code, line, parts: [body] }
      }
    }
  }
  if (open !== undefined) yield open
}

function physicalRows(text: string): Iterable<string> {
  const whole = text.trim()
  if (/[\r\n]/.test(whole)) return rowsOf(text)
  return whole.replace(UNBROKEN, '/\n').split('\n')
}

/** Takes the comma-separated fields of a record one after the other, across its 88 lines. */
export interface FieldReader {
  next(): string
  /** Whether a field is left. */
  hasMore(): boolean
  /** The fields are still on the record's first line. */
  isOnFirstPart(): boolean
  /** What is left, one text a physical line. */
  rest(): readonly string[]
}

/** A reader at the first field behind the record code. */
export function fieldReader(record: Bai2Record): FieldReader {
  let part = 0
  let at = 0
  const current = (): string => record.parts[part] ?? ''
  const turn = (): void => {
    while (at > current().length && part < record.parts.length) {
      part++
      at = 0
    }
  }
  return {
    next() {
      const end = current().indexOf(',', at)
      const field = current().slice(at, end < 0 ? undefined : end)
      at = end < 0 ? current().length + 1 : end + 1
      turn()
      return field.trim()
    },
    hasMore: () => part < record.parts.length,
    isOnFirstPart: () => part === 0,
    rest: () => [current().slice(at), ...record.parts.slice(part + 1)],
  }
}
