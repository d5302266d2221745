import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init', '--currency', 'USD')
  await cli(
    'import',
    cli.file(
      'invoices.csv',
      'Invoice,Customer,Date,Total\nINV-1,Alder Bakery,2026-03-01,120.00\nINV-2,Alder Bakery,2026-03-02,80.50\n',
    ),
  )
})
afterEach(() => cli.remove())

interface Told {
  readonly files: readonly {
    readonly kind: string
    readonly imported: number
    readonly rejected: number
    readonly advices: readonly { reference: string; payer: string | null; total: string }[]
  }[]
}

test.each([
  [
    'a payer that lists its own document numbers beside ours, with a title and a total',
    `Payment Advice;4711000123;;;;
Payer;Alder Bakery;;;;
Document No;Document Date;Reference;Gross Amount;Deductions;Net Amount
1900001;01.03.2026;INV-1;120,00;0,00;120,00
1900002;02.03.2026;INV-2;80,50;0,00;80,50
Total;;;200,50;0,00;200,50
`,
    { reference: '4711000123', payer: 'Alder Bakery' },
  ],
  [
    'labels above the table',
    `Remittance Advice
Supplier Number:,10045
Payment Number:,700123
Payment Date:,11-MAR-2026
Payment Amount:,200.50

Invoice Num,Invoice Date,Description,Invoice Amt,Disc,Paid Amt
INV-1,01-MAR-2026,"Bread, white",120.00,0.00,120.00
INV-2,02-MAR-2026,Cake,80.50,0.00,80.50
`,
    { reference: '700123' },
  ],
  [
    'the name of the payment in a French title',
    `Avis de virement n° 2026-778;;;
N° facture;Date facture;Montant facture;Montant réglé
INV-1;01/03/2026;120,00;120,00
INV-2;02/03/2026;80,50;80,50
`,
    { reference: '2026-778' },
  ],
  [
    'the amount of the whole payment in every row',
    `Payment Number,Payment Date,Supplier Name,Payment Amount,Currency,Invoice #,Invoice Total,Amount Paid,Discount
CP-10022,2026-03-11,Our Co,200.50,USD,INV-1,120.00,120.00,0.00
CP-10022,2026-03-11,Our Co,200.50,USD,INV-2,80.50,80.50,0.00
`,
    { reference: 'CP-10022' },
  ],
  [
    'our numbers under the heading of the payment, no title, and a row of sums',
    `Document No,Reference,Gross Amount,Deductions,Net Amount
1900001,INV-1,120.00,0.00,120.00
1900002,INV-2,80.50,0.00,80.50
Total,,200.50,0.00,200.50
`,
    {},
  ],
  [
    'what was settled of each invoice under the name of a voucher',
    `Voucher,Date,Invoice,Description,Amount in transaction currency,Amount settled,Currency
PAY-551,3/13/2026,INV-1,Bread,120.00,120.00,USD
PAY-551,3/13/2026,INV-2,Pies,80.50,80.50,USD
`,
    { reference: 'PAY-551' },
  ],
  [
    'a title in Swedish',
    `Betalningsavi;;
Referens;SE-771;
Fakturanummer;Fakturabelopp;Betalt belopp
INV-1;120,00;120,00
INV-2;80,50;80,50
Summa;200,50;200,50
`,
    { reference: 'SE-771' },
  ],
])('an advice is read as a table: %s', async (_, text, told) => {
  const { files } = await cli.json<Told>('import', cli.file('advice.csv', text))
  expect(files).toMatchObject([{ kind: 'remittances', imported: 2, rejected: 0 }])
  expect(files[0]?.advices).toMatchObject([{ total: '200.50', ...told }])
  await cli('import', cli.file('bank.csv', 'Date,Amount,Text\n2026-03-11,-9.00,Rent\n'))
  const { stdout } = await cli('import', 'show', '2', '--json')
  expect(JSON.stringify(JSON.parse(stdout))).toContain('INV-2')
})

test('a French list of cheques that were paid in together pays each drawer’s invoice', async () => {
  await cli(
    'import',
    cli.file('more.csv', 'Invoice,Customer,Date,Total\nINV-3,Birch Books,2026-03-03,99.00\n'),
  )
  const { files } = await cli.json<Told>(
    'import',
    cli.file(
      'remise.csv',
      `N° remise;Date remise;N° chèque;Tireur;Montant;Facture
4471;13/03/2026;0012345;ALDER BAKERY;120,00;INV-1
4471;13/03/2026;0098765;BIRCH BOOKS;99,00;INV-3
`,
    ),
    cli.file(
      'bank.csv',
      'Date,Amount,Text\n2026-03-11,-9.00,Rent\n2026-03-13,219.00,REMISE CHEQUES 4471\n',
    ),
  )
  expect(files.map(({ kind }) => kind)).toEqual(['remittances', 'bank'])
  await cli('match')
  const { invoices } = await cli.json<{ invoices: { number: string }[] }>('invoices')
  expect(invoices.map(({ number }) => number)).toEqual(['INV-2'])
})

test('a bad row below a title is named by its line in the file', async () => {
  const { exitCode, stderr } = await cli(
    'import',
    cli.file(
      'advice.csv',
      `Remittance Advice,
Payment Number:,7

Invoice,Gross,Net
INV-1,120.00,120.00
INV-2,80.50,eighty
`,
    ),
  )
  expect(exitCode).toBe(3)
  expect(stderr).toContain('advice.csv:6: ')
})

test('a payer called Total is no row of sums', async () => {
  const { files } = await cli.json<Told>(
    'import',
    cli.file(
      'advice.csv',
      'Payer,Remittance Number,Invoice,Amount Paid\nTotal Energies,R1,INV-1,120.00\nTotal,,,120.00\n',
    ),
  )
  expect(files).toMatchObject([{ kind: 'remittances', imported: 1, rejected: 0 }])
})

const FORM = `LOCKBOX REMITTANCE ADVICE
Deposit date: 2026-03-13
Payer: Alder Bakery
Check number: 882104
Check amount: 200.50
Invoices: INV-1, INV-2
`

test('invoices named without amounts are paid as they are open, if that is what was paid', async () => {
  const first = await cli.json<Told>('import', cli.file('form.txt', FORM))
  expect(first.files[0]).toMatchObject({ kind: 'remittances', imported: 2, rejected: 0 })
  const again = await cli.json<Told>('import', cli.file('again.txt', FORM))
  expect(again.files[0]).toMatchObject({ imported: 0, rejected: 0 })
  const other = FORM.replace('882104', '882105').replace('200.50', '199.00')
  const { exitCode, stderr } = await cli('import', cli.file('short.txt', other))
  expect(exitCode).toBe(3)
  expect(stderr).toContain('INV-1, INV-2 and not what is paid for each')
})

test('a text that calls itself an advice is read as one where its sum proves it, whatever tables are below', async () => {
  const { files } = await cli.json<Told>(
    'import',
    cli.file(
      'avis.txt',
      `                 Zahlungsavis
Alder Bakery                                   Datum   13.03.2026

Beleg       Ihr Beleg    Datum       Bruttobetrag    Abzüge   Nettobetrag
-------------------------------------------------------------------------
5100000221  INV-1        01.03.2026        120,00      0,00        120,00
5100000222  INV-2        03.03.2026         80,50      0,00         80,50
-------------------------------------------------------------------------
Summe                                      200,50      0,00        200,50

Zahlungsbeleg   Datum        Währung    Zahlbetrag
2000004711      13.03.2026   USD            200,50
`,
    ),
  )
  expect(files[0]?.advices).toMatchObject([{ total: '200.50', lines: 2 }])
})
