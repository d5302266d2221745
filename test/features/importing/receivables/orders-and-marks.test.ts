import { afterEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'

let cli: Cli
afterEach(() => cli.remove())

async function imported(rows: readonly string[], headings = 'Invoice,Customer,Date,Due,Total') {
  cli = makeCli()
  await cli('init')
  const result = await cli('import', cli.file('list.csv', [headings, ...rows, ''].join('\n')))
  const { invoices } = await cli.json<{ invoices: Record<string, string>[] }>('invoices', '--all')
  return { ...result, invoices }
}

const dates = ({ invoices }: Awaited<ReturnType<typeof imported>>) =>
  invoices.map(({ issue_date }) => issue_date)

test('one term for all invoices shows which number is the month', async () => {
  const list = await imported([
    '41,Orchard,03/02/2026,05/03/2026,120.00',
    '42,Kobe,05/02/2026,07/03/2026,60.50',
  ])
  expect(dates(list)).toEqual(['2026-02-03', '2026-02-05'])
})

test('nothing is due before it was issued', async () => {
  const list = await imported([
    '41,Orchard,12/11/2026,01/02/2027,120.00',
    '42,Kobe,11/12/2026,12/01/2026,60.50',
  ])
  expect(dates(list)).toEqual(['2026-11-12', '2026-12-11'])
})

test('numbers that rise with the days show which number is the month', async () => {
  const days = ['03/02', '04/02', '11/02', '01/03', '02/03']
  const list = await imported(
    days.map((day, index) => `${41 + index},Orchard,${day}/2026,60.50`),
    'Invoice,Customer,Date,Total',
  )
  expect(dates(list)).toEqual([
    '2026-02-03',
    '2026-02-04',
    '2026-02-11',
    '2026-03-01',
    '2026-03-02',
  ])
})

test('a date that is the same day in either order needs no flag', async () => {
  expect(dates(await imported(['41,Orchard,06/06/2026,07/07/2026,120.00']))).toEqual(['2026-06-06'])
})

test('dates that nothing decides are asked about', async () => {
  const { exitCode, stderr } = await imported(['41,Orchard,03/02/2026,,120.00'])
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--date-order')
})

test('a third decimal that is no zero makes thousands', async () => {
  const { invoices } = await imported(['41,Orchard,2026-02-13,2026-03-15,1.234'])
  expect(invoices[0]?.['total']).toBe('1234.00')
})

test('in money of three decimals it is one', async () => {
  const { invoices } = await imported(
    ['41,Orchard,2026-02-13,2026-03-15,KWD,1.234'],
    'Invoice,Customer,Date,Due,Currency,Total',
  )
  expect(invoices[0]?.['total']).toBe('1.234')
})

test('amounts with a third decimal of zero are asked about', async () => {
  const { exitCode, stderr } = await imported(['41,Orchard,2026-02-13,2026-03-15,1.230'])
  expect(exitCode).toBe(3)
  expect(stderr).toContain('--decimal')
})
