import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const HEAD = 'Booking Date,Amount,Currency,Counterparty,Remittance Information,Transaction ID'
const INVOICES = `Invoice Number,Customer Number,Customer,Email,Invoice Date,Due Date,Currency,Total,Terms
INV-1001,C1,Harbor Foods Inc,ap@harbor.example,2026-07-05,2026-08-04,EUR,1000.00,2/10 Net 30
INV-1002,C1,Harbor Foods Inc,ap@harbor.example,2026-07-06,2026-08-05,EUR,250.00,Net 30
INV-1003,C1,Harbor Foods Inc,ap@harbor.example,2026-07-07,2026-08-06,USD,300.00,Net 30
INV-1004,C2,Granite Hardware LLC,ap@granite.example,2026-07-08,2026-08-07,EUR,80.00,Net 30
INV-1005,C2,Granite Hardware LLC,ap@granite.example,2026-07-09,2026-08-08,EUR,120.00,Net 30
CM-9,C1,Harbor Foods Inc,ap@harbor.example,2026-07-07,2026-07-07,EUR,-40.00,
`
const PAYOUTS = `Payout ID,Arrival Date,Invoice,Currency,Gross,Fee,Net
po_77,2026-07-20,INV-1004,EUR,80.00,2.50,77.50
po_77,2026-07-20,INV-1005,EUR,120.00,3.50,116.50
`

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book', '--currency', 'EUR')
  cli.file(
    'book/openitem.toml',
    `[company]\nname = "Ours"\ncurrency = "EUR"\n[matching]\nfx_tolerance_percent = "1"
[[fx.rates]]\nfrom = "EUR"\nto = "USD"\nrate = "1.1"\ndate = "2026-07-01"\n`,
  )
  cli.file('invoices.csv', INVOICES)
  cli.file('payouts.csv', PAYOUTS)
  await run('import', 'invoices.csv', 'payouts.csv')
})
afterEach(() => cli.remove())

const run = <T>(...words: string[]) => cli.json<T>('--book', 'book', ...words)

async function paid(row: string) {
  cli.file('bank.csv', `${HEAD}\n${row}\n2026-07-30,-9.00,EUR,Our bank,charges,TX-9\n`)
  await run('import', 'bank.csv')
}

const DAYS = ['2026-07-10', '2026-07-21', '2026-08-05', '2026-10-31', '2027-01-31']
const WINDOW = ['--from', '2026-07-01', '--to']

/** Every report for days before, at and after what happens, and what is reminded of. */
async function reports() {
  const told: unknown[] = []
  for (const day of DAYS) {
    for (const by of ['customer', 'invoice']) {
      told.push(await run('aging', '--by', by, '--as-of', day))
    }
    told.push(await run('invoices', '--all', '--as-of', day))
    told.push(await run('dso', '--as-of', day), await run('rollforward', ...WINDOW, day))
  }
  const { receipts, invoices } = await run<Record<string, unknown>>('customers', 'show', 'C1')
  return [...told, receipts, invoices, await run('remind', '--dry-run', '--as-of', '2026-08-04')]
}

/** How money can be applied: the bank's line, what a person says where match alone does not. */
const KINDS: readonly (readonly [string, string, readonly (readonly string[])[]])[] = [
  ['cash', '2026-07-20,250.00,EUR,Harbor Foods Inc,INV-1002,TX-1', [['match']]],
  ['discount', '2026-07-14,980.00,EUR,Harbor Foods Inc,INV-1001,TX-1', [['match']]],
  ['credit', '2026-07-20,210.00,EUR,Harbor Foods Inc,INV-1002 less CM-9,TX-1', [['match']]],
  ['fee', '2026-07-20,235.00,EUR,Harbor Foods Inc,INV-1002,TX-1', [['match']]],
  ['rounding', '2026-07-20,249.99,EUR,Harbor Foods Inc,INV-1002,TX-1', [['match']]],
  ['fx', '2026-07-20,272.00,EUR,Harbor Foods Inc,INV-1003,TX-1', [['match']]],
  ['payout', '2026-07-20,194.00,EUR,STRIPE,po_77 STRIPE PAYOUT,TX-1', [['match']]],
  ['part', '2026-07-20,100.00,EUR,Harbor Foods Inc,INV-1002,TX-1', [['match']]],
  [
    'on account',
    '2026-07-20,77.00,EUR,Nobody,thanks,TX-1',
    [['apply', 'TX-1', '--customer', 'C1', '--on-account']],
  ],
  [
    'withholding',
    '2026-07-20,900.00,EUR,Harbor Foods Inc,thanks,TX-1',
    [['apply', 'TX-1', '--to', 'INV-1001', '--residual', 'withholding/withholding']],
  ],
  [
    'writeoff',
    '2026-07-20,200.00,EUR,Harbor Foods Inc,thanks,TX-1',
    [['apply', 'TX-1', '--to', 'INV-1002', '--residual', 'writeoff/pricing']],
  ],
  [
    'fx by hand',
    '2026-07-20,272.00,EUR,Harbor Foods Inc,thanks,TX-1',
    [['apply', 'TX-1', '--to', 'INV-1003']],
  ],
  [
    'gap written off later',
    '2026-07-20,100.00,EUR,Harbor Foods Inc,INV-1002,TX-1',
    [['match'], ['queue', 'settle', 'TX-1', '--as', 'writeoff/pricing']],
  ],
  [
    'gap credited later',
    '2026-07-20,100.00,EUR,Harbor Foods Inc,INV-1002,TX-1',
    [['match'], ['queue', 'settle', 'TX-1', '--as', 'credit-memo/damaged']],
  ],
]

/** What is waiting holds reminders before and after alike, so the line waits from the start. */
const WAITING = ['customers', 'hold-matching', 'C1'] as const

test.each(KINDS)(
  '%s: taking it back gives every report of every day as it was',
  async (kind, row, deeds) => {
    await paid(row)
    const isByHand = deeds[0]?.[0] === 'apply'
    if (isByHand || kind !== 'payout') {
      await run(...WAITING)
      await run('match')
      await run(...WAITING, '--undo')
    } else await run('match').then(() => run('unapply', 'TX-1'))
    const before = await reports()
    for (const deed of deeds) {
      const [first] = deed
      if (first === 'match' && kind === 'payout') await run('accept', 'TX-1')
      else await run(...deed)
    }
    const during = await reports()
    expect(during).not.toEqual(before)
    expect(await run('check')).toMatchObject({ ok: true })
    await run('unapply', 'TX-1')
    expect(await reports()).toEqual(before)
    expect(await run('check')).toMatchObject({ ok: true })
  },
)

test('a return reopens what it takes back for reminders, and taking the return back closes it again', async () => {
  await paid('2026-07-20,250.00,EUR,Harbor Foods Inc,INV-1002,TX-1')
  await run('match')
  const reminded = async () => {
    const { messages } = await run<{ messages: { invoices: string[] }[] }>(
      ...['remind', '--dry-run', '--as-of', '2026-08-10'],
    )
    return messages.flatMap(({ invoices }) => invoices)
  }
  const before = await reports()
  expect(await reminded()).not.toContain('INV-1002')
  await paid('2026-07-25,-250.00,EUR,Harbor Foods Inc,RETURN INV-1002,TX-2')
  await run('match')
  expect(await reminded()).toContain('INV-1002')
  expect(await run('check')).toMatchObject({ ok: true })
  await run('unapply', 'TX-2')
  expect(await reminded()).not.toContain('INV-1002')
  expect((await reports()).slice(0, -1)).toEqual(before.slice(0, -1))
})

test('a payment that an export told, and a bank line took over, is told by the export again', async () => {
  cli.file(
    'history.csv',
    `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total,Amount Paid,Paid Date
INV-1100,C1,Harbor Foods Inc,2026-07-01,2026-07-31,EUR,60.00,60.00,2026-07-19\n`,
  )
  await run('import', 'history.csv')
  await paid('2026-07-20,60.00,EUR,Harbor Foods Inc,INV-1100,TX-1')
  const before = await reports()
  await run('match')
  await run('unapply', 'TX-1')
  expect((await reports()).slice(0, -1)).toEqual(before.slice(0, -1))
  expect(await run('check')).toMatchObject({ ok: true })
})
