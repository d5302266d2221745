import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'

const INVOICES = 'Invoice Number,Customer,Invoice Date,Due Date,Currency,Total\n'
const HEAD = INVOICES.trim().split(',')
const ROW = ['1', 'Acme', '2026-01-05', '2026-02-05', 'EUR', '1.00']
const CSV = `${INVOICES}${ROW.join(',')}\n`
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MILLION = 1_000_000

/** Workbooks, archives, mails and interchanges that take far more room than their bytes. */
export const hostilePacks: readonly (readonly [string, () => string | Uint8Array])[] = [
  ['empty-rows.xlsx', () => xlsx(table() + rows(3, MILLION, (at) => `<row r="${at}"/>`))],
  [
    'empty-cells.xlsx',
    () => xlsx(table() + rows(3, MILLION / 2, (at) => `<row r="${at}"><c r="A${at}"/></row>`)),
  ],
  ['last-cell.xlsx', () => xlsx(table() + cells(1_048_576, ['x'], 'XFD'))],
  ['beyond.xlsx', () => xlsx(table() + cells(99_999_999_999, ['x'], 'ZZZZZZZ'))],
  ['texts.xlsx', () => xlsx(table(), { 'xl/sharedStrings.xml': texts() })],
  ['media.xlsx', () => xlsx(table(), { 'xl/media/image.png': '\u0000'.repeat(300 << 20) })],
  ['repeated.ods', () => ods('table:number-rows-repeated="999999999"', '')],
  ['wide.ods', () => ods('', 'table:number-columns-repeated="999999999"')],
  ['trailing.csv.gz', () => Buffer.concat([gzipSync(CSV), Buffer.from('garbage\u0000')])],
  ['archives.zip', archives],
  ['files.zip', () => zipOf(1_000, (at) => CSV.replace('1,Acme', `${at},Acme`))],
  ['nothings.zip', () => zipOf(20_000, () => '')],
  ['columns.csv', () => `${INVOICES.trim()},${words(100_000)}\n${ROW},${words(100_000)}\n`],
  [
    'amounts.csv',
    () =>
      `Date,Text,${words(3000, 'Amount')}\n${`2026-01-05,x,${words(3000, '-1.5')}\n`.repeat(5)}`,
  ],
  ['letters.eml', () => `From: a@b.example\nSubject: x\nMIME-Version: 1.0\n${nestedParts(5000)}`],
  ['words.eml', () => `From: a@b.example\nSubject: x\nDate: x\n\n${'INV-1 '.repeat(500_000)}`],
  [
    'tables.eml',
    () =>
      `From: a@b.example\nSubject: x\nDate: x\nContent-Type: text/html\n\n${'<table><tr><td>INV-1'.repeat(50_000)}`,
  ],
  ['lines.txt', () => `Remittance advice\n${'INV-5  1.00\n'.repeat(60_000)}`],
  [
    'segments.820',
    () =>
      `ISA*00*${' '.repeat(10)}*00*${' '.repeat(10)}*ZZ*A*ZZ*B*260105*1200*U*00401*1*0*P*>~${'ST~'.repeat(MILLION)}`,
  ],
  [
    'segments.edi',
    () =>
      `UNA:+.? 'UNB+UNOA:1+A+B+260105:1200+1'UNH+1+REMADV:D:96A:UN'${"DOC+380+INV1'MOA+9:1.00'".repeat(200_000)}`,
  ],
]

function table(): string {
  return cells(1, HEAD) + cells(2, ROW)
}

function cells(row: number, values: readonly string[], column?: string): string {
  const all = values.map((value, at) => {
    const name = column ?? String.fromCharCode(65 + at)
    return `<c r="${name}${row}" t="inlineStr"><is><t>${value}</t></is></c>`
  })
  return `<row r="${row}">${all.join('')}</row>`
}

function rows(first: number, count: number, of: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => of(first + at)).join('')
}

function texts(): string {
  return `<sst xmlns="${MAIN}">${'<si><t>a</t></si>'.repeat(3 * MILLION)}</sst>`
}

function xlsx(sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const relation = (type: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/${type}" Target="${target}"/></Relationships>`
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  }
  return packed(parts)
}

function ods(rowIs: string, cellIs: string): Uint8Array {
  const row = (values: readonly string[], is: string): string =>
    `<table:table-row ${is}>${values.map((value) => `<table:table-cell ${cellIs}><text:p>${value}</text:p></table:table-cell>`).join('')}</table:table-row>`
  return packed({
    'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="S">${row(HEAD, '')}${row(ROW, rowIs)}</table:table></office:spreadsheet></office:body></office:document-content>`,
  })
}

/** Archives in an archive, each of which unpacks to what one alone may. */
function archives(): Uint8Array {
  const inner = packed({ 'a.csv': 'a,b\n'.repeat(20 << 20) })
  return zipSync(Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`${at}.zip`, inner])))
}

function zipOf(count: number, of: (at: number) => string): Uint8Array {
  return packed(Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.csv`, of(at)])))
}

function packed(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    { level: 1 },
  )
}

function words(count: number, word = 'x'): string {
  return Array.from({ length: count }, () => word).join(',')
}

function nestedParts(count: number): string {
  const parts = Array.from({ length: count }, (_, at) => {
    return `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`
  })
  return `${parts.join('')}Content-Type: text/plain\n\nx\n`
}
