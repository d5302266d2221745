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

describe('the date', () => {
  test('of a title tells the order of the days that lie in its period', () => {
    const rows = ['Period:,01-Oct-2026 to 05-Oct-2026', 'Date,Text,Amount', '02-10-2026,a,-10.00']
    expect(read(rows).movements).toEqual(['2026-10-02 -10.00'])
    const wide = ['Period:,01-Jan-2026 to 31-Dec-2026', ...rows.slice(1)]
    expect(() => read(wide)).toThrow('no date in the file decides')
  })

  test('under no heading may be the booking date beside a transaction date', () => {
    const rows = ['Transaction date,,Text,Amount', '2026-01-25,2026-01-27,a,-10.00']
    expect(() => read(rows)).toThrow('no heading tells which is the booking date')
    const told = read(rows, { columns: { Date: '#2' } })
    expect(told.movements).toEqual(['2026-01-27 -10.00'])
  })

  test('of a word that nobody knows is no question beside the plain word', () => {
    const rows = ['Date,Grumm,Text,Amount', '2026-01-25,2026-01-27,a,-10.00']
    expect(read(rows).movements).toEqual(['2026-01-25 -10.00'])
  })

  test('that most rows have damaged does not give way to another one', () => {
    const rows = [
      'Booking date,Value date,Text,Amount',
      '2026-01-2#,2026-01-25,a,-10.00',
      '2026-0#-28,2026-01-26,b,-11.00',
      '2026-01-29,2026-01-27,c,-12.00',
    ]
    expect(() => read(rows)).toThrow('"Booking date" holds other things than dates')
  })

  test('of a booking is that of a room where nights are sold', () => {
    const rows = [
      'Date,Booking date,Nights,Text,Amount',
      '2026-01-25,2025-11-02,3,a,10.00',
      '2026-01-26,2025-11-03,2,b,-3.00',
    ]
    expect(read(rows).movements).toEqual(['2026-01-25 10.00', '2026-01-26 -3.00'])
  })
})

describe('the sign', () => {
  test.each(['DIRECT DEBIT PAYMENT', 'PAGAMENTO ON LINE', 'AUTOPAY'])(
    'of a lone "%s" with a minus is open: a bill paid, or a payment to the card',
    (text) => {
      const rows = ['Date,Text,Amount', `2026-01-25,${text},-10.00`]
      expect(() => read(rows)).toThrow('payments to the card')
      const beside = [...rows, '2026-01-26,Cafe,-3.00', '2026-01-27,Shop,-4.00']
      expect(read(beside).movements).toHaveLength(3)
    },
  )

  test('is open where purchases have none and refunds a minus, unless a seller is paid out', () => {
    const rows = [
      'Date,Text,Type,Amount',
      '2026-01-25,a,Purchase,10.00',
      '2026-01-26,b,Refund,-3.00',
      '2026-01-27,c,Other,-1.00',
    ]
    expect(() => read(rows)).toThrow('purchases stand as positive numbers')
    const paidOut = rows.map((row, at) => (at === 0 ? `${row},Payout date` : `${row},2026-01-30`))
    expect(read(paidOut, { columns: { Date: 'Date' } }).movements).toHaveLength(3)
  })

  test('is that of a word said twice', () => {
    const rows = ['Date,Text,Amount,D/C', '2026-01-25,a,10.00,借 Dr', '2026-01-26,b,5.00,贷 Cr']
    expect(read(rows).movements).toEqual(['2026-01-25 -10.00', '2026-01-26 5.00'])
  })

  test('of an amount is told by the word beside it, not by the one behind the balance', () => {
    const rows = [
      'Date,Text,Amount,,Balance,Dr / Cr',
      '2026-01-25,a,10.00,DR,90.00,CR',
      '2026-01-26,b,5.00,CR,95.00,CR',
    ]
    expect(read(rows).movements).toEqual(['2026-01-25 -10.00', '2026-01-26 5.00'])
  })

  test('of one column that says neither debit nor credit is asked, where the amount is empty', () => {
    const rows = [
      'Date,Text,Amount,Paid out',
      '2026-01-25,payout,,10.00',
      '2026-01-26,payout,,12.00',
    ]
    expect(() => read(rows)).toThrow('is it money in, or money out?')
    const told = read(rows, { columns: { Credit: 'Paid out' } })
    expect(told.movements).toEqual(['2026-01-25 10.00', '2026-01-26 12.00'])
  })

  test('goes on to be told by words where the user names the amount only', () => {
    const rows = [
      'Date,Text,Sum A,Sum B,In/Out',
      '2026-01-25,a,10.00,9.00,out',
      '2026-01-26,b,5.00,4.00,in',
    ]
    const { movements } = read(rows, { columns: { Amount: 'Sum B' } })
    expect(movements).toEqual(['2026-01-25 -9.00', '2026-01-26 4.00'])
  })
})

describe('amounts without a sign beside a balance', () => {
  const HEAD = 'Date,Text,Amount,Balance'
  const OPENING = '2026-01-24,Opening balance,,100.00'
  const ROWS = ['2026-01-25,a,10.00,110.00', '2026-01-26,b,30.00,80.00', '2026-01-27,c,5.00,85.00']
  const MOVED = ['2026-01-25 10.00', '2026-01-26 -30.00', '2026-01-27 5.00']

  test('have that by which the balance moves, from the balance before them on', () => {
    expect(read([HEAD, OPENING, ...ROWS]).movements).toEqual(MOVED)
    expect(read(['Opening balance,100.00', HEAD, ...ROWS]).movements).toEqual(MOVED)
    const newestFirst = [HEAD, ...[...ROWS].reverse(), OPENING]
    expect(read(newestFirst).movements).toEqual([...MOVED].reverse())
  })

  test('are a question where no balance stands before the first, or one does not follow', () => {
    expect(() => read([HEAD, ...ROWS])).toThrow('every amount is positive')
    const odd = ROWS.map((row) => row.replace('85.00', '86.00'))
    expect(() => read([HEAD, OPENING, ...odd])).toThrow('every amount is positive')
  })
})

describe('transfers between two ends', () => {
  const HEAD =
    'Status,Direction,Finished on,Source fee amount,Source fee currency,Source amount (after fees),Source currency,Target amount (after fees),Target currency'
  const transfer = (status: string, way: string, fee: string, money = 'EUR') =>
    `${status},${way},2026-01-25,${fee},EUR,99.50,EUR,90.00,${money}`

  test('cost what left with its fee, and bring what arrived', () => {
    const { lines } = read([
      HEAD,
      transfer('COMPLETED', 'OUT', '0.50'),
      transfer('COMPLETED', 'IN', '0.50', 'USD'),
    ])
    expect(lines.map(({ amount, currency }) => `${amount} ${currency}`)).toEqual([
      '-100.00 EUR',
      '90.00 USD',
    ])
  })

  test('that were refunded or cancelled move nothing; a change of money is rejected', () => {
    const rows = [
      HEAD,
      transfer('COMPLETED', 'IN', ''),
      transfer('REFUNDED', 'OUT', '0.50'),
      transfer('CANCELLED', 'OUT', '0.50'),
      transfer('COMPLETED', 'NEUTRAL', '0.50'),
    ]
    const { movements, rejects, leftOut } = read(rows)
    expect(movements).toEqual(['2026-01-25 90.00'])
    expect(leftOut).toHaveLength(2)
    expect(rejects).toMatchObject([{ line: 5, column: 'Direction', value: 'NEUTRAL' }])
  })

  test('with a fee in other money are rejected, not added up', () => {
    const other = transfer('COMPLETED', 'OUT', '0.50').replace('0.50,EUR', '0.50,USD')
    const { rejects } = read([HEAD, transfer('COMPLETED', 'IN', ''), other])
    expect(rejects).toMatchObject([{ column: 'Source fee amount', value: '0.50' }])
  })
})

describe('which column moves the account', () => {
  test('a dash is no amount: the pair of columns that is filled counts', () => {
    const rows = [
      '交易日期,摘要,交易金额(收入),交易金额(支出),记账金额(收入),记账金额(支出)',
      '2026-01-25,a,-,-,,13.40',
      '2026-01-26,b,-,-,30.00,',
    ]
    expect(read(rows).movements).toEqual(['2026-01-25 -13.40', '2026-01-26 30.00'])
  })

  test('brackets say which side a word is that nobody knows', () => {
    const rows = ['Date,Text,Charges (Db),Grumm (Cr)', '2026-01-25,a,-0.5,', '2026-01-26,b,,120']
    expect(read(rows).movements).toEqual(['2026-01-25 -0.5', '2026-01-26 120'])
  })

  test('a fee that is taken off the gross amount is inside of the net one', () => {
    const rows = [
      'Date,Text,Amount,Service fee,Gross earnings',
      '2026-01-25,a,97.00,3.00,100.00',
      '2026-01-26,b,-5.00,,',
    ]
    expect(read(rows).movements).toEqual(['2026-01-25 97.00', '2026-01-26 -5.00'])
  })

  test('an amount and a net that differ ask, unless a tax is the difference', () => {
    const rows = ['Date,Text,Amount,Net', '2026-01-25,a,100.00,97.00', '2026-01-26,b,-5.00,-5.00']
    expect(() => read(rows)).toThrow('no column holds a fee')
    const taxed = [
      'Date,Text,Amount,VAT,Net',
      '2026-01-25,a,119.00,19.00,100.00',
      '2026-01-26,b,-5.00,0.00,-5.00',
    ]
    expect(read(taxed).movements).toEqual(['2026-01-25 119.00', '2026-01-26 -5.00'])
  })

  test('two that the balance confirms alike ask where the first row differs', () => {
    const rows = [
      'Date,Text,Amount,Total,Balance',
      '2026-01-25,a,100.00,97.00,97.00',
      '2026-01-26,b,-5.00,-5.00,92.00',
    ]
    expect(() => read(rows)).toThrow('"Amount" and "Total" differ')
  })

  test('whole numbers on just the other rows are the other side', () => {
    const rows = [
      'Fecha,Concepto,Grumm,Abonos,Saldo',
      '2026-01-27,a,42170,,1957830',
      '2026-01-26,b,,1500000,2000000',
    ]
    expect(read(rows).movements).toEqual(['2026-01-27 -42170', '2026-01-26 1500000'])
  })
})

describe('without headings', () => {
  test('a damaged date is a bad row, and no other date takes its place', () => {
    const rows = ['26-01-2026;Cafe;26-01-2026;-48,00', '22-01-20x6;Tog;23-01-2026;-49,00']
    const { movements, rejects } = read(rows)
    expect(movements).toEqual(['2026-01-26 -48.00'])
    expect(rejects).toMatchObject([{ line: 2, column: '#1', value: '22-01-20x6' }])
  })

  test('a line about the account is no movement, though its dates stand where those of the rows do', () => {
    const rows = [
      "2026-01-31,01-01-2026,'12 1090,EWA,PLN,500.00,1957.83",
      '#REF!,26-01-2026,Cafe,,,-42.17,1957.83',
      '26-01-2026,26-01-2026,Wplata,DEBOWA,,1500.00,2000.00',
    ]
    const { movements, rejects } = read(rows)
    expect(movements).toEqual(['2026-01-26 1500.00'])
    expect(rejects).toMatchObject([{ line: 2, value: '#REF!' }])
  })

  test('a row without a word among rows that have some may be a balance', () => {
    const rows = [
      '14/03/2026;500,00;Virement;;VIR CLIENT',
      '15/03/2026;-45,20;Carte;;CB CAFE',
      '18/03/2026;454,80;;01234 123456;',
    ]
    const { movements, rejects } = read(rows)
    expect(movements).toEqual(['2026-03-14 500.00', '2026-03-15 -45.20'])
    expect(rejects).toMatchObject([{ line: 3, value: '454,80' }])
  })
})

test('debits and credits of both signs that the balance does not follow are asked about', () => {
  const rows = [
    'Date,Text,Debit,Credit,Balance',
    '2026-01-25,a,0.00,20.00,-10.00',
    '2026-01-26,b,0.00,-13.50,-23.50',
    '2026-01-27,c,-33.50,0.00,10.00',
    '2026-01-28,d,1500.00,0.00,1510.00',
  ]
  expect(() => read(rows)).toThrow('hold numbers of both signs')
})

describe('a row', () => {
  test('with a separator in its last text is read where the balance proves all amounts', () => {
    const rows = [
      'Date,Text,Amount,Balance,Branch',
      '2026-01-25,a,-10.00,90.00,Bopal, East',
      '2026-01-26,b,-5.00,85.00,Bopal, East',
      '2026-01-27,c,7.00,92.00,Bopal, East',
    ]
    expect(read(rows).movements).toEqual([
      '2026-01-25 -10.00',
      '2026-01-26 -5.00',
      '2026-01-27 7.00',
    ])
  })

  test('of sums fills both sides and is named so', () => {
    const rows = [
      'Date,Type,Credit,Debit',
      '2026-01-25,initial_available_balance,100.00,0.00',
      '2026-01-26,release,7.00,0.00',
      '2026-01-31,total,7.00,3.00',
    ]
    const { movements, leftOut } = read(rows)
    expect(movements).toEqual(['2026-01-26 7.00'])
    expect(leftOut?.map(({ reason }) => reason)).toEqual(['a balance, not a movement', 'a total'])
  })

  test('whose only debit is damaged is rejected, not left out', () => {
    const rows = [
      'Date,Text,Debit,Credit',
      '2026-01-25,a,#REF!,',
      '2026-01-26,b,,5.00',
      '2026-01-27,c,,6.00',
    ]
    expect(read(rows).rejects).toMatchObject([{ line: 2, column: 'Debit', value: '#REF!' }])
  })
})

describe('a date in three columns', () => {
  test('is put together, in whatever order its parts stand', () => {
    const rows = [
      '操作日(年),操作日(月),操作日(日),摘要,お支払金額,お預り金額',
      '2026,3,4,a,,120',
      '2026,3,15,b,5,',
    ]
    expect(read(rows).movements).toEqual(['2026-03-04 120', '2026-03-15 -5'])
    const turned = ['Day,Month,Year,Text,Amount', '4,3,2026,a,-1.50', '15,3,2026,b,2.00']
    expect(read(turned).movements).toEqual(['2026-03-04 -1.50', '2026-03-15 2.00'])
  })

  test('of which one is damaged rejects its row', () => {
    const rows = [
      'Year,Month,Day,Text,Amount',
      '2026,3,4,a,-1.50',
      '2026,x,5,b,2.00',
      '2026,3,6,c,3.00',
    ]
    const { movements, rejects } = read(rows)
    expect(movements).toEqual(['2026-03-04 -1.50', '2026-03-06 3.00'])
    expect(rejects).toMatchObject([{ line: 3, column: 'Date' }])
  })
})

test('rows below a title that calls them pending are left out, above the header as between the rows', () => {
  const head = 'Date,Text,Amount'
  const pending = ['Pending Transactions', head, '2026-01-27,a,-10.00']
  const { movements } = read([...pending, 'Posted Transactions', head, '2026-01-26,b,-5.00'])
  expect(movements).toEqual(['2026-01-26 -5.00'])
})

describe('the unit', () => {
  test('of an amount in cents is not taken for the whole one', () => {
    const rows = ['created,amount_in_cents,text', '2026-01-25,120000,a', '2026-01-26,-4510,b']
    expect(() => read(rows)).toThrow('"amount_in_cents" holds cents')
    const written = ['created,amount_in_cents,text', '2026-01-25,1200.00,a', '2026-01-26,-45.10,b']
    expect(read(written).movements).toEqual(['2026-01-25 1200.00', '2026-01-26 -45.10'])
  })
})
