import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const LINE = 'LBX20260203001'
const HEAD = 'Invoice Number,Customer ID,Customer,Invoice Date,Total\n'
const BANK = 'Transaction ID,Date,Description,Counterparty,Amount\n'
const FEE = 'CHG20260204001,2026-02-04,FEE,,-3.00\n'
const INVOICES = `INV-1001,C1,Harbor Foods Inc,2026-01-05,100.00
INV-2001,C2,Granite Hardware LLC,2026-01-06,250.00
INV-3001,C3,Oak Bakery,2026-01-07,90.00
`
const LOCKBOX = `Deposit Date,Lockbox,Batch,Check Number,Remitter,Invoice Number,Amount Applied,Check Amount
02/02/2026,0042,17,1042,Harbor Foods,INV-1001,100.00,150.00
02/02/2026,0042,17,1042,Harbor Foods,INV-1009,50.00,150.00
02/02/2026,0042,17,77,Granite Hardware,INV-2001,250.00,250.00
02/02/2026,0042,17,2009,Quarry Lane Trust,INV-5001,40.00,40.00
02/02/2026,0042,17,2010,Pine Estate,,,61.30
02/02/2026,0042,17,2011,Oak Bakery,,,33.00
`

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init', '.', '--currency', 'USD')
})
afterEach(() => cli.remove())

let files = 0
const bring = async (text: string, ...flags: readonly string[]) => {
  files += 1
  cli.file(`${files}.csv`, text)
  return await cli('import', `${files}.csv`, ...flags)
}
const deposit = async (invoices = INVOICES) => {
  await bring(HEAD + invoices)
  await bring(LOCKBOX)
  await bring(`${BANK}${LINE},2026-02-03,LOCKBOX DEPOSIT,,534.30\n${FEE}`)
  await cli('match')
}

interface Applied {
  readonly bank_ref: string
  readonly allocations: readonly { invoice: string; amount: string }[]
  readonly unapplied: string
}
interface Waiting {
  readonly bank_ref: string
  readonly reason: string
  readonly suggestions: readonly { allocations: readonly { invoice: string }[] }[]
}

const match = async () =>
  (await cli.json<{ applied: readonly Applied[] }>('match')).applied.map(
    ({ bank_ref, allocations, unapplied }) =>
      `${bank_ref}: ${allocations.map(({ invoice, amount }) => `${invoice} ${amount}`).join(', ')}; ${unapplied}`,
  )
const queue = async () => (await cli.json<{ queue: readonly Waiting[] }>('queue')).queue
const refs = async () => (await queue()).map(({ bank_ref, reason }) => `${bank_ref} ${reason}`)
const report = async (...words: readonly string[]) =>
  (await cli(...words, '--as-of', '2026-02-28', '--json')).stdout
const reports = async () => [
  await report('aging', '--by', 'invoice'),
  await report('aging', '--by', 'customer'),
  await report('dso'),
  await report('rollforward', '--from', '2026-02-01', '--to', '2026-02-28'),
]
const events = async () =>
  (await cli.json<{ events: readonly unknown[] }>('audit', 'list')).events.length
const isSound = async () => (await cli('check')).exitCode === 0

test('a cheque that waits is applied once the invoice that its list names is in the book', async () => {
  await deposit()
  expect(await refs()).toEqual([
    `${LINE}/1042 OVERPAY`,
    `${LINE}/2009 UNKNOWN_PAYER`,
    `${LINE}/2010 UNKNOWN_PAYER`,
    `${LINE}/2011 NO_OPEN_ITEM`,
  ])
  await bring(`${HEAD}INV-5001,C5,Quarry Lane Trust,2026-01-20,40.00\n`)
  expect(await match()).toEqual([`${LINE}/2009: INV-5001 40.00; 0.00`])
  expect(await refs()).not.toContain(`${LINE}/2009 UNKNOWN_PAYER`)
  expect(await isSound()).toBe(true)
})

test('a cheque that names nothing is applied as a bank line would be, once its writer has the one invoice that fits', async () => {
  await deposit()
  await bring(
    `${HEAD}INV-6001,C6,Pine Estate,2026-01-20,61.30\nINV-3003,C3,Oak Bakery,2026-01-20,33.00\n`,
  )
  expect(await match()).toEqual([
    `${LINE}/2010: INV-6001 61.30; 0.00`,
    `${LINE}/2011: INV-3003 33.00; 0.00`,
  ])
  expect(await isSound()).toBe(true)
})

test('two invoices that fit a waiting cheque are asked about, as they would have been at first', async () => {
  await deposit()
  await bring(
    `${HEAD}INV-6001,C6,Pine Estate,2026-01-20,61.30\nINV-6002,C6,Pine Estate,2026-01-20,61.30\n`,
  )
  expect(await match()).toEqual([])
  const pine = (await queue()).find(({ bank_ref }) => bank_ref === `${LINE}/2010`)
  expect(pine?.suggestions.map(({ allocations }) => allocations[0]?.invoice)).toEqual([
    'INV-6001',
    'INV-6002',
  ])
})

test('what a cheque has left over pays the invoice that it names besides, once that is in the book', async () => {
  await deposit()
  await bring(`${HEAD}INV-1009,C1,Harbor Foods Inc,2026-01-20,50.00\n`)
  expect(await match()).toEqual([`${LINE}/1042: INV-1009 50.00; 0.00`])
  expect(await refs()).not.toContain(`${LINE}/1042 OVERPAY`)
  const { stdout } = await cli('customers', 'show', 'C1')
  expect(stdout).toMatch(/150\.00 +0\.00/)
  expect(await isSound()).toBe(true)
})

test('an advice that carries the number of a waiting cheque says what it pays', async () => {
  await deposit()
  await bring(
    `${HEAD}INV-7001,C7,Pine Holdings of Vermont,2026-01-20,41.30\nINV-7002,C7,Pine Holdings of Vermont,2026-01-20,20.00\n`,
  )
  expect(await match()).toEqual([])
  await bring(
    'Remittance,Payer,Paid Date,Invoice Number,Amount\n2010,Pine Estate,2026-02-01,INV-7001,41.30\n2010,Pine Estate,2026-02-01,INV-7002,20.00\n',
    '--kind',
    'remittances',
  )
  expect(await match()).toEqual([`${LINE}/2010: INV-7001 41.30, INV-7002 20.00; 0.00`])
  expect(await isSound()).toBe(true)
})

test('a customer who becomes known gets the cheque on account, and it waits for its invoice', async () => {
  await deposit()
  expect((await cli('aging', '--as-of', '2026-02-28')).stdout).toMatch(/payer not known.*-101\.30/)
  await bring('Customer ID,Customer,Email\nC6,Pine Estate,ap@pine.example\n')
  expect(await match()).toEqual([])
  expect(await refs()).toContain(`${LINE}/2010 NO_OPEN_ITEM`)
  const { stdout } = await cli('aging', '--as-of', '2026-02-28')
  expect(stdout).toMatch(/Pine Estate.*-61\.30/)
  expect(stdout).toMatch(/payer not known.*-40\.00/)
  expect(await isSound()).toBe(true)
})

test('match again changes nothing, whatever waits', async () => {
  await deposit()
  const before = [await reports(), await queue(), await events()]
  await cli('match')
  expect([await reports(), await queue(), await events()]).toEqual(before)
  await bring(`${HEAD}INV-5001,C5,Quarry Lane Trust,2026-01-20,40.00\n`)
  await cli('match')
  const after = [await reports(), await queue(), await events()]
  await cli('match')
  expect([await reports(), await queue(), await events()]).toEqual(after)
})

test('a cheque that was taken up is taken back alone, every report is as it was, and no machine takes it again', async () => {
  await deposit()
  await bring(`${HEAD}INV-5001,C5,Quarry Lane Trust,2026-01-20,40.00\n`)
  const before = await reports()
  await cli('match')
  expect(await reports()).not.toEqual(before)
  expect((await cli('explain', `${LINE}/2009`)).stdout).toContain('INV-5001  40.00  cash')
  expect((await cli('why-not', `${LINE}/2009`, 'INV-5001')).stdout).toContain('it pays it already')
  await cli('unapply', `${LINE}/2009`)
  expect(await reports()).toEqual(before)
  expect(await isSound()).toBe(true)
  expect(await match()).toEqual([])
  const held = (await queue()).find(({ bank_ref }) => bank_ref === `${LINE}/2009`)
  expect(held).toMatchObject({
    reason: 'TAKEN_BACK',
    suggestions: [{ allocations: [{ invoice: 'INV-5001', amount: '40.00' }] }],
  })
  expect((await cli('accept', `${LINE}/2009`)).stdout).toContain('INV-5001 40.00')
  expect(await isSound()).toBe(true)
})

test('a cheque with what it paid later is taken back whole, and accepted again whole', async () => {
  await deposit()
  await bring(`${HEAD}INV-1009,C1,Harbor Foods Inc,2026-01-20,50.00\n`)
  await cli('match')
  const done = await reports()
  await cli('unapply', `${LINE}/1042`)
  expect((await cli('accept', `${LINE}/1042`)).stdout).toBe(
    `${LINE}/1042 applied: INV-1001 100.00, INV-1009 50.00\n`,
  )
  expect(await reports()).toEqual(done)
  await cli('unapply', LINE)
  expect(await isSound()).toBe(true)
  expect((await cli('accept', LINE)).exitCode).toBe(0)
  expect(await reports()).toEqual(done)
  expect(await isSound()).toBe(true)
})

test('the deposit ends as it would have with all invoices at hand', async () => {
  const more = `INV-1009,C1,Harbor Foods Inc,2026-01-20,50.00
INV-5001,C5,Quarry Lane Trust,2026-01-20,40.00
INV-6001,C6,Pine Estate,2026-01-20,61.30
INV-3003,C3,Oak Bakery,2026-01-20,33.00
`
  await deposit()
  await bring(HEAD + more)
  await cli('match')
  const later = await reports()
  expect(await refs()).toEqual([])
  const other = makeCli()
  const first = cli
  cli = other
  await cli('init', '.', '--currency', 'USD')
  await deposit(INVOICES + more)
  expect(await reports()).toEqual(later)
  first.remove()
})

test('who may not be decided by a machine keeps his cheque in the queue, with its suggestion', async () => {
  await deposit()
  await bring(`${HEAD}INV-5001,C5,Quarry Lane Trust,2026-01-20,40.00\n`)
  await cli('customers', 'hold-matching', 'C5')
  expect(await match()).toEqual([])
  expect(await refs()).toContain(`${LINE}/2009 AUTONOMY`)
  await cli('accept', `${LINE}/2009`)
  expect(await refs()).not.toContain(`${LINE}/2009 AUTONOMY`)
  expect(await isSound()).toBe(true)
})

test('what a payment has left over pays an invoice that it names, once that is in the book', async () => {
  await bring(`${HEAD}INV-1001,C1,Harbor Foods Inc,2026-01-05,100.00\n`)
  await bring(`${BANK}TX20260203001,2026-02-03,INV-1001 INV-1009,Harbor Foods Inc,140.00\n${FEE}`)
  expect(await match()).toEqual(['TX20260203001: INV-1001 100.00; 40.00'])
  const before = await reports()
  await bring(`${HEAD}INV-1009,C1,Harbor Foods Inc,2026-01-20,40.00\n`)
  expect(await match()).toEqual(['TX20260203001: INV-1009 40.00; 0.00'])
  expect(await refs()).toEqual([])
  expect(await match()).toEqual([])
  expect(await isSound()).toBe(true)
  const done = await reports()
  await cli('unapply', 'TX20260203001')
  await cli('accept', 'TX20260203001')
  expect(await reports()).toEqual(done)
  expect(before).not.toEqual(done)
})

test('what a payment has left over stays for a person where the new invoice is of another amount', async () => {
  await bring(`${HEAD}INV-1001,C1,Harbor Foods Inc,2026-01-05,100.00\n`)
  await bring(`${BANK}TX20260203001,2026-02-03,INV-1001,Harbor Foods Inc,140.00\n${FEE}`)
  await cli('match')
  await bring(`${HEAD}INV-1009,C1,Harbor Foods Inc,2026-01-20,35.00\n`)
  expect(await match()).toEqual([])
  expect(await refs()).toEqual(['TX20260203001 OVERPAY'])
})

const LATER: readonly (readonly [string, () => Promise<unknown>, string, readonly string[]])[] = [
  [
    'an advice one of whose invoices was missing',
    async () => {
      await bring(
        'Remittance,Payer,Paid Date,Invoice Number,Amount\nRA-77,Harbor Foods,2026-02-02,INV-1001,100.00\nRA-77,Harbor Foods,2026-02-02,INV-1009,40.00\n',
        '--kind',
        'remittances',
      )
      await bring(`${BANK}TX20260203001,2026-02-03,PAYMENT,Harbor Foods Inc,140.00\n${FEE}`)
    },
    'INV-1009,C1,Harbor Foods Inc,2026-01-20,40.00',
    ['TX20260203001: INV-1001 100.00, INV-1009 40.00; 0.00'],
  ],
  [
    'a payout one of whose invoices was missing',
    async () => {
      await bring(
        'payout_id,payout_date,invoice,gross,fee,net\npo_1x2y3z,2026-02-02,INV-1001,100.00,3.00,97.00\npo_1x2y3z,2026-02-02,INV-1009,40.00,1.00,39.00\n',
        '--kind',
        'payouts',
      )
      await bring(`${BANK}TX20260203001,2026-02-03,STRIPE PAYOUT po_1x2y3z,Stripe,136.00\n${FEE}`)
    },
    'INV-1009,C1,Harbor Foods Inc,2026-01-20,40.00',
    ['TX20260203001: INV-1001 97.00, INV-1001 3.00, INV-1009 39.00, INV-1009 1.00; 0.00'],
  ],
  [
    'a list of invoices one of which was missing',
    async () => {
      await bring(`${HEAD}INV-1002,C1,Harbor Foods Inc,2026-01-06,55.00\n`)
      await bring(
        `${BANK}TX20260203001,2026-02-03,INV-1001 INV-1009,Harbor Foods Inc,140.00\n${FEE}`,
      )
    },
    'INV-1009,C1,Harbor Foods Inc,2026-01-20,40.00',
    ['TX20260203001: INV-1001 100.00, INV-1009 40.00; 0.00'],
  ],
  [
    'a prepayment whose invoice was issued later',
    async () => {
      await bring(`${BANK}TX20260203001,2026-02-03,INV-1009,Harbor Foods Inc,40.00\n${FEE}`)
    },
    'INV-1009,C1,Harbor Foods Inc,2026-02-20,40.00',
    ['TX20260203001: INV-1009 40.00; 0.00'],
  ],
  [
    'two deposits for one advice with an invoice that was missing',
    async () => {
      await bring(
        'Remittance,Payer,Paid Date,Invoice Number,Amount\nRA-77,Harbor Foods,2026-02-02,INV-1001,100.00\nRA-77,Harbor Foods,2026-02-02,INV-1009,55.00\n',
        '--kind',
        'remittances',
      )
      await bring(
        `${BANK}TX20260203001,2026-02-03,PAYMENT,Harbor Foods Inc,90.00\nTX20260203002,2026-02-03,PAYMENT,Harbor Foods Inc,65.00\n${FEE}`,
      )
    },
    'INV-1009,C1,Harbor Foods Inc,2026-01-20,55.00',
    ['TX20260203001: INV-1001 90.00; 0.00', 'TX20260203002: INV-1001 10.00, INV-1009 55.00; 0.00'],
  ],
]

test.each(LATER)(
  '%s is applied once the invoice is in the book',
  async (_, wait, invoice, done) => {
    await bring(HEAD + INVOICES)
    await wait()
    expect(await match()).toEqual([])
    await bring(`${HEAD}${invoice}\n`)
    expect(await match()).toEqual(done)
    expect(await match()).toEqual([])
    expect(await isSound()).toBe(true)
  },
)
