import type { Files } from '../../core/ports.ts'
import type { RowReject } from '../../reading/facts.ts'
import { CHUNK_BYTES, openCollector } from './sources/content.ts'

/** Every bad row of a file as a table for a spreadsheet; a million of them need no memory. */
export interface RejectLog {
  add(reject: RowReject): void
  /** The table, in pieces; after it nothing can be added. */
  table(): Iterable<Uint8Array>
  close(): void
}

/** Opens such a table. */
export function openRejectLog(files: Files): RejectLog {
  const collector = openCollector(files)
  let waiting = ''
  const flush = (): void => {
    collector.add(Buffer.from(waiting))
    waiting = ''
  }
  const add = (cells: readonly string[]): void => {
    waiting += `${cells.map(quoted).join(',')}\r\n`
    if (waiting.length >= CHUNK_BYTES) flush()
  }
  add(['line', 'column', 'value', 'reason'])
  return {
    add: ({ line, column, value, reason }) => add([String(line), column, value, reason]),
    table: () => {
      flush()
      return collector.end().chunks()
    },
    close: collector.close,
  }
}

/** What moves a terminal's cursor or turns the reading direction; the ends of lines are quoted. */
const CONTROLS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A cell that no spreadsheet takes for a formula and no terminal for a command. */
function quoted(text: string): string {
  const plain = text.replace(CONTROLS, '\ufffd')
  const safe = /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
