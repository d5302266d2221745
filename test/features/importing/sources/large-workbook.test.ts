import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'

let cli: Cli

beforeEach(async () => {
  cli = makeCli()
  await cli('init', '.')
})

afterEach(() => cli.remove())

/** Nothing that a reader sees, and more than a workbook may unpack to and still be held. */
const ROOM = ' '.repeat(17 << 20)

interface Taken {
  readonly format: string
  readonly imported: number
  readonly rejects: readonly { readonly line: number; readonly column: string }[]
  readonly warnings: readonly string[]
  readonly refused?: string
}

async function taken(name: string, files: Readonly<Record<string, string>>): Promise<Taken> {
  const packed = Object.entries(files).map(([part, text]) => [part, strToU8(text)] as const)
  const path = join(cli.folder, name)
  writeFileSync(path, zipSync(Object.fromEntries(packed)))
  const { stdout } = await cli('import', path, '--json')
  return JSON.parse(stdout).files[0]
}

const ROWS = [
  ['Open items', '', '', ''],
  ['Number', 'Customer', 'Invoice Date', 'Total'],
  ['R-1', 'Brückner "Sons"', '2026-02-03', '240.5'],
  ['R-2', 'Quay Ltd', 'never', '12'],
  ['', '', '', ''],
  ['R-3', 'Bay Ltd', '2026-02-05', '13'],
]

async function invoices(): Promise<readonly string[]> {
  const told = await cli.json<{
    invoices: { number: string; customer: string; total: string; issue_date: string }[]
  }>('invoices', '--all')
  return told.invoices
    .map((one) => `${one.number} ${one.customer} ${one.issue_date} ${one.total}`)
    .sort()
}

const TAKEN = ['R-1 Brückner "Sons" 2026-02-03 240.50', 'R-3 Bay Ltd 2026-02-05 13.00']

test('a sheet of many rows is not held, and its last row counts as its first', async () => {
  const cell = (text: string): string =>
    `<table:table-cell><text:p>${text}</text:p></table:table-cell>`
  const rows = Array.from({ length: 12_000 }, (_, at) => {
    const words = `R-${at + 1}|Quay ${'und Söhne '.repeat(9)}${at % 10}|2026-02-05|${at}.25`
    return `<table:table-row>${words.split('|').map(cell).join('')}</table:table-row>`
  })
  const header = `<table:table-row>${['Number', 'Customer', 'Invoice Date', 'Total'].map(cell).join('')}</table:table-row>`
  const file = await taken('many.ods', {
    'content.xml': `<o:d xmlns:o="o" xmlns:table="t" xmlns:text="x"><table:table table:name="A">${header}${rows.join('')}</table:table>${ROOM}</o:d>`,
  })
  expect(file).toMatchObject({ format: 'ods', imported: 12_000, rejects: [] })
  expect(await invoices()).toContain(`R-12000 Quay ${'und Söhne '.repeat(9)}9 2026-02-05 11999.25`)
})

test('a large OpenDocument sheet is taken row by row, and a row is named by its number', async () => {
  const row = (cells: readonly string[]): string =>
    `<table:table-row>${cells.map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`).join('')}</table:table-row>${ROOM.slice(0, ROOM.length / 6)}`
  const sheet = (name: string, rows: string): string =>
    `<table:table table:name="${name}">${rows}</table:table>`
  const file = await taken('open.ods', {
    'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">${sheet('Note', row(['made today']))}${sheet('Open', ROWS.map(row).join(''))}</office:document-content>`,
  })
  expect(file).toMatchObject({ format: 'ods', imported: 2 })
  expect(file.rejects).toMatchObject([{ line: 4, column: 'Invoice Date' }])
  expect(file.warnings).toContain('sheet "Note" holds no table and is left out')
  expect(await invoices()).toEqual(TAKEN)
})

test('a large Excel sheet is taken row by row, and two of them are a question', async () => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const row = (cells: readonly string[], at: number): string =>
    `<row r="${at + 1}">${cells.map((text, column) => (text === '' ? '' : `<c r="${'ABCD'[column]}${at + 1}" t="inlineStr"><is><t>${text}</t></is></c>`)).join('')}</row>`
  const workbook = (names: readonly string[]): Record<string, string> => ({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${related}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${related}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(
      names.map((_, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet xmlns="${main}">${ROOM}<sheetData>${ROWS.map(row).join('')}</sheetData></worksheet>`,
      ]),
    ),
  })
  const file = await taken('open.xlsx', workbook(['Open']))
  expect(file).toMatchObject({ format: 'xlsx', imported: 2 })
  expect(file.rejects).toMatchObject([{ line: 4, column: 'Invoice Date' }])
  expect(await invoices()).toEqual(TAKEN)
  const two = await taken('two.xlsx', workbook(['Open', 'Paid']))
  expect(two.refused).toBe('several sheets hold data: "Open", "Paid"')
})
