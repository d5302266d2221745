import { createHash } from 'node:crypto'
import { AppError } from '../../../core/errors.ts'
import { chooseSheet } from '../../../reading/table/read-workbook.ts'
import type { PackedParts, RowSink } from '../../../reading/table/workbook-limits.ts'
import { entryBytes } from './archives.ts'
import { type Allowance, type Content, openCollector, type Room } from './content.ts'
import type { SheetText } from './source.ts'
import type { ZipEntry } from './zip-directory.ts'

/** A million rows of twenty columns, the most that a sheet has; they take a minute. */
const UNPACKED_BYTES_MAX = 1e9
const CELLS_MAX = 20e6
const DELIMITER = '\t'
const LINES_AT_ONCE = 1000

interface Packed {
  readonly entries: readonly ZipEntry[]
  readonly allowance: Allowance
}

/**
 * Writes the table of a workbook as text, one row a line, into memory or a private file: from there
 * it is read in pieces, like a CSV file of any size.
 */
export async function openLargeWorkbook(
  room: Room,
  content: Content,
  packed: Packed,
): Promise<{ readonly text: Content; readonly sheet: SheetText }> {
  refuseBomb(packed)
  room.memory.spareMemory()
  const parts = partsOf(content, packed.entries)
  const isExcel = packed.entries.some(({ name }) => name === 'xl/workbook.xml')
  const sheets: SheetDraft[] = []
  try {
    const sink = sinkInto(room, sheets)
    await (isExcel ? readExcel(parts, sink) : readOpenDocument(parts, sink))
    sink.end()
    const { table, warnings } = chooseSheet(sheets)
    for (const sheet of sheets) if (sheet !== table) sheet.text.close()
    const format = isExcel ? 'xlsx' : 'ods'
    const sha256 = digestOf(content)
    await room.memory.sweepMemory()
    return { text: table.text.end(), sheet: { format, delimiter: DELIMITER, warnings, sha256 } }
  } catch (error) {
    for (const sheet of sheets) sheet.text.close()
    throw error
  }
}

function refuseBomb({ entries, allowance }: Packed): void {
  const bytes = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0)
  const limit = Math.min(UNPACKED_BYTES_MAX, allowance.left)
  if (bytes <= limit) return
  const megabytes = (size: number): string => `${Math.floor(size / 1e6)} MB`
  throw new AppError(
    'input',
    `the workbook unpacks to ${megabytes(bytes)}, more than ${megabytes(limit)}`,
    { hint: 'save its table as CSV and import that: a CSV file may have any size' },
  )
}

function partsOf(content: Content, entries: readonly ZipEntry[]): PackedParts {
  return async function* (name) {
    const entry = entries.find((one) => one.name === name)
    if (entry === undefined) return
    let left = entry.unpackedBytes
    for await (const bytes of entryBytes(content, entry)) {
      left -= bytes.length
      if (left < 0) throw new AppError('input', `"${name}" of the workbook is larger than it says`)
      yield bytes
    }
  }
}

async function readExcel(parts: PackedParts, sink: RowSink): Promise<void> {
  const { readLargeXlsx } = await import('../../../reading/table/large-xlsx.ts')
  await readLargeXlsx(parts, sink)
}

async function readOpenDocument(parts: PackedParts, sink: RowSink): Promise<void> {
  const { odsReader } = await import('../../../reading/table/read-ods.ts')
  const reader = odsReader(sink, CELLS_MAX)
  const decoder = new TextDecoder()
  for await (const bytes of parts('content.xml'))
    reader.write(decoder.decode(bytes, { stream: true }))
  reader.write(decoder.decode())
  reader.end()
}

interface SheetDraft {
  readonly name: string
  readonly isHidden: boolean
  readonly text: ReturnType<typeof openCollector>
  isFilled: boolean
  isTable: boolean
}

/** Each sheet as text; rows of nothing are written once something follows them. */
function sinkInto({ files, onBytes }: Room, sheets: SheetDraft[]) {
  let tableRows = 0
  let blank = 0
  let cells = 0
  let written = 0
  let lines: string[] = []
  const flush = (): void => {
    const bytes = Buffer.from(lines.join(''))
    lines = []
    written += bytes.length
    sheets.at(-1)?.text.add(bytes)
    onBytes(written)
  }
  const sink: RowSink = {
    sheet({ name, isHidden }) {
      flush()
      sheets.push({ name, isHidden, text: openCollector(files), isFilled: false, isTable: false })
      tableRows = 0
      blank = 0
    },
    row(row) {
      const draft = sheets.at(-1)
      const filled = row.filter((cell) => cell.trim() !== '').length
      if (draft === undefined || filled === 0) {
        blank += 1
        return
      }
      cells += row.length + blank
      if (cells > CELLS_MAX) throw tooManyCells(draft.name)
      draft.isFilled = true
      if (filled >= 2) tableRows += 1
      draft.isTable = tableRows >= 2
      lines.push(`${'\n'.repeat(blank)}${row.map(cellText).join(DELIMITER)}\n`)
      blank = 0
      if (lines.length >= LINES_AT_ONCE) flush()
    },
    blank(rows) {
      blank += rows
    },
  }
  return { ...sink, end: flush }
}

function tooManyCells(sheet: string): AppError {
  return new AppError('input', `sheet "${sheet}" holds more than ${CELLS_MAX} cells`, {
    hint: 'delete what stands far outside of the table, or save the sheet as CSV',
  })
}

/** On one line, and quoted where a quotation mark stands in it. */
function cellText(cell: string): string {
  const line = cell.replace(/[\t\n\r\u0000]+/g, ' ')
  return line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line
}

function digestOf(content: Content): string {
  const digest = createHash('sha256')
  for (const chunk of content.chunks()) digest.update(chunk)
  return digest.digest('hex')
}
