import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { readLargeXlsx } from '../../../src/reading/table/large-xlsx.ts'
import { readWorkbook } from '../../../src/reading/table/read-workbook.ts'

/** The rows of a workbook as it is read in pieces, its bytes in parts of no sense at all. */
async function inPieces(file: Uint8Array, partBytes = 4099) {
  const files = unzipSync(file)
  const sheets: { name: string; isHidden: boolean; rows: (readonly string[])[] }[] = []
  await readLargeXlsx(
    async function* (name) {
      const bytes = files[name] ?? new Uint8Array()
      for (let at = 0; at < bytes.length; at += partBytes) yield bytes.subarray(at, at + partBytes)
    },
    {
      sheet: (about) => sheets.push({ ...about, rows: [] }),
      row: (cells) => sheets.at(-1)?.rows.push(cells),
      blank(rows) {
        for (let left = rows; left > 0; left -= 1) sheets.at(-1)?.rows.push([])
      },
    },
  )
  return sheets
}

function plain(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.map((row) => row.join('\t').trimEnd())
}

test('a workbook read in pieces says what it says as a whole: texts, days, money, gaps', async () => {
  const cells = Array.from({ length: 6_000 }, (_, at) =>
    at % 97 === 5
      ? [null, null, null, null]
      : [
          { value: `R-${at} "<Söhne> & Ko"` },
          { value: new Date(Date.UTC(2026, 0, 1 + (at % 300))), format: 'dd.mm.yyyy' },
          { value: at / 8 + 0.1, format: '#,##0.00 [$€-407]' },
          at % 3 === 0 ? null : { value: `same ${at % 7}` },
        ],
  )
  const file = await writeExcelFile(cells, {}).toBuffer()
  const whole = await readWorkbook(Buffer.from(file))
  const [sheet] = await inPieces(file)
  expect(plain(sheet?.rows ?? [])).toEqual(plain(whole.rows))
  expect(plain(whole.rows)[6_000 - 2]).toContain('EUR')
})

test('another prefix, empty rows above, days since 1904 and texts of several runs', async () => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const file = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<x:workbook xmlns:x="${main}" xmlns:q="${related}"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="A" sheetId="1" q:id="rId7"/><x:sheet name="B" sheetId="2" state="hidden" q:id="rId8"/></x:sheets></x:workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships><Relationship Id="rId7" Type="${related}/worksheet" Target="/xl/worksheets/first.xml"/><Relationship Id="rId8" Type="${related}/worksheet" Target="worksheets/second.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': strToU8(
      `<sst xmlns="${main}"><si><t>Number</t></si><si/><si><r><t>two </t></r><r><t>runs</t></r></si></sst>`,
    ),
    'xl/worksheets/first.xml': strToU8(
      `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="3"><x:c r="A3" t="s"><x:v>0</x:v></x:c><x:c r="B3" t="s"><x:v>2</x:v></x:c></x:row><x:row r="4"><x:c r="A4" s="1"><x:v>0</x:v></x:c><x:c r="B4" t="s"><x:v>99</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    ),
    'xl/worksheets/second.xml': strToU8(
      `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"/></sheetData></worksheet>`,
    ),
  })
  const [first, second] = await inPieces(file, 7)
  expect(plain(first?.rows ?? [])).toEqual(['', '', 'Number\ttwo runs', '1904-01-01'])
  expect(second).toMatchObject({ name: 'B', isHidden: true })
  expect(plain(second?.rows ?? [])[0]).toBe('Number')
})
