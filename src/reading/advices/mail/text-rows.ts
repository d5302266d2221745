/** A line of a text as the cells that people see in it. */
export interface TextRow {
  /** The line of the text, from 1. */
  readonly line: number
  readonly text: string
  readonly cells: readonly Cell[]
  /** Whether its cells are parted by a sign, so that an empty one is seen too. */
  readonly isRuled: boolean
}

/** Where on the line a cell stands, from and up to but without. */
export interface Cell {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** The lines of a text that say something, quotation marks and rules taken off. */
export function textRows(text: string): readonly TextRow[] {
  return text.split(/\r\n|\r|\n/).flatMap((raw, index): TextRow[] => {
    const line = raw
      .replace(/[\u00a0\u2007\u202f]/g, ' ')
      .replace(/^(?:\s*>)+ ?/, '')
      .replace(/^\s*\|(?=.*\|\s*$)/, '')
      .replace(/\|\s*$/, '')
    if (!/[\p{L}\p{N}]/u.test(line)) return []
    const sign = /\t/.test(line) ? '\t' : /\|/.test(line) ? '|' : countOf(line, ';') > 1 ? ';' : ''
    const cells = sign === '' ? apart(line) : ruled(line, sign)
    return [{ line: index + 1, text: line.trim(), cells, isRuled: sign !== '' }]
  })
}

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1
}

/** Cells that two blanks or more part. */
function apart(line: string): readonly Cell[] {
  return [...line.matchAll(/\S+(?: \S+)*/g)].map((found) => ({
    text: found[0],
    from: found.index,
    to: found.index + found[0].length,
  }))
}

function ruled(line: string, sign: string): readonly Cell[] {
  let from = 0
  const cells = line.split(sign).map((piece) => {
    const cell = { text: piece.trim(), from, to: from + piece.length }
    from += piece.length + 1
    return cell
  })
  return sign === '\t' && cells.at(-1)?.text === '' ? cells.slice(0, -1) : cells
}
