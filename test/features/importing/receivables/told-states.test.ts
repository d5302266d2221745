import { afterEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'

let cli: Cli
afterEach(() => cli.remove())

async function openOf(text: string): Promise<readonly (string | undefined)[]> {
  cli = makeCli()
  await cli('init')
  await cli('import', cli.file('list.csv', text))
  const { invoices } = await cli.json<{ invoices: Record<string, string>[] }>('invoices', '--all')
  return invoices.map(({ open }) => open)
}

test('a yes under a heading of payment settles an invoice', async () => {
  expect(
    await openOf(`Invoice,Customer,Invoice Date,Total,Settled?
1,Orchard & Sons,2026-02-13,120.00,N
2,Lindenhof Press,2026-02-14,60.00,Y
`),
  ).toEqual(['120.00', '0.00'])
})

test('words of payment need no heading that is known', async () => {
  expect(
    await openOf(`Invoice,Customer,Invoice Date,Total,Xyzzy
1,Orchard & Sons,2026-02-13,120.00,unpaid
2,Lindenhof Press,2026-02-14,60.00,paid
`),
  ).toEqual(['120.00', '0.00'])
})

test('words that goods may have as well say nothing of payment', async () => {
  expect(
    await openOf(`Invoice,Customer,Invoice Date,Total,Xyzzy
1,Orchard & Sons,2026-02-13,120.00,pending
2,Lindenhof Press,2026-02-14,60.00,completed
`),
  ).toEqual(['120.00', '60.00'])
})

test('a column that says no to being open says that it is paid', async () => {
  expect(
    await openOf(`Invoice,Customer,Invoice Date,Total,Open
1,Orchard & Sons,2026-02-13,120.00,Yes
2,Lindenhof Press,2026-02-14,60.00,No
`),
  ).toEqual(['120.00', '0.00'])
})

test('receipts that are written as deductions are what was paid', async () => {
  expect(
    await openOf(`Invoice,Customer,Invoice Date,Total,Receipts
1,Orchard & Sons,2026-02-13,120.00,-20.00
2,Lindenhof Press,2026-02-14,60.00,-60.00
3,Lindenhof Press,2026-02-15,30.00,0.00
`),
  ).toEqual(['100.00', '0.00', '30.00'])
})

test('a credit memo is told by yes as well as by its number', async () => {
  expect(
    await openOf(`Invoice,Customer,Credit Memo,Invoice Date,Total
1,Orchard & Sons,False,2026-02-13,120.00
2,Lindenhof Press,True,2026-02-14,60.00
`),
  ).toEqual(['120.00', '-60.00'])
})
