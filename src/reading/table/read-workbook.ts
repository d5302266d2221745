import { AppError } from '../../core/errors.ts'
import type { Grid } from './grid.ts'
import { type Sheet, UNPACKED_BYTES_MAX } from './workbook-limits.ts'

/** Whether a file is a workbook: a zip archive, or the old Excel format, by its first bytes. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return isZip(bytes) || isCompound(bytes)
}

/**
 * Reads the table of an XLSX or ODS workbook as texts. A second sheet with a table is refused,
 * unless it is hidden: which of the two is meant only the user knows.
 */
export async function readWorkbook(bytes: Buffer): Promise<Grid> {
  if (isCompound(bytes)) throw compoundRefusal(bytes)
  const sheets = await readSheets(bytes)
  const { table, warnings } = chooseSheet(
    sheets.map((sheet) => ({ ...sheet, ...contentOf(sheet) })),
  )
  const rows = [...table.rows]
  while (rows.at(-1)?.every((cell) => cell.trim() === '')) rows.pop()
  return {
    rows,
    lines: rows.map((_, index) => index + 1),
    delimiter: null,
    encoding: 'utf-8',
    warnings,
  }
}

async function readSheets(bytes: Buffer): Promise<readonly Sheet[]> {
  const { unzipSync } = await import('fflate')
  let unpacked = 0
  const names: string[] = []
  const files = unzip(() =>
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize
        if (unpacked > UNPACKED_BYTES_MAX)
          throw new AppError(
            'input',
            `the workbook unpacks to more than ${UNPACKED_BYTES_MAX} bytes`,
          )
        names.push(name)
        return name === 'content.xml'
      },
    }),
  )
  if (names.includes('xl/workbook.xml')) return (await import('./read-xlsx.ts')).readXlsx(bytes)
  const content = files['content.xml']
  if (content === undefined)
    throw new AppError('input', 'the file is neither an Excel nor an OpenDocument workbook', {
      hint: 'save the table in it as XLSX, ODS or CSV and import that',
    })
  return (await import('./read-ods.ts')).readOds(new TextDecoder().decode(content))
}

function unzip<T>(open: () => T): T {
  try {
    return open()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('input', 'the workbook is damaged: its archive cannot be opened', {
      hint: 'download it again',
      cause,
    })
  }
}

/** What of a sheet says whether it is the one that is meant. */
export interface SheetContent {
  readonly isFilled: boolean
  /** A heading and a row of at least two columns; notes and legends have less. */
  readonly isTable: boolean
}

/** The one sheet that holds the table, and what to say of the others. */
export function chooseSheet<One extends SheetContent & Pick<Sheet, 'name' | 'isHidden'>>(
  sheets: readonly One[],
): { table: One; warnings: readonly string[] } {
  const filled = sheets.filter(({ isFilled }) => isFilled)
  const [first] = filled
  if (first === undefined) throw new AppError('input', 'the workbook holds no data on any sheet')
  const tables = filled.filter(({ isTable }) => isTable)
  const shown = tables.filter(({ isHidden }) => !isHidden)
  const candidates = [shown, tables, filled].find((some) => some.length > 0) ?? filled
  if (candidates.length > 1)
    throw new AppError(
      'input',
      `several sheets hold data: ${candidates.map(({ name }) => `"${name}"`).join(', ')}`,
      { hint: 'save the sheet that is meant as a workbook of its own, or as CSV' },
    )
  const table = candidates[0] ?? first
  const others = filled.filter((sheet) => sheet !== table)
  const warnings = others.map(
    ({ name, isHidden }) =>
      `sheet "${name}" ${isHidden ? 'is hidden' : 'holds no table'} and is left out`,
  )
  return { table, warnings }
}

function contentOf({ rows }: Sheet): SheetContent {
  return {
    isFilled: rows.some((row) => row.some(hasText)),
    isTable: rows.filter((row) => row.filter(hasText).length >= 2).length >= 2,
  }
}

function hasText(cell: string): boolean {
  return cell.trim() !== ''
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/** A workbook with a password is an encrypted stream inside of the old format. */
function compoundRefusal(bytes: Buffer): AppError {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? new AppError('input', 'the workbook is protected by a password', {
        hint: 'save it without a password and import that',
      })
    : new AppError('input', 'it is in the old Excel format (.xls)', {
        hint: 'save it as .xlsx or .csv and import that',
      })
}

function isCompound(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0
}
