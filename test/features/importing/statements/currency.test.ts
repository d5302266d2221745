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
