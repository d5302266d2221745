import { describe, expect, test } from 'vitest'
import type { BankReadOptions } from '../../../src/reading/bank/layout.ts'
import { readBankGrid } from '../../../src/reading/bank/read-bank.ts'
import { readGrid } from '../../../src/reading/table/read-grid.ts'

function read(rows: readonly string[], options: BankReadOptions = {}) {
  const facts = readBankGrid(readGrid(Buffer.from(`${rows.join('\n')}\n`)), options)
  const lines = facts.statements.flatMap((statement) => statement.lines)
  const movements = lines.map(({ bookingDate, amount }) => `${bookingDate} ${amount}`)
  return { ...facts, lines, movements }
}

test('rows above a header that stands last are told, though their days are in three columns', () => {
  const rows = ['2024,3,14,10,12,in,,120000,150000', '2024,3,15,9,0,out,540,,149460']
  const header = '操作日(年),操作日(月),操作日(日),時,分,摘要,お支払金額,お預り金額,残高'
  expect(() => read([...rows, header])).toThrow('stands below the rows')
})

describe('without headings', () => {
  test('two rows of different widths are a question: from which was a cell lost?', () => {
    const rows = ['2026-01-26,a,-10.00,100.00', '2026-01-27,-5.00,95.00']
    expect(() => read(rows)).toThrow('its rows have 3 or 4 cells')
  })

  test('a first row that lost its date is told, not taken for a title', () => {
    const rows = ['Heron Cafe,Lunch,-10.00', '2026-01-27,Oak,b,-5.00', '2026-01-28,Oak,c,7.00']
    const { movements, rejects } = read(rows)
    expect(movements).toEqual(['2026-01-27 -5.00', '2026-01-28 7.00'])
    expect(rejects).toMatchObject([{ line: 1, reason: 'it holds no date and amount' }])
  })

  test('a date that only some rows have may be their booking date', () => {
    const rows = ['2026-01-26,2026-01-25,a,-10.00', ',2026-01-27,b,5.00']
    expect(() => read(rows)).toThrow('some another one in #1')
  })

  test('true on some rows and false on others may say what is pending', () => {
    const rows = ['2026-01-26,a,-10.00,true', '2026-01-27,b,5.00,false']
    expect(() => read(rows)).toThrow('column 4 says true or false and has no heading')
    const told = read(rows, { columns: { Description: '#4' } })
    expect(told.movements).toEqual(['2026-01-26 -10.00', '2026-01-27 5.00'])
  })

  test('a lone date of two-digit years in dashes may begin with the year', () => {
    expect(() => read(['Date,Text,Amount', '23-12-29,a,-10.00'])).toThrow('2029-12-23 (dmy)')
  })
})

describe('a heading that nobody knows', () => {
  test('above money that is the same in one currency asks which amount was converted', () => {
    const rows = [
      'Date,Text,Amount,Currency,Betr?g in E?R',
      '2026-01-26,a,-10.00,EUR,-10.00',
      '2026-01-27,b,-20.00,USD,-18.10',
    ]
    expect(() => read(rows)).toThrow('"Amount" and "Betr?g in E?R" differ')
  })

  test('that may name a currency is told', () => {
    const { warnings } = read(['Datum;Text;Betrag (E?R)', '26.01.2026;a;-10,00'])
    expect(warnings).toEqual(['the heading "Betrag (E?R)" may name a currency that is not known'])
  })

  test('leaves the currency to the balance beside it', () => {
    const { lines } = read(['Datum;Text;Betrag;Saldo (CHF)', '26.01.2026;a;-10,00;90,00'])
    expect(lines[0]?.currency).toBe('CHF')
  })

  test('is the other side where the rows fill it in turn with a side that is known', () => {
    const rows = ['Date,Text,Grumm,Deposit', '2026-01-26,a,,5.00', '2026-01-27,b,1.00,']
    expect(read(rows).movements).toEqual(['2026-01-26 5.00', '2026-01-27 -1.00'])
  })
})

describe('words for money in and money out that were hit', () => {
  const header = 'Date,Text,Amount,Debit/Credit Flag'

  test('cost their row below a heading that names both ways', () => {
    const rows = [header, '2026-01-26,a,10.00,D', '2026-01-27,b,5.00,C', '2026-01-28,c,7.00,0000']
    const { movements, rejects } = read(rows)
    expect(movements).toEqual(['2026-01-26 -10.00', '2026-01-27 5.00'])
    expect(rejects).toMatchObject([{ line: 4, value: '0000' }])
  })

  test('are asked about where none of them is left', () => {
    const rows = [header, '2026-01-26,a,10.00,5814', '2026-01-27,b,5.00,0']
    expect(() => read(rows)).toThrow('"Debit/Credit Flag" should tell money in from money out')
    expect(read(rows, { invertSign: true }).movements).toEqual([
      '2026-01-26 -10.00',
      '2026-01-27 -5.00',
    ])
  })

  test('are not missed where numbers have signs of their own', () => {
    const rows = [header, '2026-01-26,a,-10.00,', '2026-01-27,b,5.00,']
    expect(read(rows).movements).toEqual(['2026-01-26 -10.00', '2026-01-27 5.00'])
  })

  test('in a column without a heading are asked about where one letter is all that is left', () => {
    const rows = ['Date,Text,Amount,', '2026-01-26,a,10.00,S', '2026-01-27,b,5.00,']
    expect(() => read(rows)).toThrow('nothing tells money in from money out')
  })
})

test('a number too long for thousands decides nothing against the balance above the table', () => {
  const rows = [
    'Kontostand;"3.600,00 EUR"',
    'Datum;Text;Betrag',
    '26.01.2026;a;1.500',
    '27.01.2026;b;-222222222.000',
  ]
  expect(() => read(rows)).toThrow('"1.500" has another decimal mark')
})

test('what is not seen within a heading does not change what it means', () => {
  const rows = [
    'Transaction date,Booking \u200bda\ufeffte,Text,Amount',
    '2026-01-25,2026-01-27,a,-1.00',
  ]
  expect(read(rows).movements).toEqual(['2026-01-27 -1.00'])
})

test('a row that was cut short does not put another amount in the place of the account’s own', () => {
  const rows = [
    'Datum;Bedrag;Munt;Bedrag in EUR;Omschrijving',
    '2026-01-26;-50,00;USD;-42,16;a',
    '2026-01-27;-10,00;EUR;-10,00;b',
    '2026-01-28;150,',
  ]
  expect(read(rows.slice(0, 3)).movements).toEqual(['2026-01-26 -42.16', '2026-01-27 -10.00'])
  expect(() => read(rows)).toThrow('a row has no amount in "Bedrag in EUR"')
})

test('payers beside payees are no list of receipts: their lost signs are asked about', () => {
  const rows = [
    'Buchungstag;Auftraggeber/Zahlungsempfänger;Umsatz;',
    '26.01.2026;a;10,00;S',
    '27.01.2026;b;5,00;H""',
  ]
  expect(() => read(rows)).toThrow('nothing tells money in from money out')
})

describe('what a row may hide', () => {
  test('an amount in another column than that of the other rows is asked about', () => {
    const rows = [
      'Date,Text,Debit,Credit,Fee',
      '2026-01-26,a,,5.00,',
      '2026-01-27,b,1.00,,',
      '2026-01-28,monthly fee,,,2.50',
    ]
    expect(() => read(rows)).toThrow('"Fee"')
  })

  test('a fee beside two sides counts where the balance moves by it', () => {
    const rows = [
      'Date,Text,Money in,Money out,Fee,Balance',
      '2026-01-26,a,100.00,,,100.00',
      '2026-01-27,b,,-20.00,-1.00,79.00',
      '2026-01-28,fee,,,-2.50,76.50',
    ]
    expect(read(rows).movements).toEqual([
      '2026-01-26 100.00',
      '2026-01-27 -21.00',
      '2026-01-28 -2.50',
    ])
  })

  test('two balances that run backwards ask for the sign, three of them tell it', () => {
    const rows = [
      'Date,Text,Amount,Balance',
      '2026-01-26,a,10.00,100.00',
      '2026-01-27,b,20.00,80.00',
      '2026-01-28,c,-5.00,85.00',
    ]
    expect(() => read(rows)).toThrow('the balance moves against the amounts')
    expect(read([...rows, '2026-01-29,d,15.00,70.00']).movements.at(-1)).toBe('2026-01-29 -15.00')
  })

  test('a status that nobody knows among booked rows rejects its row', () => {
    const rows = [
      'Date,Text,Amount,Status',
      '2026-01-26,a,10.00,Executed',
      '2026-01-27,b,-2.00,Executed',
      '2026-01-28,c,-5.00,Grumm',
    ]
    const { movements, rejects } = read(rows)
    expect(movements).toEqual(['2026-01-26 10.00', '2026-01-27 -2.00'])
    expect(rejects).toMatchObject([{ line: 4, column: 'Status', value: 'Grumm' }])
  })

  test('a row that is not posted is left out', () => {
    const rows = ['Date,Text,Amount,Posted', '2026-01-26,a,10.00,true', '2026-01-27,b,-2.00,false']
    expect(read(rows).movements).toEqual(['2026-01-26 10.00'])
  })

  test('rows below a header that cannot be read are no empty file', () => {
    const rows = ['Date,Text,Amount', '26~01~2026,a,10.00~', '27~01~2026,b,12.00~']
    expect(() => read(rows)).toThrow('no row below the header holds a date and an amount')
  })
})

test.each(['Dr / Cr', 'Credit Debit Indicator', 'Af Bij', 'Soll/Haben'])(
  'a lost word below "%s" rejects its row, and does not turn the signs of all others',
  (heading) => {
    const rows = [`Date,Text,Amount,${heading}`, '2026-01-26,a,10.00,D', '2026-01-27,b,5.00,C((((']
    const { movements, rejects } = read(rows)
    expect(movements).toEqual(['2026-01-26 -10.00'])
    expect(rejects).toMatchObject([{ line: 3, reason: 'not a word for money in or money out' }])
  },
)
