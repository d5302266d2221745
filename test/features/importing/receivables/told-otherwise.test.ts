import { afterEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'

let cli: Cli
afterEach(() => cli.remove())

async function imported(text: string) {
  cli = makeCli()
  await cli('init')
  const result = await cli('import', cli.file('list.csv', text))
  const { invoices } = await cli.json<{ invoices: Record<string, string>[] }>('invoices', '--all')
  return { ...result, invoices, told: invoices.map(({ total, open }) => [total, open]) }
}

test('credits below an invoice on an account with two sides are what was paid on it', async () => {
  const { told } = await imported(`Konto;Name;Belegnummer;Belegdatum;Soll;Haben
10001;Lindenhof;RE41;13.02.2026;1.190,00;
10001;Lindenhof;RE41;01.03.2026;;190,00
`)
  expect(told).toEqual([['1190.00', '1000.00']])
})

test('letters of a series make credit memos where the letters of invoices stand beside them', async () => {
  const { told } = await imported(`Documento;Data;Cliente;NIF;IVA;Total
FT 2026/41;13-02-2026;Padaria Alba;501234567;230,00;1.230,00
NC 2026/3;16-02-2026;Padaria Alba;501234567;2,30;12,30
`)
  expect(told).toEqual([
    ['1230.00', '1230.00'],
    ['-12.30', '-12.30'],
  ])
})

test('such letters alone make none', async () => {
  const { told } = await imported(`Invoice Number,Customer,Invoice Date,Total
NC-41,Orchard,2026-02-13,120.00
NC-42,Orchard,2026-02-14,60.00
`)
  expect(told.map(([total]) => total)).toEqual(['120.00', '60.00'])
})

test('a status that nobody knows is named where nothing else says what is open', async () => {
  const { stderr } = await imported(`Invoice Number,Customer,Invoice Date,Total,Status
41,Orchard,2026-02-13,120.00,Frobnicated
42,Orchard,2026-02-14,60.00,Paid
`)
  expect(stderr).toContain('the status "Frobnicated" is not known: taken as open')
})

test('a list of bills of suppliers is refused', async () => {
  const { exitCode, stderr } = await imported(`Name,Document Number,Date,Due Date,Type,Amount,Status
Paper Mill,904,3/31/2025,4/30/2025,Bill,1500,Paid In Full
`)
  expect(exitCode).toBe(3)
  expect(stderr).toContain('what suppliers are owed')
})

test('that an invoice was not paid late is no sign that it is open', async () => {
  const { told } =
    await imported(`invoice_id,customer,invoice_date,amount,due_date,payment_date,paid_late
41,Orchard,2024-01-01,120.00,2024-01-31,2024-02-18,Yes
42,Orchard,2024-01-02,60.00,2024-02-01,2024-01-21,No
43,Orchard,2024-01-03,30.00,2024-02-02,,
`)
  expect(told.map(([, open]) => open)).toEqual(['0.00', '0.00', '30.00'])
})

test('the name of a field may end with a currency', async () => {
  const { invoices } = await imported(`invoice_id,client,amount_eur,due_date
41,Orchard,120,2026-04-01
`)
  expect(invoices[0]).toMatchObject({ currency: 'EUR', total: '120.00' })
})

test('a dated list of totals is no list of customers, whatever it calls its numbers', async () => {
  const { exitCode, invoices } = await imported(`Xyzzy,Date,Customer,VAT number,VAT,Total
41,13/02/2026,Orchard,GB1,20.00,120.00
`)
  expect(exitCode).toBe(3)
  expect(invoices).toEqual([])
})

test('a column of document names needs no heading', async () => {
  const { told, stderr } = await imported(`Invoice Number,Xyzzy,Customer,Invoice Date,Total
41,Rechnung,Orchard,2026-02-13,120.00
42,Gutschrift,Orchard,2026-02-14,60.00
43,Angebot,Orchard,2026-02-15,30.00
`)
  expect(told.map(([total]) => total)).toEqual(['120.00', '-60.00'])
  expect(stderr).toContain('by its type')
})

test('the name of a job is no customer', async () => {
  const { invoices } = await imported(`invoice_id,customer_id,job_name,invoice_date,total
41,cust_6,Drain,2025-10-28,245.25
`)
  expect(invoices[0]).toMatchObject({ customer_number: 'cust_6' })
  expect(invoices[0]?.['customer']).not.toBe('Drain')
})

const TWO_MONIES = `Invoice number,Customer,Date,Transaction currency,Total txn amount,Total amount
41,Orchard,2026-02-13,EUR,1000.00,1170.00
42,Kobe,2026-02-14,USD,60.50,60.50
`

test('of two amounts the one in the money of the invoice counts', async () => {
  const { told } = await imported(TWO_MONIES)
  expect(told.map(([total]) => total)).toEqual(['1000.00', '60.50'])
})

test('an amount in foreign money that is blank stands in the column of the own', async () => {
  const { told } = await imported(`Document Number;Customer;Posting Date;Currency;Total (FC);Total
41;Orchard;13.02.2026;EUR;0,00;1.190,00
42;Kobe;14.02.2026;USD;59,50;50,00
`)
  expect(told.map(([total]) => total)).toEqual(['1190.00', '59.50'])
})

const UNTOLD_OPEN = `Invoice Number,Customer,Invoice Date,Total,Status,Xyzzy
41,Orchard,2026-02-13,120.00,Partially paid,20.00
42,Kobe,2026-02-14,60.00,Paid,0.00
`

test('a column that goes with the status is asked about, for it may be what is open', async () => {
  const { exitCode, stderr } = await imported(UNTOLD_OPEN)
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--map "Balance=Xyzzy"')
})

test('what was paid in part without a sum is said', async () => {
  const { stderr } = await imported(UNTOLD_OPEN.replaceAll(/,Xyzzy|,20.00$|,0.00$/gm, ''))
  expect(stderr).toContain('1 invoices are paid in part, and no column says how much')
})

test('of two amounts of one name that in one currency is what the other is worth in the books', async () => {
  const { told } = await imported(`Fakturanr;Kunde;Fakturadato;Valuta;Beløp;Beløp (NOK)
41;Bakeri;13.02.2026;EUR;1.000,00;11.400,00
42;Verksted;14.02.2026;NOK;605,00;605,00
`)
  expect(told.map(([total]) => total)).toEqual(['1000.00', '605.00'])
})

test('a column that says yes to being a credit note makes credit memos', async () => {
  const { told } = await imported(`Invoice Number,Customer,Issue Date,Total,Credit Note Flag
41,Orchard,2026-02-13,120.00,N
43,Orchard,2026-02-16,10.00,Y
`)
  expect(told.map(([total]) => total)).toEqual(['120.00', '-10.00'])
})

test('a status that nobody knows is named beside balances too, for it may mean void', async () => {
  const { stderr } = await imported(`Invoice Number,Customer,Invoice Date,Total,Balance,Status
41,Orchard,2026-02-13,120.00,120.00,Frobnicated
`)
  expect(stderr).toContain('the status "Frobnicated" is not known')
})

test('amounts that fall due from customers are no statement of a bank', async () => {
  const { told } = await imported(`id,customer_id,amount,due_date,status,days_overdue
1,3,120000,2026-08-01,overdue,22
2,1,15000,2026-08-20,open,0
`)
  expect(told.map(([total]) => total)).toEqual(['120000.00', '15000.00'])
})

test('a list of what was spent is no money that came in', async () => {
  const { exitCode, stderr } = await imported(`Date,Vendor,Category,Amount,Payment Method,Receipt #
2026-02-13,Paper Mill,Office,1120.00,Card,R41
`)
  expect(exitCode).toBe(3)
  expect(stderr).toContain('suppliers')
})

test('totals that say they are without tax get the tax beside them', async () => {
  const { told, stderr } = await imported(`Fakturanummer;Kund;Fakturadatum;Belopp exkl. moms;Moms
41;Bageri Alba;2026-02-13;10 000,00;2 500,00
42;Garage Nord;2026-02-14;484,00;121,00
`)
  expect(told.map(([total]) => total)).toEqual(['12500.00', '605.00'])
  expect(stderr).toContain('the totals are without tax')
})

test('a damaged row does not turn the net of the others into what is owed', async () => {
  const { told } =
    await imported(`Fakturanummer;Kund;Fakturadatum;Belopp exkl. moms;Moms;Att betala;Kvar att betala
41;Bageri Alba;2026-02-13;2 500,00;12 500,00;10 000,00;
42;Garage Nord;2026-02-14;484,00;121,00;605,00;605,00
43;Garage Nord;2026-02-16;40,00;10,00;50,00;50,00
`)
  expect(told.slice(1)).toEqual([
    ['605.00', '605.00'],
    ['50.00', '50.00'],
  ])
})
