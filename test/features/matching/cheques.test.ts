import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const LINE = 'LBX20260203001'
const INVOICES = `Invoice Number,Customer ID,Customer,Invoice Date,Total
INV-1001,C1,Harbor Foods Inc,2026-01-05,100.00
INV-2001,C2,Granite Hardware LLC,2026-01-06,250.00
INV-3001,C3,Oak Bakery,2026-01-07,40.00
INV-3002,C3,Oak Bakery,2026-01-07,90.00
INV-4001,C4,Mill Street Garage,2026-01-08,75.00
`
const LOCKBOX = `Deposit Date,Lockbox,Batch,Check Number,Remitter,Invoice Number,Amount Applied,Check Amount
02/02/2026,0042,17,1042,Harbor Foods,INV-1001,100.00,100.00
02/02/2026,0042,17,77,Granite Hardware,INV-2001,230.00,230.00
02/02/2026,0042,17,9,Quarry Lane Trust,,,40.00
02/02/2026,0042,17,9,Pine Estate,,,61.30
`

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init', '.', '--currency', 'USD')
  cli.file('invoices.csv', INVOICES)
  cli.file('lockbox.csv', LOCKBOX)
  cli.file(
    'bank.csv',
    `Transaction ID,Date,Description,Amount\n${LINE},2026-02-03,LOCKBOX DEPOSIT,431.30\nCHG20260204001,2026-02-04,FEE,-3.00\n`,
  )
  await cli('import', 'invoices.csv', 'lockbox.csv', 'bank.csv')
  await cli('match')
})
afterEach(() => cli.remove())

interface Waiting {
  readonly bank_ref: string
  readonly amount: string
  readonly counterparty: string
  readonly status: string
  readonly reason: string
  readonly suggestions: readonly { allocations: readonly { invoice: string }[] }[]
}

const queue = async () => (await cli.json<{ queue: readonly Waiting[] }>('queue')).queue
const refs = async () => (await queue()).map(({ bank_ref, reason }) => `${bank_ref} ${reason}`)
const aging = async () =>
  (await cli('aging', '--by', 'invoice', '--as-of', '2026-02-28', '--json')).stdout
const isSound = async () => (await cli('check')).exitCode === 0

test('each cheque that needs a person waits by itself, with its own amount and payer', async () => {
  expect(await queue()).toMatchObject([
    { bank_ref: `${LINE}/77`, amount: '230.00', reason: 'SHORT_PAY', status: 'applied' },
    { bank_ref: `${LINE}/9`, amount: '40.00', counterparty: 'Quarry Lane Trust', status: 'queued' },
    { bank_ref: `${LINE}/9-2`, amount: '61.30', counterparty: 'Pine Estate', status: 'queued' },
  ])
  expect((await queue())[1]?.suggestions[0]?.allocations).toEqual([
    { invoice: 'INV-3001', amount: '40.00', kind: 'cash' },
  ])
  expect(await isSound()).toBe(true)
})

test('one unknown cheque is applied to an invoice, and the rest of the deposit stays as it was', async () => {
  const done = await cli('apply', `${LINE}/9`, '--to', 'INV-3001')
  expect(done.stdout).toBe(`${LINE}/9 applied: INV-3001 40.00\n`)
  expect(await refs()).toEqual([`${LINE}/77 SHORT_PAY`, `${LINE}/9-2 UNKNOWN_PAYER`])
  const { receipts } = await cli.json<{ receipts: unknown[] }>('customers', 'show', 'C3')
  expect(receipts).toMatchObject([{ bank_ref: `${LINE}/9`, amount: '40.00', unapplied: '0.00' }])
  expect(await isSound()).toBe(true)
})

test('placing a cheque is undone alone, and every report is as it was before', async () => {
  const before = await aging()
  await cli('apply', `${LINE}/9`, '--to', 'INV-3001')
  expect(await aging()).not.toBe(before)
  const undone = await cli('unapply', `${LINE}/9`)
  expect(undone.stdout).toBe(`${LINE}/9 is taken back and waits for a person\n`)
  expect(await aging()).toBe(before)
  expect(await refs()).toContain(`${LINE}/9 TAKEN_BACK`)
  expect(await isSound()).toBe(true)
})

test('a suggestion for a cheque is accepted, teaches who writes such cheques, and is undone', async () => {
  await cli('accept', `${LINE}/9`)
  const { learned } = await cli.json<{ learned: unknown[] }>('customers', 'show', 'C3')
  expect(learned).toMatchObject([
    { kind: 'name', value: 'quarry lane trust', bank_ref: `${LINE}/9`, confirmed: true },
  ])
  expect(await refs()).toEqual([`${LINE}/77 SHORT_PAY`, `${LINE}/9-2 UNKNOWN_PAYER`])
  await cli('unapply', `${LINE}/9`)
  expect((await cli.json<{ learned: unknown[] }>('customers', 'show', 'C3')).learned).toEqual([])
  await cli('accept', `${LINE}/9`)
  expect(await isSound()).toBe(true)
})

test('a cheque is kept on account of whoever wrote it, as part of the deposit', async () => {
  await cli('apply', `${LINE}/9-2`, '--customer', 'C4', '--on-account')
  const shown = await cli('customers', 'show', 'C4')
  expect(shown.stdout).toMatch(/61\.30 +61\.30/)
  expect(await isSound()).toBe(true)
  await cli('unapply', `${LINE}/9-2`)
  const { decisions } = await cli.json<{ decisions: { rule: string; taken_back: boolean }[] }>(
    'explain',
    LINE,
  )
  expect(decisions.at(-1)).toMatchObject({ rule: 'by-hand', taken_back: true })
  expect(await refs()).toContain(`${LINE}/9-2 TAKEN_BACK`)
  expect(await isSound()).toBe(true)
})

test('a cheque that the program placed is taken back alone and waits', async () => {
  await cli('unapply', `${LINE}/1042`)
  expect(await refs()).toContain(`${LINE}/1042 TAKEN_BACK`)
  const { stdout } = await cli('aging', '--by', 'invoice', '--as-of', '2026-02-28')
  expect(stdout).toMatch(/INV-1001.*100\.00/)
  expect(await isSound()).toBe(true)
  await cli('accept', `${LINE}/1042`)
  expect(await refs()).not.toContain(`${LINE}/1042 TAKEN_BACK`)
  expect(await isSound()).toBe(true)
})

test('the gap of one short cheque is disputed and booked by itself', async () => {
  await cli('queue', 'dispute', `${LINE}/77`, '--reason', 'damaged')
  expect(await refs()).toEqual([`${LINE}/9 UNKNOWN_PAYER`, `${LINE}/9-2 UNKNOWN_PAYER`])
  await cli('queue', 'dispute', `${LINE}/77`, '--undo')
  expect(await refs()).toContain(`${LINE}/77 SHORT_PAY`)
  const settled = await cli('queue', 'settle', `${LINE}/77`, '--as', 'writeoff/damaged')
  expect(settled.stdout).toContain('20.00 of INV-2001 booked as writeoff')
  await cli('unapply', `${LINE}/77`)
  expect((await cli('aging', '--by', 'invoice', '--as-of', '2026-02-28')).stdout).toMatch(
    /INV-2001.*250\.00/,
  )
  expect(await isSound()).toBe(true)
})

test('a note on a cheque is shown with that cheque alone', async () => {
  await cli('queue', 'note', `${LINE}/9`, '--text', 'asked the bank for the image')
  expect((await cli('queue', 'show', `${LINE}/9`)).stdout).toContain('asked the bank')
  expect((await cli('queue', 'show', `${LINE}/9-2`)).stdout).not.toContain('asked the bank')
})

test('the whole deposit is taken back with the cheques that were placed by hand', async () => {
  await cli('apply', `${LINE}/9`, '--to', 'INV-3001')
  const before = await aging()
  await cli('unapply', LINE)
  expect(await refs()).toEqual([`${LINE} TAKEN_BACK`])
  expect(await isSound()).toBe(true)
  await cli('accept', LINE)
  expect(await aging()).toBe(before)
  expect(await refs()).toEqual([`${LINE}/9-2 UNKNOWN_PAYER`, `${LINE}/77 SHORT_PAY`])
  expect(await isSound()).toBe(true)
})

test('who names the deposit where a cheque waits is told which cheques wait', async () => {
  const refused = await cli('apply', LINE, '--to', 'INV-3001')
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toContain(`what waits is ${LINE}/9, ${LINE}/9-2`)
  expect(refused.stderr).toContain(`openitem apply ${LINE}/9 --to INVOICE`)
})

test('a cheque of a deposit cannot be ignored, and the message says what to do', async () => {
  const refused = await cli('ignore', `${LINE}/9`, '--reason', 'a loan')
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toContain('--on-account')
})

test('explain tells the cheques of a deposit, and each of them by itself', async () => {
  const deposit = await cli('explain', LINE)
  expect(deposit.stdout).toContain(`${LINE}/9  40.00  Quarry Lane Trust  waits`)
  const cheque = await cli('explain', `${LINE}/1042`)
  expect(cheque.stdout).toContain('INV-1001  100.00  cash')
  expect(cheque.stdout).not.toContain('INV-2001  230.00')
  const reason = await cli('why-not', `${LINE}/9`, 'INV-3001')
  expect(reason.stdout).toContain('the amount equals what is open')
})

test('a back-test does not call a deposit wrong because a person placed a cheque since', async () => {
  await cli('apply', `${LINE}/9`, '--to', 'INV-3001')
  expect(await cli.json('match', 'replay')).toMatchObject({
    wrong: 0,
    applied: 1,
    confirmed_lines: 1,
  })
  await cli('unapply', `${LINE}/1042`)
  await cli('apply', `${LINE}/1042`, '--to', 'INV-4001=75', '--on-account')
  expect(await cli.json('match', 'replay')).toMatchObject({ wrong: 1 })
})

test('the reference of a cheque is never cut, however narrow the terminal', async () => {
  const narrow = makeCli({
    cwd: cli.folder,
    terminal: {
      isInteractive: true,
      hasColor: false,
      columns: 60,
      progress: () => {},
      takeOver: () => {
        throw new Error('there is no terminal here')
      },
    },
  })
  const { stdout } = await narrow('queue')
  narrow.remove()
  const first = stdout.split('\n').map((line) => line.split(' ')[0])
  expect(first.join('')).toContain(`${LINE}/9-2`)
})

test('a dry run of placing a cheque changes nothing', async () => {
  const before = await refs()
  await cli('apply', `${LINE}/9`, '--to', 'INV-3001', '--dry-run')
  expect(await refs()).toEqual(before)
  expect(await isSound()).toBe(true)
})

test('match again leaves what waits about a cheque as it is', async () => {
  const before = await queue()
  await cli('match')
  expect(await queue()).toEqual(before)
})

test('an invoice that an unplaced cheque may pay is not dunned', async () => {
  const { held } = await cli.json<{ held: { customer_number: string; reason: string }[] }>(
    'remind',
    '--as-of',
    '2026-02-28',
    '--dry-run',
  )
  expect(held).toContainEqual(
    expect.objectContaining({ customer_number: 'C3', reason: 'UNAPPLIED_CASH' }),
  )
})

test('cheques of one number are told apart, also where a list counts them itself', async () => {
  cli.file(
    'twins.csv',
    `Deposit Date,Batch,Check Number,Remitter,Amount
2026-03-02,18,9,Quarry Lane Trust,10.00
2026-03-02,18,9,Pine Estate,20.00
2026-03-02,18,9-2,Birch Farm,30.00
2026-03-02,18,1042,Harbor Foods,100.00
`,
  )
  cli.file(
    'more.csv',
    'Transaction ID,Date,Description,Amount\nDEP20260303001,2026-03-03,DEPOSIT,160.00\nCHG20260304001,2026-03-04,FEE,-3.00\n',
  )
  await cli('unapply', `${LINE}/1042`)
  await cli('import', 'twins.csv', 'more.csv')
  await cli('match')
  expect((await refs()).filter((ref) => ref.startsWith('DEP'))).toEqual([
    'DEP20260303001/9 UNKNOWN_PAYER',
    'DEP20260303001/9-2 UNKNOWN_PAYER',
    'DEP20260303001/9-2-2 UNKNOWN_PAYER',
  ])
  expect(await isSound()).toBe(true)
})
