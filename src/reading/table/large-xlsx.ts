import { zipSync } from 'fflate'
import { AppError } from '../../core/errors.ts'
import { openTexts, type SharedTexts } from './large-xlsx-texts.ts'
import { readXlsx } from './read-xlsx.ts'
import type { PackedParts, RowSink } from './workbook-limits.ts'
import { sheetParts } from './xlsx-parts.ts'

const WORKBOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'
const STYLES = 'xl/styles.xml'
const TEXTS = 'xl/sharedStrings.xml'

/** How much of a sheet is read at a time, and what no row of a real one comes near. */
const PIECE_LENGTH = 128 << 10
const ROW_LENGTH_MAX = 4 << 20
const TAG_LENGTH_MAX = 400

/**
 * Reads an Excel workbook that is too large to hold, a few thousand rows at a time: each piece of a
 * sheet, with the texts that it names, is made a small workbook that is read like any other.
 */
export async function readLargeXlsx(parts: PackedParts, sink: RowSink): Promise<void> {
  const [workbook, relations, styles] = await Promise.all(
    [WORKBOOK, RELATIONS, STYLES].map((name) => wholeText(parts, name)),
  )
  const texts = await openTexts(parts(TEXTS))
  for (const { name, isHidden, part } of sheetParts(workbook ?? '', relations ?? '')) {
    sink.sheet({ name, isHidden })
    const scene = { texts, styles: styles ?? '', isFrom1904: isFrom1904(workbook ?? '') }
    let next = 1
    for await (const piece of piecesOf(parts(part), name)) {
      next = await takePiece(piece, { ...scene, next }, sink)
    }
  }
}

async function wholeText(parts: PackedParts, name: string): Promise<string> {
  const bytes: Uint8Array[] = []
  for await (const piece of parts(name)) bytes.push(piece)
  return Buffer.concat(bytes).toString('utf8')
}

function isFrom1904(workbook: string): boolean {
  return /<(?:\w+:)?workbookPr\b[^>]*\sdate1904="(?:1|true)"/.test(workbook)
}

/** Whole rows of a sheet, about a hundred thousand characters of them. */
async function* piecesOf(bytes: AsyncIterable<Uint8Array>, sheet: string): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let text = ''
  let isBegun = false
  for await (const some of bytes) {
    text += decoder.decode(some, { stream: true })
    if (!isBegun) {
      const start = /<(?:\w+:)?row\b/.exec(text)?.index
      text = text.slice(start ?? -TAG_LENGTH_MAX) // looking at all of it again would take ever longer
      if (start === undefined) continue
      isBegun = true
    }
    if (text.length < PIECE_LENGTH) continue
    const end = lastRowEnd(text)
    if (end > 0) yield text.slice(0, end)
    text = text.slice(Math.max(end, 0))
    if (text.length > ROW_LENGTH_MAX) throw endless(sheet)
  }
  text += decoder.decode()
  if (isBegun) yield text.slice(0, lastRowEnd(text))
}

function endless(sheet: string): AppError {
  return new AppError('input', `a row of sheet "${sheet}" is longer than any table has`)
}

/** Where the last whole row ends, be it empty; 0 where none does. */
function lastRowEnd(text: string): number {
  const closing = text.lastIndexOf('row>')
  const open = text.lastIndexOf('<row')
  const own = open > closing ? text.indexOf('>', open) : -1
  if (own !== -1 && text[own - 1] === '/') return own + 1
  return closing === -1 ? 0 : closing + 'row>'.length
}

interface PieceScene {
  readonly texts: SharedTexts
  readonly styles: string
  readonly isFrom1904: boolean
  /** The number of the row that comes next. */
  readonly next: number
}

/** Reads one piece; returns the number of the row behind it. */
async function takePiece(piece: string, scene: PieceScene, sink: RowSink): Promise<number> {
  const first = Number(/\sr="(\d+)"/.exec(piece)?.[1] ?? scene.next)
  const { sheet, texts } = scene.texts.inline(fromRow(piece, first))
  const [read] = await readXlsx(smallWorkbook({ ...scene, sheet, shared: texts }))
  if (first > scene.next) sink.blank(first - scene.next)
  for (const row of read?.rows ?? []) sink.row(row)
  return Math.max(first, scene.next) + (read?.rows.length ?? 0)
}

/** The rows and cells numbered as if the piece began in row 1. */
function fromRow(piece: string, first: number): string {
  if (first === 1) return piece
  return piece.replace(
    /(<(?:\w+:)?(?:row|c)\b[^<>]{0,400}?\sr="[A-Z]*)(\d+)"/g,
    (_, before: string, row: string) => `${before}${Number(row) - first + 1}"`,
  )
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGED = 'http://schemas.openxmlformats.org/package/2006'

function smallWorkbook({
  sheet,
  shared,
  styles,
  isFrom1904: is1904,
}: {
  readonly sheet: string
  readonly shared: string
  readonly styles: string
  readonly isFrom1904: boolean
}): Uint8Array {
  const names = `xmlns="${MAIN}" xmlns:x="${MAIN}" xmlns:r="${RELATED}"`
  const related = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${RELATED}/${type}" Target="${target}"/>`
  const files = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGED}/content-types"/>`,
    [WORKBOOK]: `<workbook ${names}><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    [RELATIONS]: `<Relationships xmlns="${PACKAGED}/relationships">${related(1, 'worksheet', 'worksheets/sheet1.xml')}${related(2, 'styles', 'styles.xml')}${related(3, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ...(styles === '' ? {} : { [STYLES]: styles }),
    [TEXTS]: `<sst ${names}>${shared}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${names}><sheetData>${sheet}</sheetData></worksheet>`,
  }
  const packed = Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const)
  return zipSync(Object.fromEntries(packed), { level: 0 })
}
