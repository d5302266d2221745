import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cli, makeCli, TEST_DAY } from '../../../support/cli.ts'
import { runProgram } from '../../../support/program.ts'

// Files above the size from which they are read in pieces, by another thread. Long memos make them
// large without making them slow.

const MEMO = 'Deliveries as agreed, with pallets. '.repeat(60)
const ROWS = 6_000

function invoices(): string {
  const rows = ['Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Total,Memo']
  for (let at = 1; at <= ROWS; at += 1) {
    const number = `RE-${String(at).padStart(7, '0')}`
    const customer = `K${at % 300},"Weber ${at % 300}, ""Süd"" GmbH"`
    const total = at % 1000 === 0 ? 'soon' : `${at}.50`
    rows.push(`${number},${customer},2026-0${1 + (at % 9)}-15,2026-10-15,${total},"${MEMO}"`)
    if (at === 2000) rows.push('Total,,,,,2001000.00,')
    if (at === 3001) rows.push(`${number},${customer},2026-04-15,2026-10-15,7.00,again`)
  }
  rows.push('RE-9999999,K1')
  return rows.join('\n')
}

function movements(): string {
  const rows = ['Booking Date,Value Date,Amount,Currency,Counterparty,Description']
  for (let at = 1; at <= ROWS; at += 1) {
    const day = `2026-0${1 + Math.floor((at * 9) / (ROWS + 1))}-15`
    // Each tenth line has a twin that differs in nothing.
    const of = at % 10 === 0 ? at - 1 : at
    const amount = at === 77 ? 'twelve' : `${of % 7 === 0 ? '-' : ''}${of}.25`
    rows.push(`${day},${day},${amount},EUR,Weber ${of % 300} GmbH,"RE-${of} ${MEMO}"`)
  }
  return `${rows.join('\n')}\n`
}

let here: Cli
let there: string

beforeAll(async () => {
  here = makeCli()
  await here('init', '.', '--currency', 'EUR')
  there = join(here.folder, 'there')
  await runProgram(['init', there, '--currency', 'EUR'])
  writeFileSync(join(here.folder, 'invoices.csv'), invoices())
  writeFileSync(join(here.folder, 'bank.csv'), movements())
})
afterAll(() => here.remove())

interface Told {
  readonly files: readonly { readonly imported: number; readonly rejected: number }[]
}

/** What an import says, in this thread and in two. */
async function imported(name: string): Promise<readonly [Told, Told]> {
  const file = join(here.folder, name)
  const near = await here('import', file, '--json')
  const far = await runProgram(['import', file, '--json', '--book', there])
  const plain = (text: string): Told =>
    JSON.parse(text.replaceAll(join(there, 'reports'), join(here.folder, 'reports')))
  return [plain(near.stdout), plain(far.stdout)]
}

/** The same report of both books. */
async function reports(...words: string[]): Promise<readonly [string, string]> {
  const near = await here(...words, '--as-of', TEST_DAY)
  const far = await runProgram([...words, '--as-of', TEST_DAY, '--book', there])
  return [near.stdout, far.stdout]
}

test('a long list of invoices gives the same book whether one thread reads it or two', async () => {
  const [near, far] = await imported('invoices.csv')
  expect(far).toEqual(near)
  expect(near.files[0]).toMatchObject({ imported: ROWS - 6, rejected: 7 })
  for (const words of [
    ['aging', '--json'],
    ['invoices', '--all', '--format', 'csv'],
  ]) {
    const [one, two] = await reports(...words)
    expect(two).toBe(one)
  }
}, 60_000)

test('a long statement gives the same book whether one thread reads it or two', async () => {
  const [near, far] = await imported('bank.csv')
  expect(far).toEqual(near)
  expect(near.files[0]).toMatchObject({ imported: ROWS - 1, rejected: 1 })
  const [again, againFar] = await imported('bank.csv')
  expect(againFar).toEqual(again)
  expect(again.files[0]).toMatchObject({ imported: 0, duplicates: ROWS - 1 })
}, 60_000)

test('what the other thread finds wrong with a file is said as if it had been found here', async () => {
  const rows = ['Invoice Number,Customer,Invoice Date,Total,Memo']
  for (let at = 1; at <= ROWS; at += 1) rows.push(`RE-${at},Weber,2026-01-15,${at}.50,"${MEMO}"`)
  const long = `RE-0,Weber,2026-01-15,1.00,"${'x'.repeat(40 << 20)}`
  const file = join(here.folder, 'long.csv')
  writeFileSync(file, `${rows.join('\n')}\n${long}`)
  const near = await here('import', file)
  const far = await runProgram(['import', file, '--book', there])
  expect(near.exitCode).not.toBe(0)
  expect([far.exitCode, far.stderr]).toEqual([near.exitCode, near.stderr])
}, 60_000)
