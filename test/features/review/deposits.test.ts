import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'
import { reviewed, waitingRefs } from './book.ts'

const LINE = 'DEP20261005001'

let book: Cli
beforeEach(async () => {
  book = makeCli()
  await book('init', '.', '--currency', 'USD')
  book.file(
    'invoices.csv',
    `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total
INV-1001,C1,Harbor Foods Inc,2026-09-01,2026-10-01,USD,100.00
INV-1002,C2,Kessler Bakery,2026-09-05,2026-10-05,USD,40.00
INV-1003,C3,Hotel Sakura,2026-09-05,2026-10-05,JPY,20000
`,
  )
})
afterEach(() => book.remove())

/** Two deposits of one sum on one day: a person says which list is the line's. */
async function doubtfulDeposit() {
  book.file(
    'lists.csv',
    `Deposit Date,Batch,Check Number,Remitter,Invoice Number,Amount Applied
2026-10-04,17,1042,Harbor Foods,INV-1001,100.00
2026-10-04,17,9,Quarry Lane Trust,,40.00
2026-10-04,18,3,Pine Estate,,140.00
`,
  )
  book.file(
    'bank.csv',
    `Transaction ID,Date,Description,Amount\n${LINE},2026-10-05,DEPOSIT,140.00\nCHG20261006001,2026-10-06,FEE,-3.00\n`,
  )
  await book('import', 'invoices.csv', 'lists.csv', 'bank.csv')
  await book('match')
}

test('a deposit that is accepted brings its unknown cheques up next, each with its own keys', async () => {
  await doubtfulDeposit()
  const { stdout, terminal } = await reviewed(book, ['1', '1', 'q'])
  expect(terminal.screens[1]).toContain(`${LINE}/9`)
  expect(terminal.screens[1]).toContain('Quarry Lane Trust')
  expect(terminal.screens[1]).toContain('INV-1002 40.00, paid in full')
  expect(stdout).toBe('2 applied. Nothing waits.\n')
  expect((await book('check')).exitCode).toBe(0)
})

test('undo takes back the cheque, then the deposit with whatever cheques are left', async () => {
  await doubtfulDeposit()
  const { last, stdout } = await reviewed(book, ['1', '1', 'u', 'u', 'q'])
  expect(last).toContain(LINE)
  expect(last).not.toContain(`${LINE}/9 `)
  expect(stdout).toBe(`1 waiting, next ${LINE}.\n`)
  expect(await waitingRefs(book)).toEqual([LINE])
})

test('amounts of an invoice in another currency are shown in that currency', async () => {
  book.file(
    'bank.csv',
    'Date,Amount,Currency,Description,Counterparty,Transaction ID\n2026-10-05,120.00,USD,INV-1003,Hotel Sakura,TX-000001\n',
  )
  await book('import', 'invoices.csv', 'bank.csv')
  await book('match')
  const { terminal, last } = await reviewed(book, [
    'a',
    'INV-1003=18000 rate=150 open/pricing',
    '<enter>',
  ])
  expect(terminal.screens[0]).toContain('INV-1003 is in JPY, the money in USD')
  expect(last.replace(/\s+/g, ' ')).toContain(
    'TX-000001 applied: INV-1003 18000 JPY, 2000 JPY of INV-1003 stays open (pricing)',
  )
})

test('a review for a reason that nothing waits for says which reasons there are', async () => {
  await doubtfulDeposit()
  const { stdout } = await reviewed(book, [], { words: ['--reason', 'FOO'] })
  expect(stdout).toMatch(/^Nothing waits for the reason FOO; what waits does so for \w+ \(1\)\.\n$/)
})

test('a cheque is not offered to be ignored, and the key says why', async () => {
  await doubtfulDeposit()
  const { terminal, last } = await reviewed(book, ['1', 'i'])
  expect(terminal.screens[0]).toContain("ignore it: no customer's money")
  expect(terminal.screens[1]).not.toContain("ignore it: no customer's money")
  expect(last).toContain('a cheque is in the book with its deposit; o keeps it')
})

test('booking a gap ends the question about the other payment of the invoice, and undo brings both back', async () => {
  book.file(
    'bank.csv',
    `Date,Amount,Description,Counterparty,Transaction ID
2026-10-05,40.00,INV-1001 part,Harbor Foods Inc,TX-000001
2026-10-06,30.00,INV-1001 part,Harbor Foods Inc,TX-000002
2026-10-07,-3.00,FEE,,TX-000003
`,
  )
  await book('import', 'invoices.csv', 'bank.csv')
  await book('match')
  expect(await waitingRefs(book)).toEqual(['TX-000001', 'TX-000002'])
  const book30 = ['w', 'writeoff/pricing', '<enter>', '<enter>']
  const { terminal, last } = await reviewed(book, [...book30, 'u', 'q'])
  expect(terminal.screens.join('\n')).toContain('TX-000002 waits no more')
  expect(last).toContain('TX-000001')
  expect(last).toContain('2 waiting')
  expect(await waitingRefs(book)).toEqual(['TX-000001', 'TX-000002'])
})
