import { describe, expect, test } from 'vitest'
import { parseCurrency } from '../../../src/core/currency.ts'
import type { BankReadOptions } from '../../../src/reading/bank/layout.ts'
import { readBankGrid } from '../../../src/reading/bank/read-bank.ts'
import { readGrid } from '../../../src/reading/table/read-grid.ts'

function read(rows: readonly string[], options: BankReadOptions = {}) {
  const facts = readBankGrid(readGrid(Buffer.from(`${rows.join('\n')}\n`)), options)
  const lines = facts.statements.flatMap((statement) => statement.lines)
  const movements = lines.map(({ bookingDate, amount }) => `${bookingDate} ${amount}`)
  return { ...facts, movements }
}

describe('what a file leaves open is refused, not guessed', () => {
  test('an amount that is zero where an unnamed column has one may be one side of two', () => {
    const rows = ['Date,Label,Amount,Amount2', '2026-01-26,a,5.00,0.00', '2026-01-27,b,0.00,1.00']
    expect(() => read(rows)).toThrow('where "Amount" is zero, "Amount2" holds the amount')
    expect(read(rows, { columns: { Credit: 'Amount', Debit: 'Amount2' } }).movements).toEqual([
      '2026-01-26 5.00',
      '2026-01-27 -1.00',
    ])
  })

  test('coins and points are no currency: what they are in is asked', () => {
    const rows = ['Date,Text,Amount,Currency', '2026-01-26,a,5.00,USDT', '2026-01-27,b,-1.00,USDT']
    expect(() => read(rows)).toThrow('"USDT" in the column "Currency" is no currency')
    const currency = parseCurrency('USD')
    expect(currency === undefined ? [] : read(rows, { currency }).movements).toHaveLength(2)
  })

  test('a side that no row fills does not lose the other one', () => {
    const rows = ['Date,Label,Payments,Receipts', '2026-01-26,a,5.00,', '2026-01-27,b,1.00,']
    expect(() => read(rows)).toThrow('"Payments" holds the amount')
  })

  test('a payment received with a minus says that charges stand as positive numbers', () => {
    const rows = ['Date,Text,Amount', '2026-01-26,PAYMENT RECEIVED - THANK YOU,-200.00']
    expect(() => read(rows)).toThrow('charges may be positive')
    expect(read(rows, { invertSign: true }).movements).toEqual(['2026-01-26 200.00'])
  })

  test('a card with mostly positive amounts may show charges, unless the balance tells', () => {
    const rows = [
      'Date,Card number,Text,Amount,Balance',
      '2026-01-26,1234,a,5.00,100.00',
      '2026-01-27,1234,b,1.00,101.00',
      '2026-01-28,1234,c,-6.00,95.00',
    ]
    expect(read(rows).movements).toHaveLength(3)
    const without = rows.map((row) => row.slice(0, row.lastIndexOf(',')))
    expect(() => read(without)).toThrow('most amounts of this card are positive')
  })

  test('words for money in beside nothing but minuses go against each other', () => {
    const rows = ['CREDIT,2026-01-26,Oak Street,-5.00', 'CREDIT,2026-01-27,Riverside,-1.00']
    expect(() => read(rows)).toThrow('has a minus and the word beside it says money in')
  })

  test('two pairs of debit and credit that differ are a question', () => {
    const rows = [
      'Date,Text,Debit,Credit,Debit amount,Credit amount',
      '2026-01-26,a,,5.00,,4.20',
      '2026-01-27,b,1.00,,0.84,',
    ]
    expect(() => read(rows)).toThrow('"Debit" and "Debit amount" differ')
  })

  test('without headings, a balance that rises with the left column may be what is owed', () => {
    const rows = [
      '2026-01-26,HERON CAFE,42.17,,542.17',
      '2026-01-25,PAYMENT,,200.00,500.00',
      '2026-01-24,OAK STREET,10.00,,700.00',
    ]
    expect(() => read(rows)).toThrow('nothing tells which column holds the amount')
  })

  test('without headings, amounts in a column that does not look like money are not left out', () => {
    const rows = ['15.01.2026;Oak Street;1100;', '09.01.2026;Heron Cafe;;-45,2']
    expect(() => read(rows)).toThrow('nothing tells which column holds the amount')
  })
})

describe('what decides', () => {
  test('amounts with thousands only are read like the balance in the title', () => {
    const rows = [
      'Kontostand;3.600,00 EUR',
      'Datum;Text;Betrag',
      '26.01.2026;a;1.500',
      '27.01.2026;b;-2.000',
    ]
    expect(read(rows).movements).toEqual(['2026-01-26 1500', '2026-01-27 -2000'])
  })

  test('money without a smaller unit has thousands behind its marks', () => {
    const rows = [
      'Date;Text;Amount;Currency',
      '2026-01-26;a;110.000;ISK',
      '2026-01-27;b;-4.520;ISK',
    ]
    expect(read(rows).movements).toEqual(['2026-01-26 110000', '2026-01-27 -4520'])
  })

  test('a row that is not booked yet does not make the day of purchase count for the others', () => {
    const rows = [
      'Date started,Date completed,State,Amount,Balance',
      '2026-01-26,2026-01-27,COMPLETED,-42.17,1957.83',
      '2026-01-25,2026-01-26,COMPLETED,1500.00,2000.00',
      '2026-01-25,,what happened,-5.00,',
    ]
    const { movements, rejects } = read(rows)
    expect(movements).toEqual(['2026-01-27 -42.17', '2026-01-26 1500.00'])
    expect(rejects).toMatchObject([{ line: 4, column: 'State' }])
  })

  test('rows that ask if they are pending are left out where the answer is yes', () => {
    const rows = ['Date,Text,Amount,Pending', '2026-01-26,a,5.00,false', '2026-01-27,b,-1.00,true']
    expect(read(rows).movements).toEqual(['2026-01-26 5.00'])
  })

  test('a fee is inside of an amount that is quantity times price less the fee', () => {
    const rows = [
      'Date,Description,Quantity,Price,Fees & Comm,Amount',
      '01/26/2026,SOLD HERON FUND,100,$2.50,$6.06,$243.94',
      '01/27/2026,CHECK,,,,-$42.17',
    ]
    expect(read(rows).movements).toEqual(['2026-01-26 243.94', '2026-01-27 -42.17'])
  })

  test('a date that never changes and is named in part does not stand before the named one', () => {
    const rows = [
      'initial date,transaction date,Text,Amount',
      '2026-01-01,2026-01-26,a,5.00',
      '2026-01-01,2026-01-27,b,-1.00',
    ]
    expect(read(rows).movements).toEqual(['2026-01-26 5.00', '2026-01-27 -1.00'])
  })
})
