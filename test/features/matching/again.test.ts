import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const HEAD = 'Booking Date,Amount,Currency,Counterparty,Remittance Information,Transaction ID'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book', '--currency', 'EUR')
})
afterEach(() => cli.remove())

const run = <T>(...words: string[]) => cli.json<T>('--book', 'book', ...words)

async function imported(name: string, ...rows: string[]): Promise<void> {
  cli.file(name, `${rows.join('\n')}\n`)
  await run('import', name)
}

interface Matched {
  readonly applied: readonly { readonly bank_ref: string }[]
}

/** What the first run posts, the queue it leaves, and what a second run makes of both. */
async function matchedTwice() {
  const first = await run<Matched>('match')
  const queue = await cli('--book', 'book', 'queue', '--json')
  const second = await run<Matched>('match')
  const after = await cli('--book', 'book', 'queue', '--json')
  return { first, second, isStill: queue.stdout === after.stdout }
}

test('match again still knows when an invoice was paid: the same amount some days later is asked about', async () => {
  await imported(
    'invoices.csv',
    'Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total',
    'INV-7001,C1,Harbor Foods Inc,2026-03-05,2026-04-04,EUR,250.00',
    'INV-7002,C1,Harbor Foods Inc,2026-03-06,2026-04-05,EUR,250.00',
  )
  // The bank cuts at 35 characters, and so the second line does not say which invoice it pays.
  await imported(
    'bank.csv',
    HEAD,
    '2026-04-04,250.00,EUR,Harbor Foods Inc,INV-7001,TX-1',
    '2026-04-08,250.00,EUR,Harbor Foods Inc,TRANSFER ORDERED ONLINE REFERENCE I,TX-2',
    '2026-04-08,11.00,EUR,Somebody Else,TRANSFER ORDERED ONLINE REFERENCE J,TX-3',
    '2026-04-08,12.00,EUR,Somebody Else,TRANSFER ORDERED ONLINE REFERENCE K,TX-4',
  )
  const { first, second, isStill } = await matchedTwice()
  expect(first.applied.map(({ bank_ref }) => bank_ref)).toEqual(['TX-1'])
  expect(second.applied).toEqual([])
  expect(isStill).toBe(true)
})

test('match again knows a habit as the run before did, also of an invoice whose payment was taken back once', async () => {
  await imported(
    'invoices.csv',
    'Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total',
    'INV-7001,C1,Harbor Foods Inc,2026-03-05,2026-04-04,EUR,250.00',
    'INV-7002,C1,Harbor Foods Inc,2026-04-05,2026-05-05,EUR,80.00',
    'INV-7003,C2,Granite Hardware LLC,2026-04-05,2026-05-05,EUR,80.00',
  )
  await imported('late.csv', HEAD, '2026-05-30,250.00,EUR,Harbor Foods Inc,INV-7001,TX-1')
  await run('match')
  await run('unapply', 'TX-1')
  await run('import', 'undo', '2')
  await imported(
    'bank.csv',
    HEAD,
    '2026-04-01,250.00,EUR,Harbor Foods Inc,INV-7001,TX-2',
    '2026-05-04,80.00,EUR,Somebody Else,thank you,TX-3',
  )
  const { first, isStill } = await matchedTwice()
  expect(first.applied.map(({ bank_ref }) => bank_ref)).toEqual(['TX-2'])
  expect(isStill).toBe(true)
})
