import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { numberText } from '../../../src/reading/table/cell-text.ts'
import { isWorkbook, readWorkbook } from '../../../src/reading/table/read-workbook.ts'

function archive(files: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  )
}

function xlsx(
  sheets: Readonly<Record<string, string>>,
  { formats = [], hidden = [] }: { formats?: readonly string[]; hidden?: readonly string[] } = {},
): Buffer {
  const names = Object.keys(sheets)
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return archive({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="rId90" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy"/>${formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`).join('')}</numFmts><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/><xf numFmtId="170" xfId="0" applyNumberFormat="1"/>${formats.map((_, at) => `<xf numFmtId="${200 + at}" xfId="0"/>`).join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
  })
}

const text = (at: string, value: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
const TABLE = `<row r="1">${text('A1', 'Number')}${text('B1', 'Total')}</row><row r="2">${text('A2', 'R-1')}<c r="B2"><v>1234.5599999999999</v></c></row>`

function ods(...tables: readonly string[]): Buffer {
  return archive({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
  })
}

const EMPTY_ROWS = Array.from({ length: 400_000 }, (_, at) => at + 3)

describe('an Excel workbook', () => {
  test.each([
    ['rows', EMPTY_ROWS.map((at) => `<row r="${at}" spans="1:2"/>`)],
    ['cells', EMPTY_ROWS.map((at) => `<row r="${at}"><c r="B${at}" s="1"/></row>`)],
  ])('with a formatted sheet of nothing but empty %s below its table is read', async (_, rows) => {
    const { rows: read } = await readWorkbook(xlsx({ Open: TABLE + rows.join('') }))
    expect(read).toEqual([
      ['Number', 'Total'],
      ['R-1', '1234.56'],
    ])
  })

  test.each([
    ['a row', `<row r="99999999999">${text('A5', 'x')}</row>`],
    ['a cell', `<row r="5">${text('ZZZZZZZ5', 'x')}</row>`],
  ])('that names %s which no sheet has is refused', async (_, row) => {
    await expect(readWorkbook(xlsx({ Open: TABLE + row }))).rejects.toThrow(
      'more than 6000000 cells',
    )
  })

  test('gives what a spreadsheet program wrote: texts, exact numbers and days', async () => {
    const file = await writeExcelFile(
      [
        [{ value: 'Invoice' }, { value: 'Date' }, { value: 'Total' }],
        [
          { value: 'R-1 ' },
          { value: new Date('2026-03-31T00:00:00Z'), format: 'dd.mm.yyyy' },
          { value: 299.99999999921 },
        ],
        [null, null, null],
        [
          { value: '007' },
          { value: new Date('2026-12-31T00:00:00Z'), format: 'yyyy-mm-dd' },
          { value: -0.29 },
        ],
      ],
      {},
    ).toBuffer()
    const grid = await readWorkbook(file)
    expect(grid.rows).toEqual([
      ['Invoice', 'Date', 'Total'],
      ['R-1 ', '2026-03-31', '299.99999999921'],
      ['', '', ''],
      ['007', '2026-12-31', '-0.29'],
    ])
    expect(grid.lines).toEqual([1, 2, 3, 4])
  })

  test('keeps title rows, gaps and the stored results of formulas', async () => {
    const sheet = `<row r="1">${text('A1', 'Open items')}</row><row r="3">${text('A3', 'Number')}${text('C3', 'Due')}</row><row r="4"><c r="A4" t="str"><f>"R-"&amp;1</f><v>R-1</v></c><c r="C4" s="2"><v>46112</v></c></row>`
    const grid = await readWorkbook(xlsx({ List: sheet }))
    expect(grid.rows).toEqual([
      ['Open items', '', ''],
      ['', '', ''],
      ['Number', '', 'Due'],
      ['R-1', '', '2026-03-31'],
    ])
  })

  test('with a note on another sheet says that the note is left out', async () => {
    const grid = await readWorkbook(
      xlsx({ Info: `<row r="1">${text('A1', 'made today')}</row>`, Data: TABLE }),
    )
    expect(grid.rows).toEqual([
      ['Number', 'Total'],
      ['R-1', '1234.56'],
    ])
    expect(grid.warnings).toEqual(['sheet "Info" holds no table and is left out'])
  })

  test('with two tables is refused by their names', async () => {
    await expect(readWorkbook(xlsx({ Paid: TABLE, Open: TABLE }))).rejects.toThrow(
      'several sheets hold data: "Paid", "Open"',
    )
  })

  test('whose second table is hidden is read without it, and says so', async () => {
    const grid = await readWorkbook(xlsx({ Old: TABLE, Open: TABLE }, { hidden: ['Old'] }))
    expect(grid.rows).toHaveLength(2)
    expect(grid.warnings).toEqual(['sheet "Old" is hidden and is left out'])
  })

  test('keeps the currency that an amount is formatted in, also of a formula', async () => {
    const file = xlsx(
      {
        Data: `<row r="1">${text('A1', 'R-1')}<c r="B1" s="3"><v>60.5</v></c><c r="C1" s="4"><f>A1</f><v>-1234.5599999999999</v></c><c r="D1" s="5"><v>7</v></c><c r="E1" s="1"><v>46112</v></c></row>`,
      },
      { formats: ['#,##0.00\\ [$€-407]', '[$$-1009]#,##0.00', '&quot;$&quot;#,##0.00'] },
    )
    const { rows } = await readWorkbook(file)
    expect(rows).toEqual([['R-1', '60.5 EUR', '-1234.56 CAD', '7', '2026-03-31']])
  })

  test('with a cell in the last corner is refused before it fills the memory', async () => {
    const corner = `${TABLE}<row r="1048576">${text('XFD1048576', 'x')}</row>`
    await expect(readWorkbook(xlsx({ Data: corner }))).rejects.toThrow('spans 1048576 rows')
  })

  test('of several megabytes is read', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, at) =>
        `<row r="${at + 1}">${text(`A${at + 1}`, `R-${at}`)}<c r="B${at + 1}"><v>${at}.5</v></c></row>`,
    )
    const grid = await readWorkbook(xlsx({ Data: rows.join('') }))
    expect(grid.rows.length).toBe(20_000)
    expect(grid.rows.at(-1)).toEqual(['R-19999', '19999.5'])
  })
})

describe('an OpenDocument workbook', () => {
  const cell = (value: string): string =>
    `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`

  test('gives texts, exact numbers and days, whatever its cells look like', async () => {
    const file = ods(`<table:table table:name="Data">
      <table:table-row>${cell('Invoice')}${cell('Date')}${cell('Total')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>
      <table:table-row>
        <table:table-cell><office:annotation><text:p>a note</text:p></office:annotation><text:p>R<text:s text:c="2"/>1</text:p><text:p>second</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2026-03-31T10:00:00"><text:p>31.03.26</text:p></table:table-cell>
        <table:table-cell office:value-type="currency" office:value="1234.5599999999999"><text:p>1.234,56 €</text:p></table:table-cell>
      </table:table-row>
      <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>${cell('x')}</table:table-row>
      <table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
    </table:table>`)
    const grid = await readWorkbook(file)
    expect(grid.rows).toEqual([
      ['Invoice', 'Date', 'Total'],
      ['R  1\nsecond', '2026-03-31', '1234.56'],
      ['', '', 'x'],
      ['', '', 'x'],
    ])
  })

  test('keeps the currency that an amount is formatted in', async () => {
    const row = `<table:table-row>${cell('R 1')}<table:table-cell office:value-type="currency" office:currency="EUR" office:value="60.5"><text:p>60,50 €</text:p></table:table-cell></table:table-row>`
    const grid = await readWorkbook(ods(`<table:table table:name="Data">${row}</table:table>`))
    expect(grid.rows).toEqual([['R 1', '60.5 EUR']])
  })

  test('whose second table is hidden is read without it', async () => {
    const row = `<table:table-row>${cell('R 1')}${cell('2')}</table:table-row>`
    const table = (name: string, style: string): string =>
      `<table:table table:name="${name}" table:style-name="${style}">${row}${row}</table:table>`
    const style = `<style:style xmlns:style="s" style:name="ta2"><style:table-properties table:display="false"/></style:style>`
    const grid = await readWorkbook(ods(style, table('Open', 'ta1'), table('Old', 'ta2')))
    expect(grid.rows).toHaveLength(2)
    expect(grid.warnings).toEqual(['sheet "Old" is hidden and is left out'])
  })

  test('that repeats a filled cell without number is refused', async () => {
    const row = `<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"/></table:table-row>`
    await expect(
      readWorkbook(ods(`<table:table table:name="Data">${row}</table:table>`)),
    ).rejects.toThrow('more than')
  })

  test('with entities is refused', async () => {
    const file = archive({ 'content.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' })
    await expect(readWorkbook(file)).rejects.toThrow('document type')
  })
})

describe('what is no workbook is refused with what to do', () => {
  test.each([
    ['an empty workbook', xlsx({ Data: '' }), 'no data on any sheet'],
    ['another archive', archive({ 'a.txt': 'x' }), 'neither an Excel nor an OpenDocument'],
    ['half a workbook', xlsx({ Data: TABLE }).subarray(0, 900), 'damaged'],
    ['the old Excel format', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old Excel format'],
    [
      'a sheet with damaged XML',
      xlsx({ Data: '<row r="1"><c r="A1" t="s"><v>9</v></c></row>' }),
      'cannot be read',
    ],
    [
      'an archive that unpacks without end',
      Buffer.from(zipSync({ 'content.xml': new Uint8Array(201e6) })),
      'unpacks to more',
    ],
  ])('%s', async (_, file, message) => {
    expect(isWorkbook(file)).toBe(true)
    await expect(readWorkbook(file)).rejects.toThrow(message)
    await expect(readWorkbook(file)).rejects.toHaveProperty('kind', 'input')
  })

  test('a CSV file is not taken for one', () => {
    expect(isWorkbook(Buffer.from('PK;Total\n1;2\n'))).toBe(false)
  })
})

test.each([
  ['1234.5599999999999', '1234.56'],
  ['0.30000000000000004', '0.3'],
  ['299.99999999921', '299.99999999921'],
  ['1.2E-2', '0.012'],
  ['-1E3', '-1000'],
  ['1.5e+21', '1500000000000000000000'],
  ['123456789012345678', '123456789012345678'],
  ['0.0', '0'],
  ['-0.29', '-0.29'],
  ['99999999999999.99', '100000000000000'],
  ['#N/A', '#N/A'],
])('the stored number %s is %s', (stored, expected) => {
  expect(numberText(stored)).toBe(expected)
})
