import { AppError } from '../../core/errors.ts'
import { splitDelimited } from './delimited-text.ts'
import { type DialectOptions, delimiterOf, encodingOf, normalizeText } from './dialect.ts'
import { decodeBytes } from './encoding.ts'
import type { Grid } from './grid.ts'

const WRAPPED_SHARE = 0.5 // of the rows: then each row was quoted as a whole

/** Reads a delimited text file of any dialect; rows without any text are left out. */
export function readGrid(bytes: Buffer, options: DialectOptions = {}): Grid {
  const { encoding, warnings } = encodingOf(bytes, options)
  const text = normalizeText(decodeBytes(bytes, encoding))
  if (text.trim() === '')
    throw new AppError('input', 'the file holds nothing but blanks', {
      hint: 'export or download it again',
    })
  const delimiter = delimiterOf(text, options)
  const split = unwrapRows(splitDelimited(text, delimiter), delimiter)
  const rows: (readonly string[])[] = []
  const lines: number[] = []
  split.rows.forEach((row, index) => {
    const isNote = index === 0 && /^sep=.?$/.test(row.join(delimiter))
    if (isNote || !row.some((cell) => cell.trim() !== '')) return
    rows.push(row)
    lines.push(split.lines[index] ?? index + 1)
  })
  return { rows, lines, delimiter, encoding, warnings: [...warnings, ...split.warnings] }
}

type Split = ReturnType<typeof splitDelimited>

/** Some programs quote each line as a whole: `"a,""b"",c"`; its text is read once more. */
function unwrapRows(split: Split, delimiter: string): Split {
  const filled = split.rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  const wrapped = filled.filter((row) => row.length === 1 && row[0]?.includes(delimiter))
  if (wrapped.length < 2 || wrapped.length < filled.length * WRAPPED_SHARE) return split
  const rows = split.rows.map((row) => {
    const inner = row.length === 1 ? splitDelimited(row[0] ?? '', delimiter).rows : []
    return (inner.length === 1 ? inner[0] : row) ?? row
  })
  return { ...split, rows }
}
