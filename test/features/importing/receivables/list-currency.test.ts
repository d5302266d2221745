import { afterEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'

let cli: Cli
afterEach(() => cli.remove())

async function imported(text: string, book: string, ...flags: readonly string[]) {
  cli = makeCli()
  await cli('init', '--currency', book)
  return again(text, ...flags)
}

async function again(text: string, ...flags: readonly string[]) {
  const result = await cli('import', cli.file('list.csv', text), ...flags)
  const { invoices } = await cli.json<{ invoices: Record<string, string>[] }>('invoices', '--all')
  return { ...result, currencies: invoices.map(({ currency }) => currency) }
}

const list = (amount: string) => `Invoice No,Customer,Invoice Date,Due Date,Total
41,Orchard & Sons,2026-02-13,2026-03-15,${amount}
`

test('a dollar sign in a book of dollars is that dollar', async () => {
  expect((await imported(list('$120.00'), 'CAD')).currencies).toEqual(['CAD'])
})

test('a dollar sign in a book of euros is asked about', async () => {
  const { exitCode, stderr, currencies } = await imported(list('$120.00'), 'EUR')
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--currency USD')
  expect(currencies).toEqual([])
})

test('the flag that the refusal names decides', async () => {
  expect((await imported(list('$120.00'), 'EUR', '--currency', 'USD')).currencies).toEqual(['USD'])
})

test('a sign that one country alone has needs no flag', async () => {
  expect((await imported(list('£120.00'), 'EUR')).currencies).toEqual(['GBP'])
})

test('what the invoices of the book are in decides about a sign', async () => {
  await imported(list('120.00').replace('Total', 'Total (USD)'), 'EUR')
  const { currencies } = await again(list('$60.00').replace('41', '42'))
  expect(currencies).toEqual(['USD', 'USD'])
})

test('a column of currencies that says "$" is asked about as well', async () => {
  const { exitCode, stderr } = await imported(
    `Invoice No,Customer,Invoice Date,Currency,Total
41,Orchard & Sons,2026-02-13,$,120.00
`,
    'EUR',
  )
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--currency')
})

test('a heading with such a sign is asked about as well', async () => {
  const { exitCode } = await imported(list('120.00').replace('Total', 'Total ($)'), 'EUR')
  expect(exitCode).toBe(3)
})

test('the language of the headings tells whose crowns they are', async () => {
  const text = `Fakturanr;Kund;Fakturadatum;Förfallodatum;Belopp
41;Bageri Alba;2026-02-13;2026-03-15;120,00 kr
`
  expect((await imported(text, 'EUR')).currencies).toEqual(['SEK'])
})

test('a currency that nobody knows rejects its row', async () => {
  const { exitCode, stderr } = await imported(
    `Invoice No,Customer,Invoice Date,Currency,Total
41,Orchard & Sons,2026-02-13,Doubloons,120.00
`,
    'EUR',
  )
  expect(exitCode).toBe(3)
  expect(stderr).toContain('not a currency')
})

test('no such currency is no flag', async () => {
  expect((await imported(list('120.00'), 'EUR', '--currency', 'XYZ')).exitCode).toBe(2)
})
