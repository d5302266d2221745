import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init', '--currency', 'EUR')
  await cli(
    'import',
    cli.file(
      'invoices.csv',
      `Invoice,Customer,Date,Due Date,Total
K-801,Alder Bakery,2026-03-01,2026-03-31,100.00
K-802,Birch Books,2026-03-02,2026-04-01,40.00
K-803,Elm Tools,2026-03-03,2026-04-02,40.00
`,
    ),
  )
})
afterEach(() => cli.remove())

interface Told {
  readonly files: readonly {
    readonly kind: string
    readonly imported: number
    readonly duplicates: number
    readonly warnings: readonly string[]
  }[]
}
interface Matched {
  readonly applied: readonly {
    readonly allocations: readonly { invoice: string; amount: string; kind: string }[]
  }[]
}

const BANK = 'Date,Amount,Text\n2026-03-11,-9.00,Rent\n2026-03-12,135.80,PROCESSOR TRANSFER 4KX9\n'
const TWO = ['K-801 cash 97.00', 'K-801 fee 3.00', 'K-802 cash 38.80', 'K-802 fee 1.20']

async function taken(report: string, name = 'report.csv') {
  const { files } = await cli.json<Told>(
    'import',
    cli.file(name, report),
    cli.file('bank.csv', BANK),
  )
  const { applied } = await cli.json<Matched>('match')
  const parts = applied.flatMap(({ allocations }) =>
    allocations.map((one) => `${one.invoice} ${one.kind} ${one.amount}`),
  )
  return { file: files[0], parts }
}

test.each([
  [
    'a payout that is called by its day alone, without what was paid out on another',
    `Transaction Date,Type,Order,Payout Status,Payout Date,Amount,Fee,Net,Currency
2026-03-08 12:07:45 +0100,charge,K-801,paid,2026-03-11,100.00,3.00,97.00,EUR
2026-03-09 09:11:02 +0100,charge,K-802,paid,2026-03-11,40.00,1.20,38.80,EUR
2026-03-09 18:40:00 +0100,charge,K-803,paid,2026-03-13,40.00,1.20,38.80,EUR
`,
  ],
  [
    'a preamble, dashes for nothing, parts of the fee in columns and the payout as a row',
    `"Transaction report"
"Start date","2026-03-01"

"Transaction creation date","Type","Order number","Net amount","Payout currency","Payout date","Payout ID","Final Value Fee - fixed","Final Value Fee - variable","International fee","Gross transaction amount"
"Mar 8, 2026","Order","K-801","97.00","EUR","Mar 11, 2026","611","-0.30","-2.70","--","100.00"
"Mar 9, 2026","Order","K-802","38.80","EUR","Mar 11, 2026","611","-0.30","-0.90","--","40.00"
"Mar 11, 2026","Payout","--","-135.80","EUR","Mar 11, 2026","611","--","--","--","-135.80"
`,
  ],
  [
    'a row for each part of an order, and what is the same for all of them only once',
    `settlement-id	deposit-date	total-amount	currency	transaction-type	order-id	amount-type	amount-description	amount
7001	2026-03-12	135.80	EUR					
7001				Order	K-801	ItemPrice	Principal	100.00
7001				Order	K-801	ItemFees	Commission	-2.50
7001				Order	K-801	ItemFees	FulfillmentFee	-0.50
7001				Order	K-802	ItemPrice	Principal	40.00
7001				Order	K-802	ItemFees	Commission	-1.20
`,
  ],
  [
    'sales and fees as rows of their own, told apart by their type alone',
    `type,detailed_type,capture_date,order_id,merchant_reference1,amount,currency_code,payment_reference,payout_date
SALE,PURCHASE,2026-03-08,o-1,K-801,100.00,EUR,XISA9,2026-03-11
FEE,PURCHASE_FEE_PERCENTAGE,2026-03-08,o-1,K-801,-3.00,EUR,XISA9,2026-03-11
SALE,PURCHASE,2026-03-09,o-2,K-802,40.00,EUR,XISA9,2026-03-11
FEE,PURCHASE_FEE_PERCENTAGE,2026-03-09,o-2,K-802,-1.20,EUR,XISA9,2026-03-11
`,
  ],
  [
    'a net before fees that the amounts do not prove, and American dates that the day of the sale decides',
    `Date,Time,Gross Sales,Net Sales,Total Collected,Fees,Net Total,Transaction ID,Description,Deposit ID,Deposit Date,Fee Percentage Rate
03/08/2026,2:30:00 PM,$100.00,$100.00,$100.00,-$3.00,$97.00,TX1,Invoice #K-801,3QF7,03/11/2026,2.7%
03/09/2026,4:12:00 PM,$40.00,$40.00,$40.00,-$1.20,$38.80,TX2,Invoice #K-802,3QF7,03/11/2026,2.7%
`,
  ],
  [
    'a fee without its tax, in French',
    `Date du virement;Référence virement;N° de commande;Montant brut;Commission HT;TVA;Montant net
11/03/2026;VIR-8;K-801;100,00 €;2,50 €;0,50 €;97,00 €
11/03/2026;VIR-8;K-802;40,00 €;1,00 €;0,20 €;38,80 €
`,
  ],
  [
    'its charges below a table of the payouts',
    `Id,UTR No.,Net Settlement Amount,Settlement Date
88123,15681,135.80,2026-03-11
Settlement events:
Event Id,Event Type,Event Amount,Service Charge,Service Tax,Event Settlement Amount,UTR,Merchant Reference Id
9001,PAYMENT,100.00,2.50,0.50,97.00,15681,K-801
9002,PAYMENT,40.00,1.00,0.20,38.80,15681,K-802
`,
  ],
  [
    'a payment that failed, and a net before fees that is only without tax',
    `Transaktions-ID,Status,Beschreibung,Gesamtbetrag,Netto,Steuerbetrag,Gebühr,Auszahlung,Auszahlungsdatum,Auszahlungs-ID
T1,Erfolgreich,Rechnung K-801,100.00,84.03,15.97,3.00,97.00,11.03.2026,551
T2,Erfolgreich,Rechnung K-802,40.00,33.61,6.39,1.20,38.80,11.03.2026,551
T3,Fehlgeschlagen,Rechnung K-803,40.00,33.61,6.39,0.00,0.00,,
`,
  ],
  [
    'a reference of its own beside the words with our number',
    `Transaktions-ID;Beschreibung;Gesamt;Nettopreis;Gebühr;Auszahlung;Auszahlungsdatum;Auszahlungs-ID;Referenz
T1;Rechnung K-801;100,00;84,03;3,00;97,00;11.03.2026;551;ref1
T2;Rechnung K-802;40,00;33,61;1,20;38,80;11.03.2026;551;ref2
`,
  ],
  [
    'what moved on an account at the processor, whose payments are for invoices of ours',
    `id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description,Transfer
txn_9,payout,po_1,-135.80,0.00,-135.80,eur,2026-03-11 02:00,2026-03-12 00:00,STRIPE PAYOUT,
txn_2,charge,ch_2,40.00,1.20,38.80,eur,2026-03-08 11:00,2026-03-10 00:00,Payment for K-802,po_1
txn_1,charge,ch_1,100.00,3.00,97.00,eur,2026-03-08 10:00,2026-03-10 00:00,Payment for K-801,po_1
`,
  ],
])('a deposit pays what its report lists: %s', async (_, report) => {
  const { file, parts } = await taken(report)
  expect(file?.kind).toBe('payouts')
  expect([...parts].sort()).toEqual(TWO)
})

test('each row of a report in parts has a receipt, one without payout and amount too', async () => {
  const report = `settlement-id\tdeposit-date\tcurrency\ttransaction-type\torder-id\tamount-type\tamount
7001\t2026-03-12\tEUR\tOrder\tK-801\tItemPrice\t100.00
7001\t2026-03-12\tEUR\tOrder\tK-801\tItemFees\t-3.00
7001\t2026-03-12\tEUR\tOrder\tK-802\tItemPrice\t40.00
7001\t2026-03-12\tEUR\tOrder\tK-802\tItemFees\t-1.20
\t\t\tsubject to change\t\t\t
`
  const { file, parts } = await taken(report)
  expect(file).toMatchObject({ kind: 'payouts', rows: 5, imported: 4, left_out: 1 })
  expect([...parts].sort()).toEqual(TWO)
  const again = await cli.json<Told>('import', cli.file('again.csv', report))
  expect(again.files[0]).toMatchObject({ imported: 0, duplicates: 4, left_out: 1 })
})

const TWINS = `payout_id,payout_date,description,customer_name,gross,fee,net
po_1,2026-03-11,Monthly plan,Birch Books,40.00,1.20,38.80
po_1,2026-03-11,Monthly plan,Elm Tools,40.00,1.20,38.80
po_1,2026-03-11,Monthly plan,Alder Bakery,100.00,41.80,58.20
`

test('equal charges of one payout are kept apart, once, and go to the customers beside them', async () => {
  const { file, parts } = await taken(TWINS)
  expect(file?.imported).toBe(3)
  expect([...parts].sort()).toEqual([
    'K-801 cash 58.20',
    'K-801 fee 41.80',
    'K-802 cash 38.80',
    'K-802 fee 1.20',
    'K-803 cash 38.80',
    'K-803 fee 1.20',
  ])
  const { files } = await cli.json<Told>('import', cli.file('again.csv', TWINS))
  expect(files[0]).toMatchObject({ imported: 0, duplicates: 3 })
})

test('one charge that an export has twice is one', async () => {
  const row = 'po_1,2026-03-11,ch_1,Plan,40.00,1.20,38.80\n'
  const report = `payout_id,payout_date,charge_id,description,gross,fee,net\n${row}${row}`
  const { files } = await cli.json<Told>('import', cli.file('report.csv', report))
  expect(files[0]).toMatchObject({ imported: 1, duplicates: 1 })
})

test('a day of payout that reads two ways is left out with a word, and the name finds the deposit', async () => {
  const report = `Settlement ID,Settlement Date,Invoice Number,Gross,Fee,Net
4KX9,3/11/2026,K-801,100.00,3.00,97.00
4KX9,3/11/2026,K-802,40.00,1.20,38.80
`
  const { file, parts } = await taken(report)
  expect(file?.warnings.join()).toContain('--date-order')
  expect(parts).toEqual(TWO)
})
