import { unreachable } from '../core/errors.ts'
import * as money from '../core/money.ts'
import type { Cell } from '../core/outcome.ts'

/** A cell as data: the same text as in JSON. */
export function plainText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.value
    case 'money':
      return money.decimal(cell.value)
    case 'date':
      return cell.value
    case 'count':
      return String(cell.value)
    case 'figure':
      return cell.value
    case 'empty':
      return ''
    default:
      return unreachable(cell)
  }
}

/** Whether the cell is a number to a spreadsheet. */
export function isNumeric(cell: Cell): boolean {
  return cell.kind === 'money' || cell.kind === 'count' || cell.kind === 'figure'
}

/** Text without what moves a terminal's cursor or turns the reading direction. */
export function harmless(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (found) => (found === '\n' || found === '\t' ? ' ' : '\ufffd'),
  )
}
