import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init')
})
afterEach(() => cli.remove())

interface Told {
  readonly files: readonly { readonly warnings: readonly string[] }[]
}

async function warningsOf(name: string, text: string): Promise<readonly string[]> {
  const { files } = await cli.json<Told>('import', cli.file(name, text))
  return files.flatMap(({ warnings }) => warnings)
}

async function dueDates(): Promise<readonly (string | undefined)[]> {
  const { invoices } = await cli.json<{ invoices: Record<string, string>[] }>('invoices', '--all')
  return invoices.map(({ due_date: due }) => due)
}

test('an invoice whose terms tell no day is due on the day of issue, and the import says so', async () => {
  const warnings = await warningsOf(
    'list.csv',
    `Invoice,Customer,Date,Terms,Total
1,Orchard & Sons,2026-02-13,30/60/90,120.00
2,Orchard & Sons,2026-02-13,Net 14,20.00
3,Orchard & Sons,2026-02-13,,5.00
`,
  )
  expect(warnings).toEqual([
    '2 invoices have no due date, and no terms that tell one (1: "30/60/90"): due on the day of issue',
  ])
  expect(await dueDates()).toEqual(['2026-02-13', '2026-02-27', '2026-02-13'])
})

test('the terms of the customer make the due date, and nothing is warned of', async () => {
  await cli('import', cli.file('customers.csv', 'Number,Name,Terms\nC1,Orchard & Sons,Net 30\n'))
  const list = 'Invoice,Customer Number,Date,Total\n1,C1,2026-02-13,120.00\n'
  expect(await warningsOf('list.csv', list)).toEqual([])
  expect(await dueDates()).toEqual(['2026-03-15'])
})

test('a later list without due dates leaves those of the book alone, and is not warned of', async () => {
  await warningsOf(
    'first.csv',
    'Invoice,Customer,Date,Due Date,Total\n1,Orchard & Sons,2026-02-13,2026-04-01,120.00\n',
  )
  const later = 'Invoice,Customer,Date,Total,Memo\n1,Orchard & Sons,2026-02-13,120.00,x\n'
  expect(await warningsOf('later.csv', later)).toEqual([])
  expect(await dueDates()).toEqual(['2026-04-01'])
})

test('a later list with other terms moves the due date', async () => {
  await warningsOf(
    'first.csv',
    'Invoice,Customer,Date,Terms,Total\n1,Orchard & Sons,2026-02-13,Net 14,120.00\n',
  )
  await warningsOf(
    'later.csv',
    'Invoice,Customer,Date,Terms,Total\n1,Orchard & Sons,2026-02-13,Net 30,120.00\n',
  )
  expect(await dueDates()).toEqual(['2026-03-15'])
})
