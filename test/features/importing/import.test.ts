import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemFiles } from '../../../src/platform/files.ts'
import { type Cli, makeCli } from '../../support/cli.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init', '--currency', 'EUR')
})
afterEach(() => cli.remove())

const CUSTOMERS =
  'Customer Number,Name,Email,Terms,Parent\nC1,Acme,ap@acme.example,Net 14,C2\nC2,Acme Holding,,Net 30,\n'
const INVOICES =
  'Invoice Number,Customer Number,Invoice Date,Total\nA-1,C1,2026-01-05,100.00\nA-2,C2,2026-01-06,50.00\n'
const BANK =
  'Date,Description,Amount,Transaction ID\n2026-01-20,ACME A-1,100.00,T1\n2026-01-21,FEE,-2.50,T2\n'

interface Doc {
  readonly files: readonly {
    readonly kind: string
    readonly batch: number
    readonly imported: number
    readonly updated: number
    readonly duplicates: number
    readonly left_out: number
    readonly rejected: number
    readonly rejects: readonly Record<string, unknown>[]
    readonly rejects_file: string | null
    readonly warnings: readonly string[]
  }[]
}

const invoices = async () =>
  (await cli.json<{ invoices: Record<string, string>[] }>('invoices', '--all')).invoices

test('the order of the files on the command line does not matter', async () => {
  cli.file('c.csv', CUSTOMERS)
  cli.file('i.csv', INVOICES)
  cli.file('b.csv', BANK)
  const { files } = await cli.json<Doc>('import', 'b.csv', 'i.csv', 'c.csv')
  expect(files.map(({ kind, imported }) => [kind, imported])).toEqual([
    ['bank', 2],
    ['invoices', 2],
    ['customers', 2],
  ])
  // The terms of the customer, in a later file of the line, made the due date.
  expect((await invoices()).map(({ number, due_date }) => [number, due_date])).toEqual([
    ['A-1', '2026-01-19'],
    ['A-2', '2026-02-05'],
  ])
})

test('the same facts in a renamed file with its rows turned round change nothing', async () => {
  cli.file('i.csv', INVOICES)
  await cli('import', 'i.csv')
  const [head, ...rows] = INVOICES.trim().split('\n')
  cli.file('other.csv', `${[head, ...rows.reverse()].join('\n')}\n`)
  const before = await invoices()
  const { files } = await cli.json<Doc>('import', 'other.csv')
  expect(files[0]).toMatchObject({ imported: 0, updated: 0, duplicates: 2 })
  expect(await invoices()).toEqual(before)
})

test('a corrected invoice is updated, with both sides in the audit trail and an undo', async () => {
  cli.file('i.csv', INVOICES)
  await cli('import', 'i.csv')
  cli.file('j.csv', INVOICES.replace('100.00', '120.00'))
  const { files } = await cli.json<Doc>('import', 'j.csv')
  expect(files[0]).toMatchObject({ imported: 0, updated: 1, duplicates: 1 })
  expect((await invoices())[0]).toMatchObject({ total: '120.00', open: '120.00' })
  await cli.json('import', 'undo', '2')
  expect((await invoices())[0]).toMatchObject({ total: '100.00', open: '100.00' })
})

test('paid history comes in with its date, and without one with a warning', async () => {
  cli.file(
    'h.csv',
    'Invoice Number,Customer,Invoice Date,Due Date,Total,Balance,Paid Date\n' +
      'P-1,Acme,2026-01-05,2026-02-04,100.00,0.00,2026-02-01\nP-2,Acme,2026-01-06,2026-02-05,80.00,30.00,\n',
  )
  const { files } = await cli.json<Doc>('import', 'h.csv')
  expect(files[0]?.warnings.join()).toContain('1 payment has no date in the file; 2026-10-31')
  expect((await invoices()).map(({ open }) => open)).toEqual(['0.00', '30.00'])
  const past = await cli.json<{ invoices: Record<string, string>[] }>(
    'invoices',
    '--all',
    '--as-of',
    '2026-01-31',
  )
  expect(past.invoices.map(({ open }) => open)).toEqual(['100.00', '80.00'])
})

test('a later export that tells of more payments brings in the difference only', async () => {
  const export_ = (paid: string) =>
    `Invoice Number,Customer,Invoice Date,Total,Amount Paid,Paid Date\nP-1,Acme,2026-01-05,100.00,${paid},2026-02-01\n`
  cli.file('a.csv', export_('40.00'))
  cli.file('b.csv', export_('100.00'))
  await cli('import', 'a.csv')
  const { files } = await cli.json<Doc>('import', 'b.csv')
  expect(files[0]).toMatchObject({ updated: 1 })
  const shown = await cli.json<{ receipts: Record<string, string>[] }>('customers', 'show', 'Acme')
  expect(shown.receipts.map(({ amount }) => amount)).toEqual(['60.00', '40.00'])
})

test('bad rows are told with line, column and value and written to a file; good ones are in', async () => {
  cli.file('i.csv', `${INVOICES}A-3,C1,2026-01-07,12,3x\nA-4,C1,2026-02-30,5.00\n`)
  const result = await cli('import', 'i.csv', '--json')
  expect(result.exitCode).toBe(3)
  const doc: Doc = JSON.parse(result.stdout)
  expect(doc.files[0]).toMatchObject({
    imported: 2,
    rejected: 2,
    rejects_file: 'reports/rejects-1.csv',
  })
  // "12,3x" is not quoted and fills two cells: 12 was not the amount.
  expect(doc.files[0]?.rejects[0]).toMatchObject({ line: 4, value: '3x' })
  expect(doc.files[0]?.rejects[1]).toEqual({
    line: 5,
    column: 'Invoice Date',
    value: '2026-02-30',
    reason: 'not a date',
  })
  expect(readFileSync(join(cli.folder, 'reports/rejects-1.csv'), 'utf8')).toContain('2026-02-30')
})

test('a list of bad rows that cannot be written undoes nothing, and says where the rows are', async () => {
  rmSync(join(cli.folder, 'reports'), { recursive: true })
  writeFileSync(join(cli.folder, 'reports'), 'in the way')
  cli.file('some.csv', `${INVOICES}A-3,C1,2026-01-07,12x\n`)
  const result = await cli('import', 'some.csv')
  expect(result.exitCode).toBe(3)
  expect(result.stderr).toContain('rejects-1.csv cannot be written: what should be a folder')
  expect(result.stderr).toContain('the import is done, "openitem import show 1" has them too')
  expect(await invoices()).toHaveLength(2)
})

test('of many bad rows the first are shown, and the file and the receipt have all of them', async () => {
  const bad = Array.from({ length: 150 }, (_, at) => `B-${at},C1,2026-01-07,${'9'.repeat(5000)}x\n`)
  cli.file('i.csv', INVOICES + bad.join(''))
  const { stdout } = await cli('import', 'i.csv', '--json')
  const [file] = (JSON.parse(stdout) as Doc).files
  expect(file).toMatchObject({ rejected: 150, rejects_file: 'reports/rejects-1.csv' })
  expect(file?.rejects).toHaveLength(100)
  expect(JSON.stringify(file).length).toBeLessThan(40_000)
  const table = readFileSync(join(cli.folder, 'reports/rejects-1.csv'), 'utf8')
  expect(table.trim().split('\r\n')).toHaveLength(151)
  const shown = await cli.json<{ lines: { outcome: string }[] }>('import', 'show', '1')
  expect(shown.lines.filter(({ outcome }) => outcome === 'rejected')).toHaveLength(150)
})

test('with --strict a bad row keeps its file out and the other files in', async () => {
  cli.file('i.csv', `${INVOICES}A-4,C1,2026-02-30,5.00\n`)
  cli.file('c.csv', CUSTOMERS)
  const result = await cli('import', 'i.csv', 'c.csv', '--strict')
  expect(result.exitCode).toBe(3)
  expect(result.stderr).toContain('--strict')
  expect(await invoices()).toEqual([])
  expect((await cli.json<{ customers: unknown[] }>('customers')).customers).toHaveLength(2)
})

test('dates that no row decides are refused with the flag that does', async () => {
  cli.file(
    'i.csv',
    INVOICES.replace('2026-01-05', '01/05/2026').replace('2026-01-06', '02/06/2026'),
  )
  const refused = await cli('import', 'i.csv')
  expect(refused.exitCode).toBe(3)
  expect(refused.stderr).toContain('--date-order')
  expect(await invoices()).toEqual([])
  await cli.json('import', 'i.csv', '--date-order', 'mdy')
  expect((await invoices()).map(({ issue_date }) => issue_date)).toEqual([
    '2026-01-05',
    '2026-02-06',
  ])
})

test('a dry run says the same and changes nothing', async () => {
  cli.file('i.csv', INVOICES)
  const dry = await cli('import', 'i.csv', '--dry-run', '--json')
  expect(await invoices()).toEqual([])
  const real = await cli('import', 'i.csv', '--json')
  expect(dry.stdout).toBe(real.stdout)
})

test('a last row that is cut off waits for the whole file', async () => {
  cli.file('i.csv', `${INVOICES}A-3,C1,2026-01`)
  const torn = await cli.json<Doc>('import', 'i.csv')
  expect(torn.files[0]).toMatchObject({ imported: 2, rejected: 0 })
  expect(torn.files[0]?.warnings.join()).toContain('line 4 is cut off')
  cli.file('i.csv', `${INVOICES}A-3,C1,2026-01-09,7.00\n`)
  expect((await cli.json<Doc>('import', 'i.csv')).files[0]).toMatchObject({
    imported: 1,
    duplicates: 2,
  })
})

test('patterns, archives and standard input are opened', async () => {
  cli.remove()
  cli = makeCli({ stdin: () => Readable.from([Buffer.from(CUSTOMERS)]) })
  await cli('init')
  const put = (name: string, bytes: Uint8Array) => systemFiles.write(join(cli.folder, name), bytes)
  put('i.csv.gz', gzipSync(INVOICES))
  put('b.zip', zipSync({ 'deep/bank.csv': Buffer.from(BANK), 'deep/': new Uint8Array() }))
  const { files } = await cli.json<Doc>('import', '*.gz', 'b.zip', '-')
  expect(files.map(({ kind, imported }) => [kind, imported])).toEqual([
    ['invoices', 2],
    ['bank', 2],
    ['customers', 2],
  ])
})

test('an invoice that a later list of open items lacks is told and stays', async () => {
  const list = (...rows: string[]) =>
    ['Invoice Number,Customer,Invoice Date,Due Date,Total,Open Balance', ...rows, ''].join('\n')
  cli.file(
    'a.csv',
    list('1,Acme,2026-01-05,2026-01-15,10.00,10.00', '2,Acme,2026-01-06,2026-01-16,5.00,5.00'),
  )
  cli.file('b.csv', list('2,Acme,2026-01-06,2026-01-16,5.00,5.00'))
  await cli('import', 'a.csv')
  const { files } = await cli.json<Doc>('import', 'b.csv')
  expect(files[0]?.warnings.join()).toContain(
    'without 1 invoice that is open in the book, kept open: 1',
  )
  expect((await invoices()).map(({ open }) => open)).toEqual(['10.00', '5.00'])
})

test('a payment is joined to the invoice that it names', async () => {
  cli.file('i.csv', INVOICES)
  cli.file(
    'p.csv',
    'Payment Number,Payment Date,Customer Number,Invoice Number,Amount Applied,Payment Method\n' +
      'R-1,2026-01-25,C1,A-1,60.00,Check\nR-1,2026-01-25,C2,A-2,50.00,Check\n',
  )
  const { files } = await cli.json<Doc>('import', 'p.csv', 'i.csv')
  expect(files[0]).toMatchObject({ kind: 'payments', imported: 2 })
  expect((await invoices()).map(({ open }) => open)).toEqual(['40.00', '0.00'])
  expect((await cli.json<Doc>('import', 'p.csv')).files[0]).toMatchObject({
    imported: 0,
    duplicates: 2,
  })
})

test('one damaged number does not stop the reports: what is too large is rejected by itself', async () => {
  cli.file('i.csv', `${INVOICES}A-3,C1,2026-01-07,90071992547409.91\n`)
  cli.file('b.csv', `${BANK}2026-01-22,DAMAGED,90071992547409.91,T3\n`)
  const result = await cli('import', 'i.csv', 'b.csv')
  expect(result.exitCode).toBe(3)
  expect(result.stderr).toContain('i.csv:4: "A-3": its total is too large to be added')
  expect(result.stderr).toContain('b.csv:4: "90071992547409.91": too large to be added')
  for (const report of ['aging', 'dso', 'metrics', 'customers', 'match']) {
    expect((await cli(report)).exitCode).toBe(0)
  }
})
