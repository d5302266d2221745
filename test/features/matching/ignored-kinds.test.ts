import { afterEach, beforeEach, expect, test } from 'vitest'
import { kindOfLine } from '../../../src/features/matching/text/kind-of-line.ts'
import { type Cli, makeCli } from '../../support/cli.ts'

const INVOICES = `Invoice Number,Customer ID,Customer,Invoice Date,Due Date,Total
INV-1,C1,Oak Bakery,2026-09-01,2026-10-01,120.00
`
const BANK = `Date,Payer,Description,Amount,Transaction ID
2026-09-30,First Coast Bank,INTEREST PAID 09/2026,4.10,TX-1000001
2026-10-01,First Coast Bank,SERVICE CHARGE,-3.00,TX-1000002
2026-10-31,First Coast Bank,INTEREST PAID 10/2026,4.25,TX-1000003
2026-09-30,Oak Bakery,thanks for the cake,9.00,TX-1000004
2026-10-31,Oak Bakery,thanks for the cake,9.00,TX-1000005
`

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', '.')
  cli.file('invoices.csv', INVOICES)
  cli.file('bank.csv', BANK)
  await cli.json('import', 'invoices.csv', 'bank.csv')
})
afterEach(() => cli.remove())

interface Matched {
  readonly exceptions: readonly { readonly bank_ref: string }[]
  readonly ignored: readonly { readonly bank_ref: string }[]
}
const refs = (rows: readonly { readonly bank_ref: string }[]) => rows.map((row) => row.bank_ref)

test('what a person said of one line goes for the next of its kind', async () => {
  expect(refs((await cli.json<Matched>('match')).exceptions)).toContain('TX-1000003')
  await cli.json('ignore', 'TX-1000001', '--reason', 'interest of our bank')
  const { ignored } = await cli.json<Matched>('match')
  expect(refs(ignored)).toEqual(['TX-1000001', 'TX-1000002', 'TX-1000003'])
  expect((await cli('explain', 'TX-1000003')).stdout).toContain('interest of our bank')
})

test('money of a known customer is asked about, whatever was said of an earlier line', async () => {
  await cli('match')
  await cli.json('ignore', 'TX-1000004', '--reason', 'a present')
  const { exceptions } = await cli.json<Matched>('match')
  expect(refs(exceptions)).toContain('TX-1000005')
})

test('taking the word back takes the lesson back', async () => {
  await cli('match')
  await cli.json('ignore', 'TX-1000001', '--reason', 'interest of our bank')
  await cli.json('unapply', 'TX-1000001')
  expect(refs((await cli.json<Matched>('match')).exceptions)).toContain('TX-1000003')
})

test('a kind is known by its words: numbers change, and a word or two is too little', () => {
  const interest = { counterparty: 'First Coast Bank', description: 'INTEREST PAID 09/2026' }
  expect(kindOfLine(interest)).toBe(kindOfLine({ ...interest, description: 'Interest paid 10' }))
  expect(kindOfLine({ counterparty: null, description: 'Payment' })).toBe('')
})
