import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { AppError } from '../../core/errors.ts'
import { numberText } from './cell-text.ts'
import { CELLS_MAX, checkArea, type RowSink, type Sheet } from './workbook-limits.ts'

/** Reads the sheets of an OpenDocument spreadsheet's `content.xml`. */
export function readOds(content: string): readonly Sheet[] {
  const sheets: (Sheet & { readonly rows: (readonly string[])[] })[] = []
  const reader = odsReader(
    {
      sheet: (about) => sheets.push({ ...about, rows: [] }),
      row: (cells) => sheets.at(-1)?.rows.push(cells),
      blank(rows) {
        for (let left = rows; left > 0; left--) sheets.at(-1)?.rows.push([])
      },
    },
    CELLS_MAX,
  )
  reader.write(content)
  reader.end()
  return sheets
}

/** Reads a `content.xml` that arrives in pieces, and refuses one of more cells than are allowed. */
export function odsReader(sink: RowSink, cellsMax: number) {
  let sheet = sheetDraft('', { sink, cellsMax })
  let style = ''
  const hiddenStyles = new Set<string>()
  let cell = cellDraft({})
  const parser = new SaxesParser()
  parser.on('error', ({ message }) => {
    throw new AppError('input', `content.xml of the workbook is damaged: ${message}`)
  })
  parser.on('doctype', () => {
    throw new AppError('input', 'content.xml of the workbook has a document type')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'style:style') style = attributes['style:name'] ?? ''
    else if (name === 'style:table-properties') {
      if (attributes['table:display'] === 'false') hiddenStyles.add(style)
    } else if (name === 'table:table') {
      const named = attributes['table:name'] ?? ''
      const isHidden = hiddenStyles.has(attributes['table:style-name'] ?? '')
      sink.sheet({ name: named, isHidden })
      sheet = sheetDraft(named, { sink, cellsMax })
    } else if (name === 'table:table-row')
      sheet.startRow(count(attributes['table:number-rows-repeated']))
    else if (CELLS.has(name)) cell = cellDraft(attributes)
    else cell.opened(name, attributes)
  })
  parser.on('text', (text) => cell.said(text))
  parser.on('closetag', ({ name }) => {
    if (name === 'table:table-row') sheet.endRow()
    else if (CELLS.has(name)) {
      sheet.addCells(cell.text(), cell.repeats)
      cell = cellDraft({})
    } else cell.closed(name)
  })
  return {
    write: (text: string): void => void parser.write(text),
    end: (): void => void parser.close(),
  }
}

type Attributes = SaxesTagPlain['attributes']

const CELLS = new Set(['table:table-cell', 'table:covered-table-cell'])

/**
 * A sheet in the making. Empty rows and cells are only counted until something follows them: a
 * program writes one empty row repeated a million times at the end.
 */
function sheetDraft(
  name: string,
  { sink, cellsMax }: { readonly sink: RowSink; readonly cellsMax: number },
) {
  let rows = 0
  let row: string[] = []
  let emptyRows = 0
  let emptyCells = 0
  let rowRepeats = 1
  let columns = 0
  const check = (): void =>
    checkArea(name, { rows: rows + emptyRows + rowRepeats, columns }, cellsMax)
  return {
    startRow(repeats: number): void {
      row = []
      emptyCells = 0
      rowRepeats = repeats
    },
    addCells(text: string, repeats: number): void {
      if (text === '') {
        emptyCells += repeats
        return
      }
      columns = Math.max(columns, row.length + emptyCells + repeats)
      check()
      for (; emptyCells > 0; emptyCells--) row.push('')
      for (let left = repeats; left > 0; left--) row.push(text)
    },
    endRow(): void {
      if (row.length === 0) {
        emptyRows += rowRepeats
        return
      }
      check()
      if (emptyRows > 0) sink.blank(emptyRows)
      rows += emptyRows + rowRepeats
      emptyRows = 0
      for (let left = rowRepeats; left > 0; left--) sink.row(row)
    },
  }
}

/** The text of one cell: its stored value where it has one, else its paragraphs. */
function cellDraft(attributes: Attributes) {
  const paragraphs: string[] = []
  let depth = 0
  let noteDepth = 0
  const add = (text: string): void => {
    if (depth > 0 && noteDepth === 0) paragraphs.push((paragraphs.pop() ?? '') + text)
  }
  return {
    repeats: count(attributes['table:number-columns-repeated']),
    opened(name: string, inner: Attributes): void {
      // A comment on a cell holds paragraphs too, and is no part of its value.
      if (name === 'office:annotation') noteDepth++
      else if (name === 'text:p') {
        depth++
        if (noteDepth === 0) paragraphs.push('')
      } else if (name === 'text:s') add(' '.repeat(Math.min(count(inner['text:c']), 1000)))
      else if (name === 'text:tab') add('\t')
      else if (name === 'text:line-break') add('\n')
    },
    closed(name: string): void {
      if (name === 'office:annotation') noteDepth--
      else if (name === 'text:p') depth--
    },
    said: add,
    text: (): string => storedText(attributes) ?? paragraphs.join('\n'),
  }
}

function storedText(attributes: Attributes): string | undefined {
  const value = attributes['office:value']
  switch (attributes['office:value-type']) {
    case 'float':
    case 'percentage':
      return value === undefined ? undefined : numberText(value)
    case 'currency': {
      const unit = attributes['office:currency'] ?? ''
      return value === undefined ? undefined : `${numberText(value)} ${unit}`.trim()
    }
    case 'date':
      return attributes['office:date-value']?.slice(0, 10)
    case 'boolean':
      return attributes['office:boolean-value']
    default:
      return attributes['office:string-value']
  }
}

function count(text: string | undefined): number {
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : 1
}
