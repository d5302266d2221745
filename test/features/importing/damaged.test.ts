import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

let cli: Cli

beforeEach(async () => {
  cli = makeCli()
  await cli('init', '.')
})

afterEach(() => cli.remove())

interface FileResult {
  readonly kind: string | null
  readonly imported: number
  readonly left_out: number
  readonly rejected: number
  readonly rejects: readonly { readonly line: number; readonly reason: string }[]
  readonly refused?: string
}

async function imported(name: string, content: string, ...flags: string[]): Promise<FileResult> {
  const { stdout } = await cli('import', cli.file(name, content), ...flags, '--json')
  return JSON.parse(stdout).files[0]
}

async function bankAmounts(): Promise<readonly string[]> {
  const { lines } = await cli.json<{ lines: { amount: string; currency: string }[] }>('bank')
  return lines.map(({ amount, currency }) => `${amount} ${currency}`).sort()
}

test('a bad amount costs its row, and the balance does not take the place of the amounts', async () => {
  const file = await imported(
    'bank.csv',
    'Date,Description,Amount,Currency,Balance\n2026-01-05,Rent,-9x.00,EUR,100.00\n2026-01-06,Quay,45.00,EUR,145.00\n',
  )
  expect(file.rejects).toMatchObject([
    { line: 2, reason: expect.stringContaining('not an amount') },
  ])
  expect(await bankAmounts()).toEqual(['45.00 EUR'])
})

test('a bad currency costs its row, and the others keep theirs', async () => {
  const file = await imported(
    'bank.csv',
    'Date,Description,Amount,Currency\n2026-01-05,Rent,-900.00,E?R\n2026-01-06,Quay,45.00,PLN\n2026-01-07,Bay,46.00,PLN\n',
  )
  expect(file.rejected).toBe(1)
  expect(await bankAmounts()).toEqual(['45.00 PLN', '46.00 PLN'])
})

test('an invoice is not taken when one of its lines is bad: its total would be wrong', async () => {
  const file = await imported(
    'lines.csv',
    'Invoice No,Customer,Invoice Date,Due Date,Currency,Item,Line Total\n1,Acme,2026-01-05,2026-02-05,EUR,Pump,10.00\n1,Acme,2026-01-05,2026-02-05,EUR,Hose,5.x0\n2,Acme,2026-01-06,2026-02-06,EUR,Pump,10.00\n',
  )
  expect(file).toMatchObject({ kind: 'invoices', imported: 1, rejected: 2 })
  const { invoices } = await cli.json<{ invoices: { number: string }[] }>('invoices')
  expect(invoices.map(({ number }) => number)).toEqual(['2'])
})

test('totals, balances and pending rows are told as left out, each with its line', async () => {
  const file = await imported(
    'bank.csv',
    'Date,Description,Amount\n2026-01-05,Rent,-900.00\n2026-01-06,Quay,45.00\nTotal,,-855.00\n',
  )
  expect(file).toMatchObject({ imported: 2, left_out: 1, rejected: 0 })
  const { stdout } = await cli('import', 'show', '1')
  expect(stdout).toMatch(/4 +left out +a total/)
})

test('movements above the header are rejected, and a header below all rows refuses the file', async () => {
  const rows = ['2026-01-06,Quay,45.00', '2026-01-05,Rent,-900.00']
  const header = 'Date,Description,Amount'
  const between = await imported('a.csv', [rows[0], header, rows[1], ''].join('\n'))
  expect(between).toMatchObject({ imported: 1, rejected: 1 })
  expect(between.rejects[0]).toMatchObject({ line: 1, reason: 'it stands above the header' })
  const below = await imported('b.csv', [...rows, header, ''].join('\n'))
  expect(below.refused).toBe('the header in line 3 stands below the rows')
})

test('two rows of one file that contradict each other on a customer do not take turns', async () => {
  const list = 'Customer Number,Name,Email\nC1,Acme,a@acme.example\nC1,Acme Ltd,b@acme.example\n'
  const first = await imported('customers.csv', list)
  expect(first.rejects).toMatchObject([
    { line: 3, reason: 'line 2 says otherwise of this customer' },
  ])
  const again = await imported('customers.csv', list)
  expect(again).toMatchObject({ imported: 0, updated: 0, duplicates: 1, rejected: 1 })
})

test('cells that say "constructor" or "__proto__" are texts like others', async () => {
  const file = await imported(
    'bank.csv',
    'Date,Description,Amount\n2026-01-05,constructor,-900.00\n2026-01-06,__proto__,45.00\n',
  )
  expect(file).toMatchObject({ imported: 2, rejected: 0 })
})

test('a cell of a hundred thousand blanks takes no time to speak of', async () => {
  const start = performance.now()
  const file = await imported(
    'bank.csv',
    `Date,Description,Amount${' '.repeat(100_000)}\n2026-01-05,Rent,-900.00\n2026-01-06,Quay,45.00\n`,
  )
  expect(file.imported).toBe(2)
  expect(performance.now() - start).toBeLessThan(3000)
})

test('thousands of equal movements on one day stay as many, and are told from each other quickly', async () => {
  const rows = 'D1/5/26\nT1.00\nPQuay\n^\n'.repeat(4000)
  const file = await imported('twins.qif', `!Type:Bank\n${rows}`, '--date-order', 'mdy')
  expect(file.imported).toBe(4000)
  const again = await imported('twins.qif', `!Type:Bank\n${rows}`, '--date-order', 'mdy')
  expect(again).toMatchObject({ imported: 0, duplicates: 4000 })
})

test.each([
  ['a PDF', 'invoice.pdf', '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj', /it is a PDF/],
  [
    'a picture',
    'scan.png',
    '\u0089PNG\r\n\u001a\n\u0001\u0002\u0003\u0004\u0005',
    /neither a text file nor/,
  ],
  [
    'a letter',
    'letter.txt',
    'Dear Sir,\nplease find enclosed\n',
    /no row holds a date and an amount/,
  ],
])('%s is refused for what it is', async (_, name, content, message) => {
  const file = await imported(name, content)
  expect(file).toMatchObject({ imported: 0, refused: expect.stringMatching(message) })
})

test('a folder is no file, and the hint names the files in it', async () => {
  const { exitCode, stderr } = await cli('import', 'inbox')
  expect(exitCode).toBe(2)
  expect(stderr).toBe('inbox is a folder\nhint: name the files in it, such as inbox/*.csv\n')
})

test('a statement that is called invoices is refused with the column that is missing', async () => {
  const bank = 'Date,Description,Amount\n2026-01-05,Rent,-900.00\n'
  const file = await imported('bank.csv', bank, '--kind', 'invoices')
  expect(file.refused).toBe('no column holds the number that invoices have')
})

test('a statement in Cyrillic letters of UTF-16 is text', async () => {
  const text =
    '\ufeffДата;Описание операции;Сумма\n05.01.2026;Аренда;-900,00\n06.01.2026;Оплата;45,00\n'
  const path = cli.file('bank.csv', '')
  writeFileSync(path, Buffer.from(text, 'utf16le'))
  const { stdout } = await cli('import', path, '--json')
  expect(JSON.parse(stdout).files[0]).toMatchObject({ imported: 2, rejected: 0 })
})

test('text behind a closing quotation mark does not take the next row with it', async () => {
  const rows = [
    '"Date","Description","Amount"',
    '"2026-01-05","Rent","-900.00";x',
    '"2026-01-06","Quay","-45.00"',
    '"2026-01-08","Pier","46.00"',
    '',
  ]
  expect(await imported('bank.csv', rows.join('\n'))).toMatchObject({ imported: 2, rejected: 1 })
  expect(await bankAmounts()).toEqual(['-45.00 USD', '46.00 USD'])
})

test('a row that is cut in front does not turn the sign of the debits', async () => {
  const rows = [
    'Date;Text;Value date;Credit;Debit;To;From;',
    '27.01.2026;Cafe;27.01.2026;;-42,17;;12345678901;',
    '26.01.2026;Quay;26.01.2026;1500,00;;12345678901;;',
    'y;26.01.2026;1500,00;;12345678901;;',
  ]
  await imported('bank.csv', `${rows.join('\n')}\n`)
  expect(await bankAmounts()).toEqual(['-42.17 USD', '1500.00 USD'])
})

test('a column of amounts with both signs is no column of credits', async () => {
  const rows = [
    '27/01/2026,OAK STREET LEEDS,-42.17',
    '26/01/2026,RIVERSIDE,OAK STREET LEEDS,-42.17',
    '26/01/2026,RIVERSIDE LTD,"1,500.00"',
  ]
  await imported('bank.csv', `${rows.join('\n')}\n`)
  expect(await bankAmounts()).not.toContain('42.17 USD')
})

test('a column that is named as the amount and damaged is not replaced by another one', async () => {
  const rows = [
    'Account;Type;Date;Text;Amount;Currency;D/C',
    'LV80;10;25.01.2026;Start;500,00;EUR;C',
    'LV80;20;26.01.2026;Quay;1500,000000000000000000;EUR;C',
    'LV80;20;27.01.2026;Cafe;42,17;EUR;D',
    'LV80;82;31.01.2026;Fee;47.01.2026;EUR;D',
  ]
  const file = await imported('bank.csv', `${rows.join('\n')}\n`)
  expect(file.refused).toContain('"Amount" holds other things than amounts')
  expect(await bankAmounts()).toEqual([])
})

test('a header that is glued to a row is no header', async () => {
  const header = 'Account,Date,Text,Debit Amount,Credit Amount,Balance,Currency'
  const rows = [
    header,
    '"9334","27/01/26","CAFE","42.17","","1957.83","EUR"',
    `"9334","26/01/26","OAK ST${header.slice(8)}`,
    '"9334","25/01/26","CAFE","42.17","","1957.83","EUR"',
  ]
  await imported('bank.csv', `${rows.join('\n')}\n`)
  expect(await bankAmounts()).toEqual(['-42.17 EUR', '-42.17 EUR'])
})

test('a movement above the header is told even where it fills another date column', async () => {
  const rows = [
    'Account;1234',
    '27.01.2026;;CAFE;-420,17;;note',
    'Due date;Booking date;Payee;Amount;Currency;Text',
    '26.01.2026;26.01.2026;OAK;15000,00;EUR;',
    '25.01.2026;25.01.2026;OAK;-15,50;EUR;',
  ]
  const { rejects } = await imported('bank.csv', `${rows.join('\n')}\n`)
  expect(rejects).toMatchObject([{ line: 2, reason: 'it stands above the header' }])
})

test('one damaged row does not make a hundred times the money of an export in cents', async () => {
  const header =
    'id,number,customer_name,customer_email,currency,amount_due,amount_paid,amount_remaining,total,created,due_date,status'
  const row = (number: string, total: string) =>
    `in_1QABCDEF1234${number},${number},Acme,ap@acme.example,usd,${total},0,${total},${total},1767225600,1769817600,open`
  const rows = [header, row('A1', '10000'), '600,1769817600,open', row('A2', '99.5'), '']
  const file = await imported('invoices.csv', rows.join('\n'))
  expect(file).toMatchObject({ imported: 1, rejected: 2 })
  const { invoices } = await cli.json<{ invoices: { total: string }[] }>('invoices')
  expect(invoices.map(({ total }) => total)).toEqual(['100.00'])
})

test('a damaged date costs its rows, and the due date does not take the place of the issue date', async () => {
  const rows = [
    'Number;Customer;Invoice Date;Due Date;Total',
    `1;Acme;13.01.202${'x'.repeat(99)};12.02.2026;5,00`,
    `1;Acme;13.01.202${'x'.repeat(99)};12.02.2026;5,00`,
    '2;Acme;20.01.2026;19.02.2026;6,00',
    '3;Acme;27.01.2026;26.02.2026;7,00',
  ]
  expect(await imported('i.csv', `${rows.join('\n')}\n`)).toMatchObject({
    imported: 2,
    rejected: 2,
  })
  const { invoices } = await cli.json<{ invoices: { issue_date: string }[] }>('invoices')
  expect(invoices.map((one) => one.issue_date)).toEqual(['2026-01-20', '2026-01-27'])
})

test.each([
  ['in the middle of its amount', '2026-01-07,Bay,4'],
  ['behind the point of its amount', '2026-01-07,Bay,45.'],
  ['in a quotation', '2026-01-07,Bay,"45.00'],
  ['before its last column', '2026-01-07,Ba'],
])('a last row that is cut off %s is not taken until the file is whole', async (_, torn) => {
  const whole = 'Date,Description,Amount\n2026-01-05,Rent,-900.00\n2026-01-06,Quay,45.00\n'
  const { stderr } = await cli('import', cli.file('bank.csv', whole + torn))
  expect(stderr).toContain('line 4 is cut off')
  await imported('bank.csv', `${whole}2026-01-07,Bay,45.00`)
  expect(await bankAmounts()).toEqual(['-900.00 USD', '45.00 USD', '45.00 USD'])
})

test('a last row that is cut off below titles is not taken either', async () => {
  const titles = 'Account statement\nPeriod: January 2026\n'
  const rows = 'Date,Description,Amount,Currency\n2026-01-05,Rent,-900.00,USD\n'
  const { stderr } = await cli('import', cli.file('bank.csv', `${titles}${rows}2026-01-06,Quay,45`))
  expect(stderr).toContain('line 5 is cut off')
  expect(await bankAmounts()).toEqual(['-900.00 USD'])
})

test('escape sequences of a bad row do not reach whoever prints the table of rejects', async () => {
  const row = '2026-01-06,Quay,4\u001b[31m5.00\u202e\n'
  await imported('bank.csv', `Date,Description,Amount\n2026-01-05,Rent,-900.00\n${row}`)
  const table = readFileSync(join(cli.folder, 'reports/rejects-1.csv'), 'utf8')
  expect(table).toContain('3,Amount,4\ufffd[31m5.00')
  expect(table).not.toMatch(/[\u001b\u202e]/)
})

test('a few letters of another encoding do not garble the names of a UTF-8 file', async () => {
  const start = 'Date,Description,Amount\n2026-01-05,Müller,-900.00\n2026-01-06,Łódź,45.00\n'
  const bytes = Buffer.concat([
    Buffer.from(start),
    Buffer.from('2026-01-07,Caf\u00e9,-3.00\n', 'latin1'),
  ])
  writeFileSync(join(cli.folder, 'bank.csv'), bytes)
  const { stderr } = await cli('import', 'bank.csv')
  expect(stderr).toContain('no UTF-8')
  const { lines } = await cli.json<{ lines: { description: string }[] }>('bank')
  expect(lines.map(({ description }) => description)).toEqual(['Müller', 'Łódź', 'Caf\ufffd'])
})

test('a row that was cut short does not take the currency from the others', async () => {
  const rows = [
    'AT61190430;Gutschrift RG 77;26.01.2026;26.01.2026;+1.500,00;EUR',
    'AT61190430;Miete;27.01.2026;27.01.2026;-42,17;EUR',
    'RG 77;26.01.2026;26.01.2026;+1.500,00;EUR',
  ]
  await imported('bank.csv', `${rows.join('\n')}\n`)
  expect(await bankAmounts()).toEqual(['-42.17 EUR', '1500.00 EUR'])
})

test('a last row that was cut short does not take the direction from the others', async () => {
  const rows = [
    'Buchungstag;Vorgang;Währung;Umsatz; ',
    '27.01.2026;Lastschrift Kaffee;EUR;42,17;S',
    '26.01.2026;Gutschrift Rechnung 77;EUR;1.500,00;H',
    '01.01.2026;Anfangssaldo;EUR;500,00;H',
    '31.01.2026;Endsaldo;EUR;1.957',
  ]
  await imported('bank.csv', `${rows.join('\n')}\n`)
  expect(await bankAmounts()).toEqual(['-42.17 EUR', '1500.00 EUR'])
})

test('an advice whose lines end in CR alone is read like any other', async () => {
  const path = join(
    import.meta.dirname,
    '../../../fixtures/remittances/text-spanish-table/mail.txt',
  )
  const text = readFileSync(path, 'utf8')
  const plain = await imported('advice.txt', text, '--dry-run')
  const old = await imported('old.txt', text.replaceAll('\n', '\r'), '--dry-run')
  expect(plain.imported).toBeGreaterThan(0)
  expect(old).toMatchObject({ kind: 'remittances', imported: plain.imported })
})

test('cells that were hit do not hand the meaning of their heading to the next column', async () => {
  const totals = await imported(
    'totals.csv',
    'Date,Ref. No.,Customer,Opening Amount,Pending Amount\n2026-02-13,S/41,Lotus,118.00,100.00\n2026-02-14,S/42,Monsoon,59#.00,59.00\n2026-02-15,S/43,Monsoon,60#.00,60.00\n',
    '--kind',
    'invoices',
  )
  expect(totals).toMatchObject({ imported: 1, rejected: 2 })
  const dates = await imported(
    'dates.csv',
    'Customer;Invoice;Invoice date;Due date;Amount\nOrchard;A-101;13.02.2026;15.03.2026;20,00\nCustomer;Invoice;Invoice date;Due date;Amount\nPress;A-102;14.020202.2026;16.03.2026;60,00\n',
  )
  expect(dates.rejects).toMatchObject([{ line: 4, column: 'Invoice date' }])
  const { invoices } = await cli.json<{ invoices: { total: string; issue_date: string }[] }>(
    'invoices',
    '--all',
  )
  expect(invoices.map(({ total, issue_date }) => `${total} ${issue_date}`).sort()).toEqual([
    '118.00 2026-02-13',
    '20.00 2026-02-13',
  ])
})

test('a code that is no currency costs its row, whatever the column is called', async () => {
  const file = await imported(
    'list.csv',
    'Number,Customer,Invoice Date,Total,Xyz\n1,Orchard,2026-02-13,20.00,EUR\n2,Press,2026-02-14,60.00,AUR\n3,Quay,2026-02-15,70.00,EUR\n',
  )
  expect(file.rejects).toMatchObject([{ line: 3, column: 'Xyz', value: 'AUR' }])
})

test('a cell of a hundred thousand digits in a list by customer takes no longer than others', async () => {
  const file = await imported(
    'open.csv',
    `Konto;Kontobezeichnung;Rechnungsnr.;Rechnungsdatum;Betrag\n1${'0'.repeat(100_000)}1;Lindenhof;R-1;13.02.2026;20,00\n10002;Quay;R-2;14.02.2026;30,00\n`,
  )
  expect(file).toMatchObject({ kind: 'invoices' })
}, 5_000)
