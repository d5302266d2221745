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

/** Splits a file into records; a line that begins none goes on with the one before. */
export function readRecords(text: string): readonly Bai2Record[] {
  const whole = text.trim()
  const rows = /[\r\n]/.test(whole)
    ? text.split(/\r\n|\r|\n/)
    : whole.replace(UNBROKEN, '/\n').split('\n')
  const records: { code: string; line: number; parts: string[] }[] = []
  rows.forEach((row, index) => {
    if (row.trim() === '' || /^\u001a+$/.test(row)) return
    const code = START.exec(row)?.[1]
    const last = records.at(-1)
    const body = row.slice(row.indexOf(',') + 1).replace(/\/\s*$/, '')
    if (code === undefined) last?.parts.push(row.replace(/\/\s*$/, ''))
    else if (code === '88') last?.parts.push(body)
    else records.push({ code, line: index + 1, parts: [body] })
  })
  return records
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
