import { AppError } from '../../core/errors.ts'
import { type Dialect, normalizeText } from '../table/dialect.ts'
import { decoderOf } from './decode-pieces.ts'
import { splitRows } from './split-rows.ts'
import { isTornRow, ROWS_COMPARED } from './torn-row.ts'

/** No row of a real export comes near; without a bound one would fill the memory. */
const ROW_LENGTH_MAX = 32 << 20

/** A row with the line of the file on which it begins. */
export interface FileRow {
  readonly cells: readonly string[]
  readonly line: number
}

/** The rows of a file that arrives in pieces, from a line on. */
export function* streamRows(
  chunks: Iterable<Buffer>,
  dialect: Pick<Dialect, 'encoding' | 'delimiter'>,
  scene: { readonly fromLine: number; readonly onTorn: (line: number) => void },
): Generator<FileRow> {
  let line = 1
  let before: readonly (readonly string[])[] = []
  for (const { rows, heights, isTail } of pieces(chunks, dialect)) {
    for (let index = 0; index < rows.length; index += 1) {
      const cells = rows[index] ?? []
      const here = line
      line += heights === null ? 1 : (heights[index] ?? 1)
      if (here < scene.fromLine) continue
      const isLast = isTail && index === rows.length - 1
      if (isLast && isTornRow(cells, [...before, ...rows.slice(0, -1)].slice(-ROWS_COMPARED))) {
        scene.onTorn(here)
        return
      }
      yield { cells, line: here }
    }
    before = [...before, ...rows.slice(-ROWS_COMPARED)].slice(-ROWS_COMPARED)
  }
}

interface Piece {
  readonly rows: readonly string[][]
  readonly heights: readonly number[] | null
  /** Whether the last row has no line end behind it. */
  readonly isTail: boolean
}

function* pieces(
  chunks: Iterable<Buffer>,
  { encoding, delimiter }: Pick<Dialect, 'encoding' | 'delimiter'>,
): Generator<Piece> {
  const decoder = decoderOf(encoding)
  let rest = ''
  for (const chunk of chunks) {
    const written = decoder.write(chunk)
    if (rest !== '' && !LINE_END.test(written)) {
      rest = withinRow(rest + written) // looking at all of it again would take ever longer
      continue
    }
    const decoded = rest + written
    // A CR at the end may be half of a line end.
    const whole = decoded.endsWith('\r') ? decoded.slice(0, -1) : decoded
    const text = normalizeText(whole)
    const split = splitRows(text, delimiter, false)
    rest = withinRow(text.slice(split.end) + decoded.slice(whole.length))
    yield { ...split, isTail: false }
  }
  const text = normalizeText(rest + decoder.end())
  if (text !== '') yield { ...splitRows(text, delimiter, true), isTail: !text.endsWith('\n') }
}

const LINE_END = /[\n\r]/

function withinRow(rest: string): string {
  if (rest.length <= ROW_LENGTH_MAX) return rest
  throw new AppError('input', 'a row is longer than any table has; the file is no table')
}
