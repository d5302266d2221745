import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init', '--currency', 'USD')
  await cli(
    'import',
    cli.file(
      'invoices.csv',
      `Invoice,Customer,Date,Due Date,Total
INV-1001,Alder Bakery,2026-03-01,2026-03-31,120.00
INV-1002,Birch Books,2026-03-02,2026-04-01,80.50
INV-1003,Cedar Spa,2026-03-03,2026-04-02,250.00
INV-1004,Dune Cafe,2026-03-03,2026-04-02,120.00
`,
    ),
  )
})
afterEach(() => cli.remove())

interface Matched {
  readonly applied: readonly {
    readonly unapplied: string
    readonly allocations: readonly { invoice: string; amount: string; kind: string }[]
  }[]
}

/** What is allocated once the report and the processor's deposit are in. */
async function allocated(report: string, text: string, amount: string): Promise<readonly string[]> {
  const { files } = await cli.json<{ files: readonly { kind: string }[] }>(
    'import',
    cli.file('report.csv', report),
    cli.file(
      'bank.csv',
      `Date,Amount,Text\n2026-03-11,-900.00,Rent\n2026-03-12,${amount},${text}\n`,
    ),
  )
  expect(files.map(({ kind }) => kind)).toEqual(['payouts', 'bank'])
  const { applied } = await cli.json<Matched>('match')
  expect(applied.map(({ unapplied }) => unapplied)).toEqual(['0.00'])
  return applied.flatMap(({ allocations }) =>
    allocations.map((one) => `${one.invoice} ${one.kind} ${one.amount}`),
  )
}

const THREE = [
  'INV-1001 cash 116.22',
  'INV-1001 fee 3.78',
  'INV-1002 cash 77.87',
  'INV-1002 fee 2.63',
  'INV-1003 cash 242.45',
  'INV-1003 fee 7.55',
]

test.each([
  [
    'Stripe, reconciled by payout',
    `automatic_payout_id,automatic_payout_effective_at_utc,balance_transaction_id,reporting_category,currency,gross,fee,net,charge_id,invoice_id,invoice_number,description
po_1Oq,2026-03-11 00:00:00,txn_1,charge,usd,120.00,3.78,116.22,ch_1,in_1,INV-1001,Payment for Invoice
po_1Oq,2026-03-11 00:00:00,txn_2,charge,usd,80.50,2.63,77.87,ch_2,in_2,INV-1002,Payment for Invoice
po_1Oq,2026-03-11 00:00:00,txn_3,charge,usd,250.00,7.55,242.45,ch_3,in_3,INV-1003,Payment for Invoice
`,
    'STRIPE TRANSFER ST-X1Y2',
  ],
  [
    'numbers in words alone',
    `payout_id,payout_date,charge_id,description,amount,fee,net,currency
po_77,2026-03-11,ch_1,Invoice INV-1001 - Alder Bakery,120.00,3.78,116.22,USD
po_77,2026-03-11,ch_2,Invoice INV-1002 - Birch Books,80.50,2.63,77.87,USD
po_77,2026-03-11,ch_3,Invoice INV-1003 - Cedar Spa,250.00,7.55,242.45,USD
`,
    'STRIPE po_77',
  ],
  [
    'GoCardless, whose deposits bear another name',
    `payout_id,payout_reference,payout_arrival_date,payment_id,payment_reference,gross_amount,gocardless_fees,net_amount,currency
PO00ABC,ACME-XYZ1,2026-03-11,PM001,INV-1001,120.00,3.78,116.22,USD
PO00ABC,ACME-XYZ1,2026-03-11,PM002,INV-1002,80.50,2.63,77.87,USD
PO00ABC,ACME-XYZ1,2026-03-11,PM003,INV-1003,250.00,7.55,242.45,USD
`,
    'GOCARDLESS ACME-XYZ1',
  ],
  [
    'Adyen, with fees in several columns and the payout as a row',
    `Psp Reference;Merchant Reference;Creation Date;Type;Gross Currency;Gross Debit (GC);Gross Credit (GC);Net Currency;Net Debit (NC);Net Credit (NC);Commission (NC);Markup (NC);Batch Number
88001;INV-1001;2026-03-08 10:00:00;Settled;USD;;120.00;USD;;116.22;3.00;0.78;41
88002;INV-1002;2026-03-08 10:00:00;Settled;USD;;80.50;USD;;77.87;2.00;0.63;41
88003;INV-1003;2026-03-08 10:00:00;Settled;USD;;250.00;USD;;242.45;7.00;0.55;41
;;2026-03-11 10:00:00;MerchantPayout;USD;;;USD;436.54;;;;41
`,
    'ADYEN BATCH 41',
  ],
  [
    'Mollie, in Dutch amounts',
    `Settlement reference;Settlement date;Payment ID;Description;Amount;Fees;Settlement amount;Currency
1182161.2603.02;2026-03-11;tr_1;Factuur INV-1001;120,00;3,78;116,22;USD
1182161.2603.02;2026-03-11;tr_2;Factuur INV-1002;80,50;2,63;77,87;USD
1182161.2603.02;2026-03-11;tr_3;Factuur INV-1003;250,00;7,55;242,45;USD
`,
    'MOLLIE 1182161.2603.02',
  ],
  [
    'Braintree, whose headings mean other things elsewhere: the amounts prove them',
    `Disbursement Date,Settlement Batch ID,Transaction ID,Order ID,Settlement Amount,Processing Fee,Net Disbursement,Settlement Currency
2026-03-11,2026-03-11_acme_1,bt1,INV-1001,120.00,3.78,116.22,USD
2026-03-11,2026-03-11_acme_1,bt2,INV-1002,80.50,2.63,77.87,USD
2026-03-11,2026-03-11_acme_1,bt3,INV-1003,250.00,7.55,242.45,USD
`,
    'BRAINTREE FUNDING',
  ],
  [
    'Klarna, with a payment that failed',
    `sale_date;payout_date;type;payment_reference;merchant_reference1;amount;currency_code;settlement_amount;commission_fee_amount
2026-03-08;2026-03-11;SALE;KLPAY778;INV-1001;120.00;USD;116.22;3.78
2026-03-08;2026-03-11;SALE;KLPAY778;INV-1002;80.50;USD;77.87;2.63
2026-03-08;2026-03-11;SALE;KLPAY778;INV-1003;250.00;USD;242.45;7.55
2026-03-08;;SALE;;INV-1004;120.00;USD;116.22;3.78
`,
    'KLARNA KLPAY778',
  ],
  [
    'a Danish report whose heading of the number is known to the book alone, with the tax on its fee',
    `Afregning;Dato;Kundens felt;Bruttobeløb;Gebyr;Moms af gebyr, kosten;Nettobeløb;Reference
N-55;11-03-2026;INV-1001;120,00;3,00;0,78;116,22;a1
N-55;11-03-2026;INV-1002;80,50;2,00;0,63;77,87;a2
N-55;11-03-2026;INV-1003;250,00;7,00;0,55;242,45;a3
`,
    'NETS N-55',
  ],
])('a deposit pays what the report of its payout lists: %s', async (_, report, text) => {
  expect(await allocated(report, text, '436.54')).toEqual(THREE)
})

test.each([
  ['stripe_fee', '0.00', '5.00'],
  ['fee', '-5.00', '0.00'],
])(
  'what the processor charges by itself (%s) is a fee of the largest invoice of the payout',
  async (type, gross, fee) => {
    const report = `payout_id,payout_date,type,invoice_number,description,gross,fee,net
po_88,2026-03-11,charge,INV-1001,,120.00,3.78,116.22
po_88,2026-03-11,charge,INV-1003,,250.00,7.55,242.45
po_88,2026-03-11,${type},,Billing usage,${gross},${fee},-5.00
`
    expect(await allocated(report, 'STRIPE po_88', '353.67')).toEqual([
      'INV-1001 cash 116.22',
      'INV-1001 fee 3.78',
      'INV-1003 cash 237.45',
      'INV-1003 fee 12.55',
    ])
  },
)

test('a charge whose words name no open invoice leaves the whole payout to a person', async () => {
  await cli(
    'import',
    cli.file(
      'report.csv',
      `payout_id,payout_date,charge_id,description,amount,fee,net
po_9,2026-03-11,ch_1,Invoice INV-1001,120.00,3.78,116.22
po_9,2026-03-11,ch_2,Subscription,80.50,2.63,77.87
`,
    ),
    cli.file(
      'bank.csv',
      'Date,Amount,Text\n2026-03-11,-9.00,Rent\n2026-03-12,194.09,STRIPE po_9\n',
    ),
  )
  const { applied } = await cli.json<Matched>('match')
  expect(applied).toEqual([])
})

test('charges that no invoice of the payout can bear leave it to a person', async () => {
  await cli(
    'import',
    cli.file(
      'report.csv',
      `payout_id,payout_date,type,invoice_number,description,gross,fee,net
po_6,2026-03-11,charge,INV-1001,,120.00,3.78,116.22
po_6,2026-03-11,charge,INV-1002,,80.50,2.63,77.87
po_6,2026-03-11,stripe_fee,,Terminals,0.00,150.00,-150.00
`,
    ),
    cli.file('bank.csv', 'Date,Amount,Text\n2026-03-11,-9.00,Rent\n2026-03-12,44.09,STRIPE po_6\n'),
  )
  const { applied } = await cli.json<Matched>('match')
  expect(applied).toEqual([])
})
