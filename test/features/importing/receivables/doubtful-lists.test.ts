import { afterEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'

let cli: Cli
afterEach(() => cli.remove())

async function imported(text: string, ...flags: readonly string[]) {
  cli = makeCli()
  await cli('init')
  const result = await cli('import', cli.file('list.csv', text), ...flags)
  const { invoices } = await cli.json<{ invoices: Record<string, string>[] }>('invoices', '--all')
  return { ...result, invoices }
}

const DAMAGED = `Invoice No,Customer,Inv?ice D?te,Due Date,Total
1,Orchard & Sons,2026-02-13,2026-03-15,120.00
`

test('a due date does not stand in for a date of issue whose heading is damaged', async () => {
  const { exitCode, stderr, invoices } = await imported(DAMAGED)
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--map "Issue date=Inv?ice D?te"')
  expect(invoices).toEqual([])
})

test('the flag that the refusal names decides', async () => {
  const { invoices } = await imported(DAMAGED, '--map', 'Issue date=Inv?ice D?te')
  expect(invoices[0]).toMatchObject({ issue_date: '2026-02-13', due_date: '2026-03-15' })
})

test('what is open is not taken for the total where another column may hold it', async () => {
  const { exitCode, stderr } = await imported(
    `Invoice No,Customer,Invoice Date,Open,Brtto
1,Orchard & Sons,2026-02-13,20.00,120.00
2,Lindenhof Press,2026-02-14,60.00,60.00
`,
  )
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--map "Total=Brtto"')
})

test('two columns that may equally hold the total are asked about', async () => {
  const { exitCode, stderr } = await imported(
    `Invoice No,Customer,Invoice Date,Basic Trx Amount,Final Trx Amount
1,Orchard & Sons,2026-02-13,120.00,20.00
`,
  )
  expect(exitCode).toBe(3)
  expect(stderr).toContain('"Basic Trx Amount" or "Final Trx Amount"')
})

test('codes of currencies need no heading', async () => {
  const { invoices } = await imported(
    `Invoice No,Customer,Invoice Date,Total,Xyzzy
1,Orchard & Sons,2026-02-13,120.00,NOK
`,
  )
  expect(invoices[0]).toMatchObject({ currency: 'NOK', total: '120.00' })
})

test('a register of sales without its customers is no statement of a bank', async () => {
  const { exitCode, stderr } = await imported(
    `Sales Register,,,,,
Date,Particulars,Voucher Type,Voucher No.,Debit,Credit
13-Feb-2026,GST Sales A/c,Sales,S/1,118.00,
`,
  )
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--kind invoices')
})

test('payments beside the dates of their invoices are payments', async () => {
  const { invoices, stdout } = await imported(
    `Date,Contact,Invoice Number,Invoice Date,Due Date,Payment Amount
2026-02-20,Orchard & Sons,INV-1,2026-02-01,2026-03-03,120.00
`,
  )
  expect(stdout).toContain('payments')
  expect(invoices).toEqual([])
})

test('a date of issue whose column is mostly broken is not replaced by the due date', async () => {
  const { exitCode, stderr, invoices } = await imported(
    `Invoice No,Customer,Invoice Date,Due Date,Total
1,Orchard & Sons,#####,2026-03-05,120.00
2,Lindenhof Press,see file,2026-03-06,60.00
3,Lindenhof Press,#####,2026-03-07,70.00
`,
  )
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--map "Issue date=Invoice Date"')
  expect(invoices).toEqual([])
})

const UNTOLD = `Invoice No,Customer,Invoice Date,Total,Xyzzy
1,Orchard & Sons,2026-02-13,120.00,20.00
2,Lindenhof Press,2026-02-14,60.00,60.00
`

test('a column that may hold what is open or what was paid is asked about', async () => {
  const { exitCode, stderr, invoices } = await imported(UNTOLD)
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--map "Balance=Xyzzy" or --map "Paid=Xyzzy"')
  expect(invoices).toEqual([])
})

test('the answer to that question is followed', async () => {
  const { invoices } = await imported(UNTOLD, '--map', 'Paid=Xyzzy')
  expect(invoices.map(({ open }) => open)).toEqual(['100.00', '0.00'])
})

test('amounts before tax beside a total are no part payments', async () => {
  const { exitCode, invoices } = await imported(
    `Invoice No,Customer,Invoice Date,Amount,Tax,Total
1,Orchard & Sons,2026-02-13,100.00,20.00,120.00
2,Lindenhof Press,2026-02-14,60.00,0.00,60.00
`,
  )
  expect(exitCode).toBe(0)
  expect(invoices.map(({ total, open }) => [total, open])).toEqual([
    ['120.00', '120.00'],
    ['60.00', '60.00'],
  ])
})

test('days that follow the date of issue in every row may be due dates, and are asked about', async () => {
  const { exitCode, stderr } = await imported(
    `Invoice No,Customer,Invoice Date,Xyzzy,Total
1,Orchard & Sons,2026-02-13,2026-03-15,120.00
2,Lindenhof Press,2026-02-14,2026-03-16,60.00
`,
  )
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--map "Due date=Xyzzy"')
})

test('a row with more cells than headings is rejected, for they stand under the wrong ones', async () => {
  const { exitCode, stderr, invoices } = await imported(
    `Invoice No,Customer,Invoice Date,Total,Balance
1,Orchard & Sons,2026-02-13,120.00,20.00
2,Lindenhof Press,2026-02-14,2,070.00,2,070.00
3,Lindenhof Press,2026-02-15,70.00,70.00
`,
  )
  expect(exitCode).toBe(3)
  expect(stderr).toContain(':3:')
  expect(invoices.map(({ number, total }) => [number, total])).toEqual([
    ['1', '120.00'],
    ['3', '70.00'],
  ])
})

test('a file in which most rows have more cells than headings is refused', async () => {
  const { exitCode, stderr, invoices } = await imported(
    `Invoice No,Customer,Invoice Date,Total
1,Orchard & Sons,2026-02-13,120,50
2,Lindenhof Press,2026-02-14,60,00
`,
  )
  expect(exitCode).toBe(3)
  expect(stderr).toContain('5 cells under 4 headings')
  expect(invoices).toEqual([])
})

test('remarks in a last column without a heading harm no row', async () => {
  const { exitCode, invoices } = await imported(
    `Invoice No,Customer,Invoice Date,Total
1,Orchard & Sons,2026-02-13,120.00,called on Monday
2,Lindenhof Press,2026-02-14,60.00,paid by cheque
`,
  )
  expect(exitCode).toBe(0)
  expect(invoices).toHaveLength(2)
})

test('an amount to which its tax is added is not the total, whatever the sum is called', async () => {
  const { exitCode, invoices } = await imported(
    `Invoice No,Customer,Invoice Date,Amount,VAT,Xyzzy
1,Orchard & Sons,2026-02-13,100.00,20.00,120.00
2,Lindenhof Press,2026-02-14,60.00,0.00,60.00
`,
  )
  expect(exitCode).toBe(0)
  expect(invoices.map(({ total }) => total)).toEqual(['120.00', '60.00'])
})

test('where nothing but the figures calls it a tax, the total is asked about', async () => {
  const { exitCode, stderr } = await imported(
    `Invoice No,Customer,Invoice Date,Amount,Frotz,Xyzzy
1,Orchard & Sons,2026-02-13,100.00,20.00,120.00
2,Lindenhof Press,2026-02-14,60.00,12.00,72.00
`,
  )
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--map "Total=Xyzzy" or --map "Total=Amount"')
})

const TWO_CURRENCIES = `Invoice No,Customer,Invoice Date,Currency,Amount (FC),Amount (EUR)
1,Orchard & Sons,2026-02-13,GBP,100.00,117.00
2,Lindenhof Press,2026-02-14,EUR,60.00,60.00
`

test('amounts in the currency of the books are not taken for those of the invoices', async () => {
  const { exitCode, stderr, invoices } = await imported(TWO_CURRENCIES.replace('FC', 'XY'))
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--map "Total=')
  expect(invoices).toEqual([])
})

test('amounts in the money of each invoice go before those in that of the books', async () => {
  const { invoices } = await imported(TWO_CURRENCIES)
  expect(invoices.map(({ currency, total }) => [currency, total])).toEqual([
    ['GBP', '100.00'],
    ['EUR', '60.00'],
  ])
})

test('a title of invoices due to suppliers keeps the list out of the bank as well', async () => {
  const { exitCode, stderr } = await imported(
    `Bills Payable
Date,Ref. No.,Party's Name,Pending Amount,Due on
3-Feb-2026,P/41,Steel Mills,100.00 Cr,5-Mar-2026
`,
  )
  expect(exitCode).toBe(3)
  expect(stderr).toContain('Bills Payable')
})

test('a column that is neither open nor paid is put aside by the flag that the refusal names', async () => {
  const { exitCode, invoices } = await imported(UNTOLD, '--map', 'Memo=Xyzzy')
  expect(exitCode).toBe(0)
  expect(invoices.map(({ open }) => open)).toEqual(['120.00', '60.00'])
})

const LINES = `Invoice ID,Customer,Invoice Date,Quantity,Unit Price,Total,Final Amount
1,Orchard & Sons,2026-02-13,2,50.00,100.00,132.00
1,Orchard & Sons,2026-02-13,1,20.00,20.00,132.00
2,Lindenhof Press,2026-02-14,1,50.00,50.00,55.00
`

test('an amount that is the same on all lines of an invoice is not passed over for their sum', async () => {
  const { exitCode, stderr } = await imported(LINES)
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--map "Total=Final Amount" or --map "Total=Total"')
})

test.each([
  ['Final Amount', ['132.00', '55.00']],
  ['Total', ['120.00', '50.00']],
])('the total that is named is taken: %s', async (column, totals) => {
  const { invoices } = await imported(LINES, '--map', `Total=${column}`)
  expect(invoices.map(({ total }) => total)).toEqual(totals)
})

test('what was paid beside what is open is no total', async () => {
  const { invoices } = await imported(
    `Customer,Invoice Number,Invoice Date,Payment Date,Payment Amount,Open Balance
Orchard & Sons,1,2026-02-13,2026-03-01,100.00,20.00
Lindenhof Press,2,2026-02-14,,0.00,60.00
`,
  )
  expect(invoices.map(({ total, open }) => [total, open])).toEqual([
    ['120.00', '20.00'],
    ['60.00', '60.00'],
  ])
})

const RATED = `invoice_number,invoice_date,client,item,quantity,unit_price,tax_rate
Q-1,2026-02-13,Orchard & Sons,Crates,4,25.00,20
`

test.each([
  [[], 3, []],
  [['--map', 'Tax rate=tax_rate'], 0, ['120.00']],
  [['--map', 'Memo=tax_rate'], 0, ['100.00']],
])('prices of lines beside a rate of tax are asked about (%j)', async (flags, code, totals) => {
  const { exitCode, stderr, invoices } = await imported(RATED, ...flags)
  expect(exitCode).toBe(code)
  if (code === 3) expect(stderr).toContain('--map "Tax rate=tax_rate" adds the tax')
  expect(invoices.map((invoice) => invoice['total'])).toEqual(totals)
})

test('net prices of lines take the tax of their rate, less the discount in percent', async () => {
  const { invoices } = await imported(
    RATED.replace('unit_price', 'net_price')
      .replace('tax_rate', 'discount_percent,vat_rate')
      .replace(',20\n', ',10,20\n'),
  )
  expect(invoices[0]).toMatchObject({ total: '108.00' })
})

test.each([
  [
    'a list of invoices and bills with signs',
    'Date,Name,Num,Amount\n02/13/2026,Orchard & Sons,INV-1,120.00\n02/14/2026,Mill Supply,BILL-7,(80.00)\n',
    '--kind bank',
  ],
  [
    'money that is expected of customers',
    'recebivel_id,cliente_id,data_prevista,descricao,valor\ncr_1,c_1,2026-02-13,Reparo,120.00\n',
    '--kind invoices',
  ],
  [
    'what suppliers sent',
    'Bilagsnummer;Dato;Forfaldsdato;Bilagstype;Kontakt;Total\n9;13-02-2026;27-02-2026;Køb;Mølle A/S;-80,00\n',
    '--kind',
  ],
  [
    'a list of pupils and what they still owe',
    'Student ID,Name,Total Fee,Amount Paid,Balance Due,Last Payment Date\nS-1,Ada Birch,$900,$400,$500,2026-02-13\n',
    '--kind invoices',
  ],
  [
    'rents with what is outstanding',
    'Property,Address,Renter,Rent,Outstanding,Due Date\nOak House,1 Oak Street,Ada Birch,950.00,950.00,2026-02-01\n',
    '--kind invoices',
  ],
  [
    'a list of bookings by the names of guests',
    'Date,Name,Type,Amount Paid,Amount Due,Payment Method,Contact\n8/14/2026,Ada Birch,Guest,500,0,cash,555-0100\n8/20/2026,Bo Elm,Member,0,300,upi,555-0101\n',
    '--kind invoices',
  ],
  [
    'a list of expenses by their category',
    'Date,Reference No,Category,Account,Total Amount,Amount Paid,Amount Due\n2026-02-13,EXP-1,Rent,Main,120.00,0,120.00\n',
    'suppliers',
  ],
  [
    'a list of suppliers',
    'Contact ID,Display Name,Contact Type,Email\n1,Mill Supply,vendor,ap@mill.example\n',
    'export the list of customers',
  ],
])('%s is no statement of a bank', async (_, text, hint) => {
  const { exitCode, stderr, invoices } = await imported(text)
  expect(exitCode).toBe(3)
  expect(stderr).toContain(hint)
  expect(invoices).toEqual([])
})

test('suppliers among the contacts do not become customers', async () => {
  const { exitCode, stdout } = await imported(
    'Contact ID,Display Name,Contact Type,Email\n1,Mill Supply,vendor,ap@mill.example\n2,Orchard & Sons,customer,in@orchard.example\n',
    '--json',
  )
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout).files[0]).toMatchObject({ kind: 'customers', imported: 1, left_out: 1 })
})

test('a due date that stands in for a blank date of issue is told', async () => {
  const { exitCode, stderr, invoices } = await imported(
    'Invoice No,Customer,Invoice Date,Due Date,Total\n1,Orchard & Sons,2026-02-13,2026-03-15,120.00\n2,Lindenhof Press,,2026-03-16,60.00\n',
  )
  expect(exitCode).toBe(0)
  expect(stderr).toContain('where "Invoice Date" is blank, the due date is taken for it')
  expect(invoices.map((invoice) => invoice['issue_date'])).toEqual(['2026-02-13', '2026-03-16'])
})

test('the terms of a school are none of payment, and its receipts are payments', async () => {
  const { stdout } = await imported(
    'Receipt No,Student ID,Student Name,Amount,Method,Date,Term\nR-1,S-1,Ada Birch,400.00,Bank,2026-02-13,Term 3\n',
  )
  expect(stdout).toContain('payments')
})

test('the title of a French list of invoices tells what it is', async () => {
  const { exitCode, invoices } = await imported(
    'Relevé des factures clients\nDate;Numéro;Client;Total TTC\n14/03/2026;FA-142;LE COMPTOIR;382,80\n',
  )
  expect(exitCode).toBe(0)
  expect(invoices[0]).toMatchObject({ number: 'FA-142', total: '382.80' })
})

test('a column of yes and no names no customers', async () => {
  const { invoices } = await imported(
    'Invoice #,Advertiser,Total,Invoice Date,Do Not Contact\n1,Orchard & Sons,120.00,2026-02-13,No\n',
  )
  expect(invoices[0]).toMatchObject({ customer: 'Orchard & Sons' })
})

test.each([
  ['bills', 'Name,Phone,Bill Number,Amount Due\nOrchard & Sons,555 0100,B-1,120.00\n'],
  ['suppliers', 'Vendor Name,Account Number,Email\nMill Supply,771,ap@mill.example\n'],
])('a list of %s is none of customers', async (_, text) => {
  const { exitCode } = await imported(text)
  expect(exitCode).toBe(3)
})

test('who pays for a patient is the customer', async () => {
  const { invoices } = await imported(
    'Datum;Verzekeraar;Bedrag;Factuurnummer;Patient\n13-02-2026;Zorg & Zekerheid;89.50;2026001;J. Jansen\n',
  )
  expect(invoices[0]).toMatchObject({ customer: 'Zorg & Zekerheid' })
})
