import { describe, expect, test } from 'vitest'
import type { StatementOptions } from '../../../src/reading/facts.ts'
import { statementFormats } from '../../../src/reading/formats/index.ts'

function read(text: string, options?: StatementOptions) {
  const format = statementFormats.find(({ recognises }) => recognises(text.slice(0, 4096)))
  if (format === undefined) throw new Error('not recognised')
  return format.parse(text, options)
}

const CAMT = (inner: string, prolog = ''): string =>
  `<?xml version="1.0"?>${prolog}\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>${inner}</BkToCstmrStmt></Document>`
const LAUGHS =
  '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'

describe('a file that is no statement is refused with what was expected', () => {
  test.each([
    ['a document type in camt', CAMT('<Stmt/>', LAUGHS), /line 1: a document type/],
    [
      'an entity that nobody defined',
      CAMT('<Stmt><Id>&c;</Id></Stmt>'),
      /line 2: .*not well-formed/,
    ],
    ['camt without a statement', CAMT('<GrpHdr/>'), /no camt.053 statement/],
    [
      'camt of an unknown namespace',
      CAMT('<Stmt/>').replace('iso:20022', 'x').replace('camt.053.001.02', 'y'),
      /no camt.053 statement/,
    ],
    ['camt that was cut off', CAMT('<Stmt><Id>1</Id>').slice(0, -30), /not well-formed/],
    ['camt nested without end', CAMT('<a>'.repeat(500)), /nest deeper/],
    [
      'another XML document',
      '<?xml version="1.0"?><Invoice><ID>1</ID></Invoice>',
      /root is <Invoice>/,
    ],
    ['a document type in OFX', '<OFX><!DOCTYPE x><STMTRS></OFX>', /document type/],
    ['OFX that was cut off', '<OFX><STMTRS><CURDEF>EUR', /cut off/],
    ['a second OFX document that was cut off', '<OFX><STMTRS></OFX><OFX><STMTRS>', /cut off/],
    ['OFX with an unended comment', '<OFX><!-- x</OFX>', /ends inside "<!-- x/],
    [
      'OFX with the bank’s refusal',
      '<OFX><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>wrong password</STATUS></OFX>',
      /error 15500: wrong password/,
    ],
    [
      'OFX with a list of accounts',
      '<OFX><ACCTINFO><DESC>Savings</ACCTINFO></OFX>',
      /no statement/,
    ],
    [
      'OFX with trades only',
      '<OFX><INVSTMTRS><INVTRANLIST><BUYSTOCK></BUYSTOCK></INVTRANLIST></INVSTMTRS></OFX>',
      /investments only/,
    ],
    ['a lone balance of MT940', ':60F:C260318EUR380115,12\n', /line 1: a fragment of MT940/],
    [
      'MT940 without its end',
      ':20:A\n:25:1\n:60F:C260101EUR1,00\n:61:260102C1,00NTRF',
      /line 4: .*cut off/,
    ],
    [
      'MT942 without its end',
      ':20:A\n:25:1\n:34F:EURD0,\n:61:260102C1,00NTRF',
      /line 4: .*cut off/,
    ],
    ['BAI2 without its header', '00,0004,1/2,06/0321,0829,001,80,1,2/', /no file header/],
    [
      'BAI2 without its trailer',
      '01,A,B,260101,0000,1,,,2/\n02,A,B,1,260101,,USD,2/',
      /line 2: .*trailer/,
    ],
    [
      'a QIF list of accounts',
      '!Account\nNChecking\nTBank\n^\n',
      /no transaction of a bank account/,
    ],
    ['QIF dates that may be either', '!Type:Bank\nD03.11.25\nT1\n^\n', /line 2: "03.11.25" may be/],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(message)
  })

  test.each([
    ['OFX comments', `<OFX>${'<!--'.repeat(200_000)}</OFX>`],
    ['OFX brackets', `<OFX>${'<'.repeat(300_000)}</OFX>`],
    ['OFX statements', `<OFX>${'<STMTTRN>'.repeat(50_000)}</OFX>`],
    ['MT940 separators', `:20:A\n:25:1\n:61:260101C1,00NTRF\n:86:000?20${'?2'.repeat(300_000)}\n`],
    ['SWIFT envelopes', `:20:A\n${'{4: '.repeat(200_000)}`],
    ['BAI2 slashes', `01,A,B,260101,0000,1,,,2/02,A${'/ '.repeat(200_000)}`],
    ['a QIF amount', `!Type:Bank\nD1/31/26\nT${'1,'.repeat(200_000)}\n^\n`],
  ])('%s without number are done with in no time', (_, text) => {
    const start = performance.now()
    try {
      read(text)
    } catch (error) {
      expect(error).toHaveProperty('kind', 'input')
    }
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('what the file leaves open is asked of the user', () => {
  const dated = (dates: string): string =>
    `!Type:Bank\n${dates
      .split(' ')
      .map((day) => `D${day}\nT1\n^\n`)
      .join('')}`

  test('the date order of QIF is decided by the whole file', () => {
    expect(read(dated('3/4/26 3/31/26')).statements[0]?.lines[0]?.bookingDate).toBe('2026-03-04')
    expect(read(dated('3/4/26 31/3/26')).statements[0]?.lines[0]?.bookingDate).toBe('2026-04-03')
    expect(read(dated("3/3'04")).statements[0]?.lines[0]?.bookingDate).toBe('2004-03-03')
  })

  test('the date order that the user says is taken', () => {
    const first = (dateOrder: 'dmy' | 'mdy' | 'ymd') =>
      read(dated('03.11.25'), { dateOrder }).statements[0]?.lines[0]?.bookingDate
    expect([first('dmy'), first('mdy'), first('ymd')]).toEqual([
      '2025-11-03',
      '2025-03-11',
      '2003-11-25',
    ])
  })

  test('an amount of one separator waits for --decimal', () => {
    const text = '!Type:Bank\nD1/31/26\nT1,250\n^\n'
    expect(read(text).rejects[0]?.reason).toContain('--decimal')
    expect(read(text, { decimal: '.' }).statements[0]?.lines[0]?.amount).toBe('1250')
    expect(read(text, { decimal: ',' }).statements[0]?.lines[0]?.amount).toBe('1.25')
  })
})

test('a comma in MT940 marks decimals even before three digits', () => {
  const text =
    ':20:A\n:25:1\n:60F:C260101KWD0,000\n:61:260102C1,250NTRFNONREF\n:62F:C260102KWD1,250\n-\n'
  const [statement] = read(text).statements
  expect([statement?.lines[0]?.amount, statement?.closingBalance]).toEqual(['1.25', '1.25'])
})

test('a transaction of OFX outside of the statements beside it is rejected, not lost', () => {
  const entry = (amount: string): string =>
    `<STMTTRN><DTPOSTED>20260105<TRNAMT>${amount}</STMTTRN>\n`
  const text = `<OFX><STMTRS><CURDEF>EUR\n${entry('1.00')}</STMTRS>\n${entry('2.00')}</OFX>`
  const { statements, rejects } = read(text)
  expect(statements.flatMap(({ lines }) => lines.map(({ amount }) => amount))).toEqual(['1.00'])
  expect(rejects).toMatchObject([{ line: 4, column: 'STMTTRN', value: '2.00' }])
})

describe('an id that names two movements names none', () => {
  test('a bank reference used twice in one account is dropped', () => {
    const entry = (ref: string): string => `:61:260102C1,00NTRFNONREF//${ref}\n`
    const text = `:20:A\n:25:1\n:60F:C260101EUR0,\n${entry('REFERENCE1')}${entry('REFERENCE1')}${entry('REFERENCE2')}:62F:C260102EUR3,\n-\n`
    expect(read(text).statements[0]?.lines.map(({ bankRef }) => bankRef)).toEqual([
      null,
      null,
      'REFERENCE2',
    ])
  })
})
