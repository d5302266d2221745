import { describe, expect, test } from 'vitest'
import type { BankReadOptions } from '../../../src/reading/bank/layout.ts'
import { readBankGrid } from '../../../src/reading/bank/read-bank.ts'
import { readGrid } from '../../../src/reading/table/read-grid.ts'

function read(text: string, options: BankReadOptions = {}) {
  const facts = readBankGrid(readGrid(Buffer.from(text)), options)
  const lines = facts.statements.flatMap((statement) => statement.lines)
  return { ...facts, lines, amounts: lines.map(({ amount }) => amount) }
}

const ROWS = 'Date,Text,Amount\n2026-01-26,Oak Street,1500.00\n2026-01-27,Heron Cafe,-42.17\n'

describe('what the rows end as', () => {
  test('a day that the order of the file does not allow is rejected, never turned round', () => {
    const { rejects, lines } = read(
      'Date,Text,Amount\n13/01/2026,a,-1.00\n14/01/2026,b,2.00\n15/01/2026,c,-3.00\n99/01/2026,d,4.00\n',
    )
    expect(lines).toHaveLength(3)
    expect(rejects).toEqual([
      { line: 5, column: 'Date', value: '99/01/2026', reason: 'not a date in the order dmy' },
    ])
  })

  test('a text in place of an amount is rejected by line, column and value', () => {
    expect(read(`${ROWS}2026-01-28,Cinema,"12,3x"\n`).rejects).toEqual([
      { line: 4, column: 'Amount', value: '12,3x', reason: 'not an amount' },
    ])
  })

  test('a row that ends before its amount is rejected', () => {
    expect(read(`${ROWS}2026-01-28,Cinema\n`).rejects).toMatchObject([
      { line: 4, reason: 'the row ends before the amount' },
    ])
  })

  test('a debit and a credit in one row are rejected', () => {
    const split = 'Date,Text,Debit,Credit\n2026-01-26,a,,5.00\n2026-01-27,b,1.00,2.00\n'
    expect(read(split).rejects).toMatchObject([
      { line: 3, reason: 'a debit and a credit in one row' },
    ])
  })

  test('balances, totals, pending rows and repeated headers are left out and told', () => {
    const { lines, leftOut } = read(
      [
        'Date,Text,Amount,Status',
        '2026-01-01,Opening balance,500.00,booked',
        '2026-01-26,Oak Street,1500.00,booked',
        'Date,Text,Amount,Status',
        '2026-01-27,Heron Cafe,-42.17,pending',
        '2026-01-28,Total Energies,-9.00,booked',
        ',Total,1491.00,',
        '',
      ].join('\n'),
    )
    expect(lines.map(({ line }) => line)).toEqual([3, 6])
    expect(leftOut).toEqual([
      { line: 2, reason: 'a balance, not a movement' },
      { line: 4, reason: 'repeated header' },
      { line: 5, reason: 'not booked (pending, failed or scheduled)' },
      { line: 7, reason: 'a total' },
    ])
  })

  test('fields that make up the text stay apart by two blanks, and those that say the same are one', () => {
    const { lines } = read(
      'Date,Type,Description,Reference,Amount\n2026-01-10,BGC,SOL JOYAS SA,INV/1 and  2,5.00\n2026-01-11,DD,rent,rent,-7.00\n',
    )
    expect(lines.map(({ description }) => description)).toEqual([
      'BGC  SOL JOYAS SA  INV/1 and 2',
      'DD  rent',
    ])
  })

  test('a payer who writes nothing but balance has paid', () => {
    const { lines, leftOut } = read(
      [
        'Date,Payer,Description,Amount,Transaction ID',
        '2026-01-01,,Balance,500.00,TX-0',
        '2026-01-10,Ledger Bureau 4,balance,512.02,TX-1',
        '2026-01-11,Granite Hardware LLC,INV-1003,612.40,TX-2',
        '',
      ].join('\n'),
    )
    expect(lines.map(({ line }) => line)).toEqual([3, 4])
    expect(leftOut).toEqual([{ line: 2, reason: 'a balance, not a movement' }])
  })

  test('rows under a title of pending ones are not booked', () => {
    const { lines } = read(
      'Date,Text,Amount\nPending transactions\n2026-01-28,a,-1.00\nPosted transactions\n2026-01-27,b,-2.00\n',
    )
    expect(lines.map(({ line }) => line)).toEqual([5])
  })

  test('a header without movements is an empty statement', () => {
    expect(read('Date,Text,Amount\n')).toMatchObject({ lines: [], rejects: [] })
  })
})

describe('the sign', () => {
  test('a word for money in or out gives an unsigned amount its sign', () => {
    const { amounts } = read(
      'Date,Text,Amount,Type\n2026-01-26,a,5.00,Credit\n2026-01-27,b,1.00,Debit\n',
    )
    expect(amounts).toEqual(['5.00', '-1.00'])
  })

  test('a running balance turns round charges that stand as positive numbers', () => {
    const { amounts } = read(
      'Date,Text,Amount,Balance\n2026-01-26,a,5.00,95.00\n2026-01-27,b,1.00,94.00\n2026-01-28,c,-6.00,100.00\n2026-01-29,d,2.50,97.50\n',
    )
    expect(amounts).toEqual(['-5.00', '-1.00', '6.00', '-2.50'])
  })

  test('positive numbers alone are refused until the user says what they are', () => {
    const text = 'Date,Text,Amount\n2026-01-26,Oak Street,5.00\n2026-01-27,Heron Cafe,1.00\n'
    expect(() => read(text)).toThrow('money in from money out')
    expect(read(text, { invertSign: true }).amounts).toEqual(['-5.00', '-1.00'])
    expect(read(text, { columns: { Amount: 'Amount' } }).amounts).toEqual(['5.00', '1.00'])
    expect(read(text, { columns: { Debit: '#3' } }).amounts).toEqual(['-5.00', '-1.00'])
  })
})

describe('what the user says', () => {
  test('a date order decides what the file leaves open', () => {
    const text = 'Date,Text,Amount\n01/02/2026,a,-1.00\n03/02/2026,b,2.00\n'
    expect(() => read(text)).toThrow('no date in the file decides')
    expect(read(text, { dateOrder: 'mdy' }).lines[0]?.bookingDate).toBe('2026-01-02')
    expect(read(text, { dateOrder: 'dmy' }).lines[0]?.bookingDate).toBe('2026-02-01')
  })

  test('a column that the file does not have is a usage error that lists the columns', () => {
    expect(() => read(ROWS, { columns: { Amount: 'Betrag' } })).toThrow('no column "Betrag"')
    expect(() => read(ROWS, { columns: { Price: 'Amount' } })).toThrow('no field "Price"')
  })
})

describe('who and what', () => {
  test('money in names its payer, money out its payee', () => {
    const { lines } = read(
      'Date,From,To,Text,Amount\n2026-01-26,Oak,Us,x,5.00\n2026-01-27,Us,Heron,y,-1.00\n',
    )
    expect(lines.map(({ counterparty }) => counterparty)).toEqual(['Oak', 'Heron'])
  })

  test('an id that two movements share is not the bank’s id of a movement', () => {
    const one = 'Transaction ID,Date,Amount\nA1001,2026-01-26,5.00\nA1002,2026-01-27,-1.00\n'
    expect(read(one).lines.map(({ bankRef }) => bankRef)).toEqual(['A1001', 'A1002'])
    const two = read(one.replace('A1002', 'A1001'))
    expect(two.lines.map(({ bankRef }) => bankRef)).toEqual([null, null])
  })
})

describe('balances', () => {
  test('a chain of balances gives what the account held before and after', () => {
    const [statement] = read(
      'Date,Text,Amount,Balance\n2026-01-27,b,-42.17,1957.83\n2026-01-26,a,1500.00,2000.00\n',
    ).statements
    expect(statement).toMatchObject({ openingBalance: '500.00', closingBalance: '1957.83' })
  })

  test('stated balances that the movements do not explain are told', () => {
    const { warnings, statements } = read(
      `Opening balance:,500.00\nClosing balance:,9.00\n\n${ROWS}`,
    )
    expect(warnings).toEqual([
      'the file states balances of 500.00 and 9.00, which its movements do not explain',
    ])
    expect(statements[0]).toMatchObject({ openingBalance: null, closingBalance: null })
  })
})
