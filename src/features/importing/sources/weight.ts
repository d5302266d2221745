/** A table of fewer bytes is held in memory whole, whatever it consists of. */
const LIGHT_BYTES_MAX = 1 << 20
// Held whole, each row and each cell takes a hundred bytes and more besides its text.
const ROWS_MAX = 150_000
const CELLS_MAX = 600_000
/** No line of a real table is longer; one that is is not read twice. */
const LINE_BYTES_MAX = 256 << 10

const NEWLINE = 10
const RETURN = 13
const SEPARATORS: ReadonlySet<number> = new Set([9, 44, 59, 124]) // tab , ; |

/** Whether a text takes so many rows or cells, or such long lines, that it is read in pieces. */
export function isHeavy(bytes: Buffer): boolean {
  if (bytes.length <= LIGHT_BYTES_MAX) return false
  let rows = 0
  let cells = 0
  let lineStart = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === NEWLINE || byte === RETURN) {
      rows += 1
      if (at - lineStart > LINE_BYTES_MAX) return true
      lineStart = at
    } else if (SEPARATORS.has(byte)) cells += 1
  }
  return rows > ROWS_MAX || cells > CELLS_MAX || bytes.length - lineStart > LINE_BYTES_MAX
}

/** The beginning of a text up to so many rows; enough to tell what it is. */
export function headOf(bytes: Buffer, rowsMax: number): Buffer {
  let rows = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte !== NEWLINE && (byte !== RETURN || bytes[at + 1] === NEWLINE)) continue
    rows += 1
    if (rows >= rowsMax) return bytes.subarray(0, at + 1)
  }
  return bytes
}
