import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'

const INVOICES = `Invoice Number,Customer,Invoice Date,Due Date,Currency,Total
RE-1,Ahorn GmbH,2026-09-01,2026-10-01,EUR,120.00
RE-2,Birke KG,2026-09-10,2026-10-10,EUR,80.00
`
const BANK = `Date,Description,Amount
2026-10-05,Ahorn RE-1,120.00
2026-10-06,Kontofuehrung,-4.00
`
const NOTED = `Date,Description,Amount,Note
2026-10-05,Heron,-120.00,rent
2026-10-06,Kestrel,-4.00,PLN
`

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book') // a company in US dollars, as nobody said otherwise
  cli.file('invoices.csv', INVOICES)
  cli.file('bank.csv', BANK)
})
afterEach(() => cli.remove())

const currencies = async (): Promise<readonly string[]> => {
  const { lines } = await cli.json<{ lines: { currency: string }[] }>('bank', '--book', 'book')
  return lines.map(({ currency }) => currency)
}

test('a bank file without a currency is in that of all open invoices, and the import says so', async () => {
  const result = await cli('import', 'invoices.csv', 'bank.csv', '--book', 'book')
  expect(result.stderr).toContain('the file names no currency: account main is taken for EUR')
  expect(await currencies()).toEqual(['EUR', 'EUR'])
  const { applied } = await cli.json<{ applied: unknown[] }>('match', '--book', 'book')
  expect(applied).toHaveLength(1)
})

test('an account keeps the currency it was given first, so that its files come in once', async () => {
  await cli('import', 'bank.csv', '--book', 'book')
  await cli('import', 'invoices.csv', '--book', 'book')
  await cli('import', 'bank.csv', '--book', 'book')
  expect(await currencies()).toEqual(['USD', 'USD'])
})

test('a currency that is seen in the file and named nowhere is not passed over in silence', async () => {
  cli.file('export.csv', NOTED)
  const result = await cli('import', 'export.csv', '--book', 'book')
  expect(result.stderr).toContain('the file mentions PLN and does not say')
  expect(await currencies()).toEqual(['USD', 'USD'])
  await cli('import', 'undo', '1', '--book', 'book')
  const settings = readFileSync(join(cli.folder, 'book/openitem.toml'), 'utf8')
  cli.file('book/openitem.toml', `${settings}\n[bank.giro]\ncurrency = "PLN"\n`)
  const again = await cli('import', 'export.csv', '--account', 'giro', '--book', 'book')
  expect(again.stderr).not.toContain('mentions')
  expect(new Set(await currencies())).toEqual(new Set(['PLN']))
})

test('dollars are not taken for the euros of the invoices, and the import says so', async () => {
  await cli('import', 'invoices.csv', '--book', 'book')
  cli.file(
    'dollars.csv',
    'Date,Description,Amount\n2026-10-05,Heron,$120.00\n2026-10-06,Fee,-$4.00\n',
  )
  const result = await cli('import', 'dollars.csv', '--account', 'usa', '--book', 'book')
  expect(result.stderr).toContain('a sign that EUR does not have: account usa is taken for USD')
  expect(new Set(await currencies())).toEqual(new Set(['USD']))
})

test('crowns that may be those of several countries are asked about', async () => {
  cli.file(
    'crowns.csv',
    'Date,Description,Amount\n2026-10-05,Heron,120.00 kr\n2026-10-06,Fee,-4.00 kr\n',
  )
  const result = await cli('import', 'crowns.csv', '--book', 'book')
  expect(result.exitCode).toBe(3)
  expect(result.stderr).toContain('SEK, NOK, DKK, ISK, and nothing tells which')
  expect(await currencies()).toEqual([])
})

test('a thousandth of money without cents is no amount, but thousands that were misread', async () => {
  cli.file('dong.csv', 'Date,Description,Amount\n2026-10-05,Oak,+1.50\n2026-10-06,Heron,-42.170đ\n')
  const result = await cli('import', 'dong.csv', '--book', 'book')
  expect(result.stdout + result.stderr).toContain('three digits behind the decimal mark')
  const { lines } = await cli.json<{ lines: { amount: string }[] }>('bank', '--book', 'book')
  expect(lines.map(({ amount }) => amount)).toEqual(['1.50'])
})
