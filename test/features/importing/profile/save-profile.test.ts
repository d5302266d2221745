import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withProfile } from '../../../../src/features/importing/profile/profile-text.ts'
import { type Cli, makeCli } from '../../../support/cli.ts'

const AMBIGUOUS = `Date,Description,Amount
03/04/2026,Oak Bakery,10.00
05/06/2026,Service charge,-2.00
`

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book')
  cli.file('june.csv', AMBIGUOUS)
  cli.file('july.csv', AMBIGUOUS.replaceAll('/2026', '/2025'))
})
afterEach(() => cli.remove())

const settings = (): string => readFileSync(join(cli.folder, 'book/openitem.toml'), 'utf8')

test('what was decided for an account is remembered, and its next file needs no flag', async () => {
  const account = ['--book', 'book', '--account', 'savings']
  const asked = await cli('import', 'june.csv', ...account)
  expect(asked.exitCode).toBe(3)
  expect(asked.stderr).toContain('--save-profile it is remembered')
  const told = await cli('import', 'june.csv', ...account, '--date-order', 'dmy', '--save-profile')
  expect(told.stderr).toContain('remembered as [bank.savings] in openitem.toml')
  expect(settings()).toContain('[bank.savings]\ndate_order = "dmy"\n')
  await cli.json('import', 'july.csv', ...account)
  const { lines } = await cli.json<{ lines: { date: string }[] }>('bank', '--book', 'book')
  expect(lines.map(({ date }) => date)).toEqual([
    '2025-04-03',
    '2025-06-05',
    '2026-04-03',
    '2026-06-05',
  ])
})

test('a dry run and a file that was refused leave the settings as they are', async () => {
  const before = settings()
  const flags = ['--book', 'book', '--account', 'savings', '--save-profile']
  await cli('import', 'june.csv', ...flags, '--date-order', 'dmy', '--dry-run')
  await cli('import', 'june.csv', ...flags, '--decimal', '.')
  expect(settings()).toBe(before)
})

test('a profile without a name or without a flag is a usage error', async () => {
  const nameless = await cli(
    'import',
    'june.csv',
    '--book',
    'book',
    '--date-order',
    'dmy',
    '--save-profile',
  )
  expect(nameless.exitCode).toBe(2)
  cli.file('clear.csv', AMBIGUOUS.replace('05/06', '05/26'))
  const idle = await cli(
    ...['import', 'clear.csv', '--book', 'book', '--account', 'a', '--save-profile'],
  )
  expect(idle.stderr).toContain('no flag says anything that could be remembered')
})

test('a section that is there is completed in its place, and the comments around it stay', () => {
  const before = '# mine\n[bank.main]\ndecimal = "."\n\n# smtp below\n[smtp]\nhost = "x"\n'
  expect(
    withProfile(before, 'main', { decimal: ',', columns: { Amount: 'Betrag in "EUR"' } }),
  ).toBe(
    '# mine\n[bank.main]\ndecimal = ","\ncolumns = { Amount = "Betrag in \\"EUR\\"" }\n\n# smtp below\n[smtp]\nhost = "x"\n',
  )
})

test('a file of another bank is refused by what was remembered, which it names', async () => {
  const account = ['--book', 'book', '--account', 'own']
  cli.file('own.csv', 'Tag,Was,Wieviel\n2026-01-26,Oak,-10.00\n2026-01-27,Elm,5.00\n')
  cli.file('other.csv', 'Date,Text,Amount\n2026-01-26,Oak,-10.00\n2026-01-27,Elm,5.00\n')
  const columns = ['--map', 'Date=Tag', '--map', 'Amount=Wieviel']
  await cli.json('import', 'own.csv', ...account, ...columns, '--save-profile')
  const { stderr, exitCode } = await cli('import', 'other.csv', ...account)
  expect(exitCode).toBe(3)
  expect(stderr).toContain('[bank.own] of openitem.toml says that Date stands in "Tag"')
  expect(stderr).toContain('its columns are Date, Text, Amount')
  const said = await cli('import', 'other.csv', ...account, '--map', 'Date=Day')
  expect(said.stderr).toContain('--map: the file has no column "Day"')
})

test('a list is remembered with what it is, and the profile reads the next one', async () => {
  const list = (number: string): string =>
    `Invoice,Customer,Invoice Date,Total\n${number},Oak Bakery,03/04/2026,10.00\n`
  cli.file('march.csv', list('1'))
  cli.file('april.csv', list('2'))
  const flags = ['--book', 'book', '--profile', 'billing']
  const asked = await cli('import', 'march.csv', '--book', 'book')
  expect(asked.stderr).toContain('with --profile NAME --save-profile it is remembered')
  const told = await cli('import', 'march.csv', ...flags, '--date-order', 'mdy', '--save-profile')
  expect(told.stderr).toContain('"--profile billing" reads such files of invoices')
  expect(settings()).toContain('[bank.billing]\nkind = "invoices"\ndate_order = "mdy"\n')
  await cli.json('import', 'april.csv', ...flags)
  const { invoices } = await cli.json<{ invoices: { issue_date: string }[] }>(
    'invoices',
    '--book',
    'book',
  )
  expect(invoices.map(({ issue_date }) => issue_date)).toEqual(['2026-03-04', '2026-03-04'])
})

test('files of two kinds make no profile', async () => {
  cli.file('list.csv', 'Invoice,Customer,Invoice Date,Total\n1,Oak Bakery,2026-04-13,10.00\n')
  const flags = ['--book', 'book', '--account', 'savings', '--date-order', 'dmy', '--save-profile']
  const { exitCode, stderr } = await cli('import', 'list.csv', 'june.csv', ...flags)
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('invoices and bank')])
})
