import { rowShaper } from '../../../reading/lists/row-shape.ts'
import { trimmed } from '../../../reading/text/trimmed.ts'
import type { Refusal } from './cell-reader.ts'
import { openGroups } from './document-groups.ts'
import type { DocumentSink, ReadingMode } from './document-sink.ts'
import type { ListFormat } from './format.ts'
import { documentRowReader, type Section } from './read-row.ts'
import type { DocumentRow } from './receivable-fact.ts'
import { isContinuation } from './row-nature.ts'
import { rowSorter } from './row-sorter.ts'
import { openSums } from './row-sums.ts'

/** Takes rows in their order; `end` settles what is still open. */
export interface DocumentReader {
  row(cells: readonly string[], line: number): void
  end(): void
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }
type RowReader = ReturnType<typeof documentRowReader>

/**
 * Joins the rows of a list to invoices: several rows with one number, customer and date are the
 * lines of one. While streaming only neighbours are joined, so that nothing is kept.
 */
export function documentReader(
  format: ListFormat,
  sink: DocumentSink,
  mode: ReadingMode,
): DocumentReader {
  const read = documentRowReader(format)
  const groups = openGroups(format, sink, mode)
  const sums = openSums(format)
  const sort = rowSorter(format, sums)
  const { columns, shape, currency, customer } = format.layout
  const section: Writable<Section> = { customer, currency }
  const numberColumn = columns.get('number') ?? -1
  const shaped = shape === null ? undefined : rowShaper(shape)
  const refuse = (refusal: Refusal, number: string): void => {
    sums.lost()
    groups.refuse(refusal, number)
  }
  const take = (cells: readonly string[], number: string, line: number): void => {
    const head = groups.head()
    const isOfHead = number === '' || number === head?.number
    if (head !== undefined && isOfHead && isContinuation(format, cells, number !== '')) {
      const row = continued({ format, read }, cells, { line, head })
      if (isRefusal(row)) groups.refuse(row, head.number)
      else groups.add(row)
      return
    }
    const row = read(cells, line, section)
    if (isRefusal(row)) {
      refuse(row, number)
      return
    }
    sums.add(row, cells)
    groups.join(row)
  }
  return {
    row(told, line) {
      const cells = shaped === undefined ? told : shaped(told)
      const number = trimmed(cells[numberColumn] ?? '')
      const nature = sort(cells, number)
      if (nature.kind === 'document') take(cells, number, line)
      else if (nature.kind === 'left out') sink.leaveOut(line, nature.why)
      else if (nature.kind === 'customer') section.customer = nature.name
      else if (nature.kind === 'currency') {
        section.currency = nature.currency
        sink.leaveOut(line, 'a title')
      } else if (nature.kind === 'too wide') refuse(tooWide(line, nature.excess), number)
    },
    end: groups.flush,
  }
}

function tooWide(line: number, value: string): Refusal {
  return { reject: { line, column: '', value, reason: TOO_WIDE } }
}

const TOO_WIDE =
  'beyond the last heading: a text or an amount before it holds the delimiter and is not quoted'
const NO_SECTION: Section = { customer: null, currency: null }

function continued(
  { format, read }: { format: ListFormat; read: RowReader },
  cells: readonly string[],
  { line, head }: { line: number; head: DocumentRow },
): DocumentRow | Refusal {
  const { columns } = format.layout
  const filled = [...cells]
  const put = (field: 'number' | 'issueDate', text: string): void => {
    const column = columns.get(field) ?? columns.get('dueDate')
    if (column !== undefined) filled[column] = text
  }
  put('number', head.number)
  put('issueDate', head.issueDate)
  const row = read(filled, line, NO_SECTION)
  return isRefusal(row) ? row : { ...row, total: row.total ?? head.total }
}

function isRefusal(row: DocumentRow | Refusal): row is Refusal {
  return 'reject' in row
}
