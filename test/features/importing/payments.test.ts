import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init')
  const path = cli.file(
    'invoices.csv',
    'Invoice number,Customer,Invoice date,Due date,Total\nA-1,Orchard & Sons,2026-02-13,2026-03-15,100.00\nA-2,Orchard & Sons,2026-02-14,2026-03-16,50.00\n',
  )
  await cli('import', path)
})
afterEach(() => cli.remove())

test('payments that failed or were taken back are no money', async () => {
  const path = cli.file(
    'payments.csv',
    'Payment Number,Client Name,Invoice Number,Amount,Date,Payment Type,Status\n1,Orchard & Sons,A-1,100.00,2026-02-20,Card,Completed\n2,Orchard & Sons,A-2,50.00,2026-02-20,Card,Failed\n',
  )
  const { files } = await cli.json<{ files: Record<string, unknown>[] }>('import', path)
  expect(files[0]).toMatchObject({ kind: 'payments', imported: 1, left_out: 1, rejected: 0 })
  const { invoices } = await cli.json<{ invoices: Record<string, string>[] }>('invoices', '--all')
  expect(invoices.map(({ number, open }) => `${number} ${open}`)).toEqual(['A-1 0.00', 'A-2 50.00'])
})

test('what cards paid by a processor is a list of payments, not of invoices', async () => {
  const path = cli.file(
    'charges.csv',
    'id,Created date (UTC),Amount,Currency,Captured,Fee,Status,Customer ID,Invoice ID\nch_1Aa,2026-02-20 09:14:11,100.00,usd,true,3.20,Paid,cus_A1,A-1\n',
  )
  const { files } = await cli.json<{ files: Record<string, unknown>[] }>('import', path)
  expect(files[0]).toMatchObject({ kind: 'payments', imported: 1, rejected: 0 })
})
