import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

// What users of other packages complain about; the titles name where they do.

const INVOICES = `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total
INV-2012,C1,Harbor Foods Inc,2026-09-05,2026-10-05,EUR,100.00
INV-2013,C1,Harbor Foods Inc,2026-09-06,2026-10-06,EUR,250.00
INV-2014,C1,Harbor Foods Inc,2026-09-07,2026-10-07,EUR,80.00
INV-2015,C2,Granite Hardware LLC,2026-09-08,2026-10-08,EUR,500.00
INV-2016,C3,Oak Bakery,2026-09-09,2026-10-09,EUR,75.50
`
const HEAD = 'Booking Date,Amount,Currency,Counterparty,Remittance Information,Transaction ID'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init', '.', '--currency', 'EUR')
  cli.file('invoices.csv', INVOICES)
  await cli('import', 'invoices.csv')
})
afterEach(async () => {
  expect((await cli('check')).exitCode).toBe(0)
  cli.remove()
})

interface Matched {
  readonly applied: readonly {
    bank_ref: string
    unapplied: string
    allocations: readonly { invoice: string; amount: string; kind: string }[]
  }[]
  readonly exceptions: readonly { bank_ref: string; reason: string }[]
}

async function paid(...rows: string[]): Promise<Matched> {
  cli.file('bank.csv', `${[HEAD, ...rows, '2026-10-20,-9.00,EUR,Our bank,fee,FEE-1'].join('\n')}\n`)
  await cli('import', 'bank.csv')
  return await cli.json<Matched>('match')
}

interface Shown {
  readonly receipts: readonly { bank_ref: string; amount: string; unapplied: string }[]
}

const receiptsOf = async (customer: string) =>
  (await cli.json<{ receipts: Shown['receipts'] }>('customers', 'show', customer)).receipts

async function open(): Promise<Readonly<Record<string, string>>> {
  const { invoices } = await cli.json<{ invoices: { number: string; open: string }[] }>(
    'invoices',
    '--all',
  )
  return Object.fromEntries(invoices.map((one) => [one.number, one.open]))
}

test('one payment of three invoices stays one payment (alyf-de/banking#73)', async () => {
  await paid('2026-10-01,430.00,EUR,Harbor Foods Inc,INV-2012 INV-2013 INV-2014,TX-1')
  expect(await receiptsOf('C1')).toMatchObject([
    { bank_ref: 'TX-1', amount: '430.00', unapplied: '0.00' },
  ])
  expect(await open()).toMatchObject({
    'INV-2012': '0.00',
    'INV-2013': '0.00',
    'INV-2014': '0.00',
  })
})

test('a cent too much is applied and kept, with nothing to cancel and do anew (alyf-de/banking#106)', async () => {
  const { applied } = await paid('2026-10-01,100.01,EUR,Harbor Foods Inc,INV-2012,TX-1')
  expect(applied).toMatchObject([{ bank_ref: 'TX-1', unapplied: '0.01' }])
  expect((await open())['INV-2012']).toBe('0.00')
  expect((await cli('queue', 'keep', 'TX-1')).exitCode).toBe(0)
  expect(await receiptsOf('C1')).toMatchObject([{ amount: '100.01', unapplied: '0.01' }])
  expect((await cli.json<{ queue: unknown[] }>('queue')).queue).toEqual([])
})

test('payments of one wording are not joined with each other, nor with numbers they only contain (frappe/erpnext#46725, OCA/account-reconcile#753)', async () => {
  const { applied, exceptions } = await paid(
    '2026-10-01,60.00,EUR,M Delgado,rent 12,TX-1',
    '2026-10-01,40.00,EUR,J Smith,rent 12,TX-2',
    '2026-10-02,250.00,EUR,Oak Bakery,ref 2013-12,TX-3',
  )
  expect(applied).toEqual([])
  expect(exceptions.map(({ bank_ref }) => bank_ref)).toEqual(['TX-1', 'TX-2', 'TX-3'])
  expect(await open()).toMatchObject({ 'INV-2012': '100.00', 'INV-2013': '250.00' })
})

test('a part payment leaves the rest of its invoice open and asked about (odoo/odoo#63111)', async () => {
  const { exceptions } = await paid('2026-10-01,200.00,EUR,Harbor Foods Inc,INV-2013,TX-1')
  expect((await open())['INV-2013']).toBe('50.00')
  expect(exceptions).toMatchObject([{ bank_ref: 'TX-1', reason: 'SHORT_PAY' }])
  const aging = await cli('aging', '--by', 'invoice', '--as-of', '2026-10-31')
  expect(aging.stdout).toMatch(/INV-2013.*50\.00/)
})

test('where the bank shows a payment provider, the customer in the text is the payer (alyf-de/banking#324)', async () => {
  await paid(
    '2026-10-01,500.00,EUR,PayFast Payments BV,INV-2015 Granite Hardware LLC via PayFast,TX-1',
    '2026-10-02,75.50,EUR,PayFast Payments BV,INV-2016 Oak Bakery via PayFast,TX-2',
  )
  expect(await receiptsOf('C2')).toMatchObject([{ bank_ref: 'TX-1', amount: '500.00' }])
  expect(await receiptsOf('C3')).toMatchObject([{ bank_ref: 'TX-2', amount: '75.50' }])
})

test('what is undone stays on record: who decided, who took it back, and when (frappe/erpnext#44135)', async () => {
  await paid('2026-10-01,100.00,EUR,Harbor Foods Inc,INV-2012,TX-1')
  const before = await cli.json<{ events: readonly { action: string }[] }>('audit', 'list')
  await cli('unapply', 'TX-1', '--actor', 'jane')
  const { events } = await cli.json<{ events: readonly { action: string; actor: string }[] }>(
    'audit',
    'list',
  )
  expect(events.slice(0, -1)).toEqual(before.events)
  expect(events.at(-1)).toMatchObject({ action: 'match.unapply', actor: 'jane' })
  const { decisions } = await cli.json<{ decisions: unknown[] }>('explain', 'TX-1')
  expect(decisions).toMatchObject([
    { rule: 'invoice-number+amount', taken_back: true, actor: 'tester' },
  ])
  expect((await open())['INV-2012']).toBe('100.00')
  expect((await cli('audit', 'verify')).exitCode).toBe(0)
})

test('a deposit of the card processor pays the invoices of all its customers, less its fees (invoiceninja/invoiceninja#9602)', async () => {
  cli.file(
    'payouts.csv',
    `Payout ID,Arrival Date,Invoice,Currency,Gross,Fee,Net
po_9f3k2,2026-10-01,INV-2012,EUR,100.00,3.20,96.80
po_9f3k2,2026-10-01,INV-2015,EUR,500.00,14.80,485.20
po_9f3k2,2026-10-01,INV-2016,EUR,75.50,2.49,73.01
`,
  )
  await cli('import', 'payouts.csv')
  const { applied } = await paid('2026-10-02,655.01,EUR,CARD PROCESSOR,PAYOUT po_9f3k2,TX-1')
  expect(applied[0]?.allocations).toEqual([
    { invoice: 'INV-2012', amount: '96.80', kind: 'cash' },
    { invoice: 'INV-2012', amount: '3.20', kind: 'fee' },
    { invoice: 'INV-2015', amount: '485.20', kind: 'cash' },
    { invoice: 'INV-2015', amount: '14.80', kind: 'fee' },
    { invoice: 'INV-2016', amount: '73.01', kind: 'cash' },
    { invoice: 'INV-2016', amount: '2.49', kind: 'fee' },
  ])
  expect(await open()).toMatchObject({
    'INV-2012': '0.00',
    'INV-2015': '0.00',
    'INV-2016': '0.00',
    'INV-2013': '250.00',
  })
})
