import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init', '.', '--currency', 'USD')
  cli.file(
    'invoices.csv',
    `Invoice Number,Customer ID,Customer,Invoice Date,Total
INV-1001,C1,Harbor Foods Inc,2026-01-05,100.00
INV-1002,C1,Harbor Foods Inc,2026-01-05,50.00
INV-2001,C2,Granite Hardware LLC,2026-01-06,250.00
INV-3001,C3,Oak Bakery,2026-01-25,70.00
`,
  )
  cli.file(
    'lockbox.csv',
    `Deposit Date,Lockbox,Batch,Check Number,Remitter,Invoice Number,Amount Applied,Check Amount
02/02/2026,0042,17,1042,Harbor Foods,INV-1001,100.00,150.00
02/02/2026,0042,17,1042,Harbor Foods,INV-1002,50.00,150.00
02/02/2026,0042,17,77,Granite Hardware,INV-2001,250.00,250.00
02/02/2026,0042,17,9,Quarry Lane Trust,,,40.00
Total,,,,,,,440.00
`,
  )
  cli.file(
    'bank.csv',
    'Transaction ID,Date,Description,Amount\nLBX20260203001,2026-02-03,LOCKBOX DEPOSIT,440.00\nCHG20260204001,2026-02-04,FEE,-3.00\n',
  )
})
afterEach(() => cli.remove())

interface Queue {
  readonly queue: readonly {
    bank_ref: string
    account: string
    reason: string
    evidence: string[]
  }[]
}

test('each cheque of a deposit is its own customer’s receipt, and the unknown one is asked about', async () => {
  await cli('import', 'invoices.csv', 'lockbox.csv', 'bank.csv')
  const { applied } = await cli.json<{ applied: readonly Record<string, unknown>[] }>('match')
  expect(applied).toMatchObject([
    { bank_ref: 'LBX20260203001', customer_number: null, rule: 'deposit-list', unapplied: '40.00' },
  ])
  const { queue } = await cli.json<Queue>('queue')
  expect(queue).toMatchObject([
    { bank_ref: 'LBX20260203001/9', account: 'main', reason: 'UNKNOWN_PAYER' },
  ])
  expect(queue[0]?.evidence).toEqual([
    'cheque 9 of Quarry Lane Trust over 40.00 of the deposit',
    'the payer is not known',
  ])
  const shown = await cli('customers', 'show', 'C1')
  expect(shown.stdout).toMatch(/2026-02-03 +USD +150\.00 +0\.00/)
  const aging = await cli('aging', '--as-of', '2026-02-28')
  expect(aging.stdout).toMatch(/payer not known.*-40\.00/)
  expect(aging.exitCode).toBe(0)
  expect((await cli('check')).exitCode).toBe(0)
})

test('a deposit is taken back cheque by cheque, and accepted again as it was', async () => {
  await cli('import', 'invoices.csv', 'lockbox.csv', 'bank.csv')
  await cli('match')
  const before = await cli('aging', '--as-of', '2026-02-28', '--json')
  await cli('unapply', 'LBX20260203001')
  expect((await cli('check')).exitCode).toBe(0)
  await cli('match')
  expect((await cli('accept', 'LBX20260203001')).exitCode).toBe(0)
  expect((await cli('aging', '--as-of', '2026-02-28', '--json')).stdout).toBe(before.stdout)
  expect((await cli('check')).exitCode).toBe(0)
})

test('the same list twice changes nothing, and taking it back leaves no trace', async () => {
  await cli('import', 'invoices.csv', 'lockbox.csv', 'bank.csv')
  const again = await cli.json<{ files: readonly unknown[] }>('import', 'lockbox.csv')
  expect(again.files).toMatchObject([{ imported: 0, duplicates: 4 }])
  await cli('import', 'undo', '2')
  const { applied } = await cli.json<{ applied: unknown[] }>('match')
  expect(applied).toEqual([])
})

test('a list whose rows do not come to its total is refused whole', async () => {
  const text =
    'Deposit Date,Batch,Check Number,Remitter,Amount\n2026-02-02,17,1,Oak Bakery,70.00\nTotal,,,,90.00\n'
  cli.file('slip.csv', text)
  const result = await cli('import', 'slip.csv')
  expect(result.exitCode).toBe(3)
  expect(result.stderr).toContain('line 3: the cheques above come to 70.00, the total says 90.00')
})

test('a cheque whose invoices come to more than it is refused by its row', async () => {
  const head =
    'Deposit Date,Batch,Check Number,Remitter,Invoice Number,Amount Applied,Check Amount\n'
  cli.file('slip.csv', `${head}2026-02-02,17,1,Oak Bakery,INV-3001,70.00,60.00\n`)
  const result = await cli('import', 'slip.csv')
  expect(result.exitCode).toBe(3)
  expect(result.stderr).toContain('its lines come to 70.00, its total says 60.00')
})

test('what waited about a bank line ends when the line’s import is taken back', async () => {
  await cli('import', 'bank.csv')
  await cli('match')
  expect((await cli.json<Queue>('queue')).queue).toHaveLength(1)
  await cli('import', 'undo', '1')
  await cli('import', 'bank.csv')
  expect((await cli.json<Queue>('queue')).queue).toEqual([])
  await cli('match')
  expect((await cli.json<Queue>('queue')).queue).toHaveLength(1)
})

test('two accounts with one reference are told apart in the queue', async () => {
  await cli('import', 'bank.csv', '--account', 'checking')
  await cli('import', 'bank.csv', '--account', 'savings')
  await cli('match')
  const { queue } = await cli.json<Queue>('queue')
  expect(queue.map((one) => `${one.account}:${one.bank_ref}`)).toEqual([
    'checking:LBX20260203001',
    'savings:LBX20260203001',
  ])
})

const splitOver = async (first: string, second: string, third: string) => {
  cli.file(
    'split.csv',
    `Deposit Date,Batch,Check Number,Remitter,Invoice Number,Amount Applied
2026-02-02,18,1042,Harbor Foods,INV-1001,${first}
2026-02-02,18,77,Granite Hardware,INV-2001,${second}
2026-02-02,18,9,Oak Bakery,INV-3001,${third}
`,
  )
  const sum = (Number(first) + Number(third)).toFixed(2)
  cli.file(
    'two.csv',
    `Transaction ID,Date,Description,Amount\nDEP20260203001,2026-02-03,DEPOSIT,${sum}\nDEP20260203002,2026-02-03,DEPOSIT,${second}\nCHG20260204001,2026-02-04,FEE,-3.00\n`,
  )
  await cli('import', 'invoices.csv', 'split.csv', 'two.csv')
  await cli('match')
}

test('one list of cheques that the bank books in two sums is split, and says by what', async () => {
  await splitOver('100.00', '250.00', '70.00')
  expect((await cli.json<Queue>('queue')).queue).toEqual([])
  const { stdout } = await cli('explain', 'DEP20260203001')
  expect(stdout).toContain(
    'the list 18 comes to 420.00 USD, as this line and DEP20260203002 together; only cheque 1042, cheque 9 of it can be this line',
  )
  expect((await cli('check')).exitCode).toBe(0)
})

test('a list that can be split over two lines in several ways waits, and says so', async () => {
  await splitOver('50.00', '70.00', '70.00')
  const { queue } = await cli.json<Queue>('queue')
  expect(queue.map(({ reason }) => reason)).toEqual(['AMBIGUOUS', 'AMBIGUOUS'])
  expect(queue[0]?.evidence).toContain(
    'the list 18 comes to 190.00 USD, as this line and DEP20260203002 together; its cheques can be split over the two in several ways',
  )
})

interface Slip {
  readonly cheques: readonly (readonly [
    number: string,
    remitter: string,
    invoice: string,
    sum: string,
  ])[]
  readonly lines: readonly string[]
}

/** A list of cheques that the bank booked in several sums on the next day. */
const bookSlip = async ({ cheques, lines }: Slip) => {
  const rows = cheques.map(
    ([number, remitter, invoice, sum]) => `2026-02-02,19,${number},${remitter},${invoice},${sum}`,
  )
  cli.file(
    'slip.csv',
    `Deposit Date,Batch,Check Number,Remitter,Invoice Number,Amount Applied\n${rows.join('\n')}\n`,
  )
  const booked = lines.map((sum, index) => `DEP2026020300${index + 1},2026-02-03,DEPOSIT,${sum}`)
  cli.file(
    'booked.csv',
    `Transaction ID,Date,Description,Amount\n${booked.join('\n')}\nCHG20260204001,2026-02-04,FEE,-3.00\n`,
  )
  await cli('import', 'invoices.csv', 'slip.csv', 'booked.csv')
  await cli('match')
}

const FIVE = [
  ['1042', 'Harbor Foods', 'INV-1001', '100.00'],
  ['1043', 'Harbor Foods', 'INV-1002', '50.00'],
  ['77', 'Granite Hardware', 'INV-2001', '250.00'],
  ['9', 'Oak Bakery', 'INV-3001', '70.00'],
  ['12', 'Quarry Lane Trust', '', '33.00'],
] as const

test('one list of cheques that the bank books in three sums is split, each cheque to its line', async () => {
  await bookSlip({ cheques: FIVE, lines: ['133.00', '120.00', '250.00'] })
  const { queue } = await cli.json<Queue>('queue')
  expect(queue.map(({ bank_ref, reason }) => `${bank_ref} ${reason}`)).toEqual([
    'DEP20260203001/12 UNKNOWN_PAYER',
  ])
  expect((await cli('explain', 'DEP20260203002')).stdout).toContain(
    'the list 19 comes to 503.00 USD, as this line, DEP20260203001 and DEP20260203003 together; only cheque 1043, cheque 9 of it can be this line',
  )
  const { invoices } = await cli.json<{ invoices: readonly unknown[] }>('invoices')
  expect(invoices).toEqual([])
  const again = await cli.json<{ applied: unknown[] }>('match')
  expect(again.applied).toEqual([])
  expect((await cli('check')).exitCode).toBe(0)
})

test('a list over five sums, one cheque each, is split; one of the lines is taken back alone', async () => {
  await bookSlip({ cheques: FIVE, lines: ['33.00', '250.00', '70.00', '100.00', '50.00'] })
  const { invoices } = await cli.json<{ invoices: readonly unknown[] }>('invoices')
  expect(invoices).toEqual([])
  await cli('unapply', 'DEP20260203003')
  const left = await cli.json<{ invoices: readonly { number: string }[] }>('invoices')
  expect(left.invoices.map(({ number }) => number)).toEqual(['INV-3001'])
  expect((await cli('check')).exitCode).toBe(0)
})

test('three sums over which the cheques can be dealt out in several ways wait, and say so', async () => {
  const cheques = FIVE.map(
    ([number, remitter, invoice]) => [number, remitter, invoice, '50.00'] as const,
  )
  await bookSlip({ cheques, lines: ['100.00', '100.00', '50.00'] })
  const { queue } = await cli.json<Queue>('queue')
  expect(queue.map(({ reason }) => reason)).toEqual(['AMBIGUOUS', 'AMBIGUOUS', 'AMBIGUOUS'])
  expect(queue[0]?.evidence).toContain(
    'the list 19 comes to 250.00 USD, as this line, DEP20260203002 and DEP20260203003 together; its cheques can be split over the 3 in several ways',
  )
})

test('sums that come to a list but to no cheques of it are left to a person', async () => {
  await bookSlip({ cheques: FIVE, lines: ['203.00', '199.00', '101.00'] })
  const { queue } = await cli.json<Queue>('queue')
  expect(queue).toHaveLength(3)
  expect(queue[0]?.evidence.join(' ')).toContain('no cheques of it come to this line')
})

test('another set of sums that comes to the list as well makes it a question', async () => {
  await bookSlip({ cheques: FIVE, lines: ['133.00', '120.00', '250.00', '120.00'] })
  const { queue } = await cli.json<Queue>('queue')
  expect(queue.map(({ bank_ref }) => bank_ref)).toHaveLength(4)
  expect(queue[0]?.evidence.join(' ')).toContain('another list or line fits as well')
})

test('a deposit that waits since an earlier run is split with the one that comes later', async () => {
  await bookSlip({ cheques: FIVE, lines: ['133.00', '250.00'] })
  const { queue } = await cli.json<Queue>('queue')
  expect(queue.map(({ bank_ref }) => bank_ref)).toEqual(['DEP20260203001', 'DEP20260203002'])
  cli.file(
    'later.csv',
    'Transaction ID,Date,Description,Amount\nDEP20260204001,2026-02-04,DEPOSIT,120.00\nCHG20260205001,2026-02-05,FEE,-3.00\n',
  )
  await cli('import', 'later.csv')
  await cli('match')
  const after = await cli.json<Queue>('queue')
  expect(after.queue.map(({ bank_ref }) => bank_ref)).toEqual(['DEP20260203001/12'])
  const { invoices } = await cli.json<{ invoices: readonly unknown[] }>('invoices')
  expect(invoices).toEqual([])
  expect((await cli('check')).exitCode).toBe(0)
})
