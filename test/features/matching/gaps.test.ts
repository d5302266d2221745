import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const HEAD = 'Invoice Number,Customer ID,Customer,Invoice Date,Total\n'
const BANK = 'Transaction ID,Date,Description,Counterparty,Amount\n'
const SHORT = 'TX20260203001'

let cli: Cli
let files = 0
const bring = async (text: string) => {
  files += 1
  cli.file(`${files}.csv`, text)
  return await cli('import', `${files}.csv`)
}
/** Lines of one bank file; a fee keeps its signs from being doubted. */
const book = async (...lines: readonly string[]) => {
  const fee = `CHG${files},2026-02-04,FEE,,-3.00`
  await bring(BANK + [...lines, fee, ''].join('\n'))
  await cli('match')
}
const refs = async () =>
  (await cli.json<{ queue: readonly { bank_ref: string; reason: string }[] }>('queue')).queue.map(
    ({ bank_ref, reason }) => `${bank_ref} ${reason}`,
  )
const isSound = async () => (await cli('check')).exitCode === 0

beforeEach(async () => {
  cli = makeCli()
  await cli('init', '.', '--currency', 'USD')
  await bring(
    `${HEAD}INV-2001,C2,Granite Hardware LLC,2026-01-06,250.00\nINV-2002,C2,Granite Hardware LLC,2026-01-07,80.00\n`,
  )
  await book(`${SHORT},2026-02-03,INV-2001,Granite Hardware LLC,180.00`)
  expect(await refs()).toEqual([`${SHORT} SHORT_PAY`])
})
afterEach(() => cli.remove())

test('a short payment that comes back leaves no gap to ask about, and the gap is back once the return is undone', async () => {
  await book('RT20260207001,2026-02-07,RETURN INV-2001,Granite Hardware LLC,-180.00')
  expect(await refs()).toEqual([])
  expect((await cli('aging', '--as-of', '2026-02-28')).stdout).toMatch(/330\.00/)
  expect(await isSound()).toBe(true)
  await cli('unapply', 'RT20260207001')
  expect(await refs()).toEqual([`${SHORT} SHORT_PAY`, 'RT20260207001 TAKEN_BACK'])
  await cli('accept', 'RT20260207001')
  expect(await refs()).toEqual([])
  expect(await isSound()).toBe(true)
})

test('a gap that the next payment fills is asked about no more, and again once that one is undone', async () => {
  await book('TX20260207001,2026-02-07,INV-2001 rest,Granite Hardware LLC,70.00')
  expect(await refs()).toEqual([])
  await cli('unapply', 'TX20260207001')
  expect(await refs()).toEqual([`${SHORT} SHORT_PAY`, 'TX20260207001 TAKEN_BACK'])
  expect(await isSound()).toBe(true)
})

test('of two part payments the one that came back is asked about no more, the other one is', async () => {
  await book('TX20260205001,2026-02-05,INV-2001 part,Granite Hardware LLC,20.00')
  expect(await refs()).toEqual([`${SHORT} SHORT_PAY`, 'TX20260205001 SHORT_PAY'])
  await book('RT20260207001,2026-02-07,RETURN INV-2001,Granite Hardware LLC,-20.00')
  expect(await refs()).toEqual([`${SHORT} SHORT_PAY`])
  expect(await isSound()).toBe(true)
})

test('the payment that filled a gap comes back: the gap is there again', async () => {
  await book('TX20260207001,2026-02-07,INV-2001 rest,Granite Hardware LLC,70.00')
  await book('RT20260210001,2026-02-10,RETURN INV-2001,Granite Hardware LLC,-70.00')
  expect(await refs()).toEqual([`${SHORT} SHORT_PAY`])
  expect(await isSound()).toBe(true)
})

test('a gap that the accounting package calls settled is asked about no more, until that import is undone', async () => {
  await bring(
    'Invoice Number,Customer ID,Customer,Invoice Date,Total,Amount Due\nINV-2001,C2,Granite Hardware LLC,2026-01-06,250.00,0.00\n',
  )
  expect(await refs()).toEqual([])
  await cli('import', 'undo', '3')
  expect(await refs()).toEqual([`${SHORT} SHORT_PAY`])
  expect(await isSound()).toBe(true)
})

test('what was booked of one gap ends the question about every payment of the invoice', async () => {
  await book('TX20260205001,2026-02-05,INV-2001 part,Granite Hardware LLC,20.00')
  await cli('queue', 'settle', SHORT, '--as', 'writeoff/pricing')
  expect(await refs()).toEqual([])
  await cli('queue', 'settle', SHORT, '--undo')
  expect(await refs()).toEqual([`${SHORT} SHORT_PAY`, 'TX20260205001 SHORT_PAY'])
  expect(await isSound()).toBe(true)
})

test('a gap that a person left open, or disputed, is asked about only once he takes that back', async () => {
  await cli('queue', 'keep', SHORT)
  await book('TX20260207001,2026-02-07,INV-2002,Granite Hardware LLC,80.00')
  expect(await refs()).toEqual([])
  await cli('queue', 'keep', SHORT, '--undo')
  expect(await refs()).toEqual([`${SHORT} SHORT_PAY`])
  expect(await isSound()).toBe(true)
})

test('match again changes nothing of gaps that are closed or there again', async () => {
  await book('TX20260207001,2026-02-07,INV-2001 rest,Granite Hardware LLC,70.00')
  const before = (await cli('audit', 'list')).stdout
  await cli('match')
  expect((await cli('audit', 'list')).stdout).toBe(before)
})
