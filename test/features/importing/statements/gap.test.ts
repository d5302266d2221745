import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init', '--currency', 'EUR')
})
afterEach(() => cli.remove())

interface Doc {
  readonly files: readonly { readonly warnings: readonly string[] }[]
}

/** A statement in MT940 of one movement. */
function statement(
  day: string,
  balances: { opening: string; closing: string; amount: string },
): string {
  return [
    ':20:STARTUMS',
    ':25:10020030/1234567',
    ':28C:1/1',
    `:60F:C${day}EUR${balances.opening}`,
    `:61:${day}${day.slice(2)}C${balances.amount}NTRFNONREF`,
    ':86:166?00GUTSCHRIFT?20RE 1?32ACME',
    `:62F:C${day}EUR${balances.closing}`,
    '-',
    '',
  ].join('\r\n')
}

test('a statement that does not go on where the last one ended is told', async () => {
  cli.file('1.sta', statement('260105', { opening: '100,00', amount: '50,00', closing: '150,00' }))
  cli.file('2.sta', statement('260107', { opening: '170,00', amount: '10,00', closing: '180,00' }))
  cli.file(
    'between.sta',
    statement('260106', { opening: '150,00', amount: '20,00', closing: '170,00' }),
  )
  await cli.json('import', '1.sta')
  const late = await cli.json<Doc>('import', '2.sta')
  expect(late.files[0]?.warnings.join()).toContain('closes with 150.00')
  expect(late.files[0]?.warnings.join()).toContain('opens with 170.00')
  const between = await cli.json<Doc>('import', 'between.sta')
  expect(between.files[0]?.warnings.join()).not.toContain('missing')
})

test('balances that the lines do not explain are told with both figures', async () => {
  cli.file('1.sta', statement('260105', { opening: '100,00', amount: '50,00', closing: '155,00' }))
  const { files } = await cli.json<Doc>('import', '1.sta')
  expect(files[0]?.warnings.join()).toMatch(/make 150\.00.*closes with 155\.00/)
})
