import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'
import { ledgerIn } from '../../support/ledger.ts'
import { recordWorkedQuarter } from '../../support/worked-quarter.ts'

let cli: Cli
beforeEach(() => {
  cli = makeCli()
})
afterEach(() => cli.remove())

const PROMISE = [
  ...['--revenue', '2400000', '--dso-now', '45', '--dso-target', '35', '--apr', '8'],
  ...[
    '--hours-saved',
    '20',
    '--hourly-rate',
    '35',
    '--bad-debt-now',
    '1.0',
    '--bad-debt-target',
    '0.7',
  ],
]

test('the promised figures come out to the cent, with the subscription', async () => {
  expect(await cli.json('roi', ...PROMISE, '--subscription', '300', '--setup', '2000')).toEqual({
    freed_cash: '65753.42',
    carrying_saving: '5260.27',
    labor_saving: '8400.00',
    writeoff_saving: '7200.00',
    payment_mix_saving: '0.00',
    annual_benefit: '20860.27',
    annual_cost: '3600.00',
    setup_cost: '2000.00',
    net_annual: '17260.27',
    payback_months: '1.4',
    first_year_roi_pct: '272.5',
  })
})

test('without costs there is a benefit, nothing to pay back, and no return to be had on nothing', async () => {
  expect(await cli.json('roi', ...PROMISE)).toMatchObject({
    annual_benefit: '20860.27',
    annual_cost: '0.00',
    net_annual: '20860.27',
    payback_months: '0.0',
    first_year_roi_pct: null,
  })
})

test('a subscription that costs more than it saves is never paid back', async () => {
  const result = await cli('roi', ...PROMISE, '--subscription', '2000', '--setup', '100')
  expect(result.stdout).toContain('The set-up is never paid back.')
})

test('people see the answer at half the gain and at none as well', async () => {
  const { stdout } = await cli('roi', ...PROMISE)
  const line = stdout.split('\n').find((text) => text.startsWith('Benefit a year, without'))
  expect(line?.match(/[\d,.]+/g)).toEqual([',', '20,860.27', '18,230.14', '15,600.00'])
})

const HEAD = 'method,share_now,share_target,fee_pct,fee_fixed,payments_per_year,volume_per_year'

test.each([
  ['per cent', ['card,40,10', 'transfer,60,90']],
  ['fractions', ['card,0.4,0.1', 'transfer,0.6,0.9']],
])('a mix with shares in %s saves the difference of the fees', async (_, methods) => {
  const [card, transfer] = methods
  cli.file('mix.csv', `${HEAD}\n${card},2.9,0.30,1200,2400000\n${transfer},0,0.20,1200,2400000\n`)
  // Card: 30 points less of (69,600 + 360); transfer: 30 points more of 240.
  expect(await cli.json('roi', ...PROMISE, '--mix', 'mix.csv')).toMatchObject({
    payment_mix_saving: '20916.00',
    annual_benefit: '41776.27',
  })
})

test.each([
  ['method,share_now\ncard,100\n', 'mix.csv:1: the columns share_target, fee_pct'],
  [
    `${HEAD}\ncard,100,100,x,0,1,1\n`,
    'mix.csv:2: fee_pct: expected a number such as 2.9, found "x"',
  ],
  [`${HEAD}\ncard,50,100,1,0,1,1\n`, 'the column share_now does not add up to 100 per cent'],
  [`${HEAD}\n`, 'it names no payment method'],
])('a mix that cannot be read is refused with its place', async (content, message) => {
  cli.file('mix.csv', content)
  const result = await cli('roi', ...PROMISE, '--mix', 'mix.csv')
  expect([result.exitCode, result.stdout]).toEqual([3, ''])
  expect(result.stderr).toContain(message)
})

test('without a book what matters must be typed, and the message says what', async () => {
  const result = await cli('roi', '--revenue', '1000')
  expect([result.exitCode, result.stdout]).toEqual([2, ''])
  expect(result.stderr).toContain('--dso-now is missing, and no book here says it')
})

test('a yen has no cents', async () => {
  const result = await cli.json('roi', ...PROMISE, '--currency', 'JPY')
  expect(result).toMatchObject({ freed_cash: '65753', annual_benefit: '20860' })
})

async function quarterBook(): Promise<void> {
  await cli.json('init', 'book')
  const ledger = ledgerIn(join(cli.folder, 'book'))
  recordWorkedQuarter(ledger)
  ledger.close()
}

test('what is not typed is taken from the book, and the table says from where', async () => {
  await quarterBook()
  const { stdout } = await cli('roi', '--book', 'book', '--as-of', '2026-09-30')
  expect(stdout).toMatch(/Revenue a year +450,000\.00 +the book: sales of 2025-10-01 to 2026-09-30/)
  expect(stdout).toMatch(/DSO now +54\.00 days +the book: DSO, ending balance/)
  expect(stdout).toMatch(/Cost of money a year +8\.00 % +assumed/)
})

test('two measured windows are compared by the same variant on both sides', async () => {
  await quarterBook()
  const result = await cli.json(
    'roi',
    '--book',
    'book',
    '--measured',
    ...[...['--before', '2026-07-01..2026-07-31', '--after', '2026-07-01..2026-09-30']],
  )
  expect(result['measured']).toEqual({
    before: {
      from: '2026-07-01',
      to: '2026-07-31',
      currency: 'USD',
      sales: '100000.00',
      dso_average: '38.8',
      writeoff_pct: '0.00',
      past_due_pct: '0.0',
    },
    after: {
      from: '2026-07-01',
      to: '2026-09-30',
      currency: 'USD',
      sales: '300000.00',
      dso_average: '50.6',
      writeoff_pct: '0.00',
      past_due_pct: '38.9',
    },
  })
})

test.each([
  [['--before', '2026-07-01', '--after', '2026-07-01..2026-09-30'], '--before: expected a window'],
  [
    ['--before', '2026-07-01..2026-07-31'],
    '--after: expected a window such as 2026-01-01..2026-03-31, found nothing',
  ],
  [
    ['--before', '2020-07-01..2020-07-31', '--after', '2026-07-01..2026-09-30'],
    'no sales in USD from 2020-07-01',
  ],
])('a window that measures nothing is refused', async (words, message) => {
  await quarterBook()
  const result = await cli('roi', '--book', 'book', '--measured', ...words)
  expect([result.exitCode, result.stdout]).toEqual([2, ''])
  expect(result.stderr).toContain(message)
})
