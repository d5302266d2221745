import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

// Files from 12 MB on are read in pieces, and their first 4 MB decide how dates and amounts are
// read. The rows here are so long that the hundredth is beyond.

let cli: Cli

beforeEach(async () => {
  cli = makeCli()
  await cli('init', '.')
})

afterEach(() => cli.remove())

const ROWS = 400
const LATE = 300
const NOTE = 'as agreed with the customer on the telephone. '.repeat(800)

interface FileResult {
  readonly imported: number
  readonly rejected: number
  readonly refused?: string
  readonly hint?: string
}

/** Imports a list whose late rows are written otherwise than the first ones. */
async function imported(
  header: string,
  row: (at: number, isLate: boolean) => string,
  ...flags: string[]
): Promise<FileResult> {
  const rows = Array.from({ length: ROWS }, (_, at) => `${row(at, at >= LATE)}\n`)
  const path = cli.file('large.csv', `${header}\n${rows.join('')}`)
  const { stdout } = await cli('import', path, ...flags, '--json')
  return JSON.parse(stdout).files[0]
}

describe('a list of invoices', () => {
  const HEADER = 'Invoice Number;Customer;Invoice Date;Currency;Total;Note'
  const invoices = (date: (at: number, isLate: boolean) => string, amount = () => '1.50') => {
    const row = (at: number, isLate: boolean) =>
      `${at + 1};Quayside Ltd;${date(at, isLate)};EUR;${amount()};${NOTE}`
    return (...flags: string[]) => imported(HEADER, row, ...flags)
  }
  const amounts = (early: string, late: string, ...flags: string[]) =>
    imported(
      HEADER,
      (at, isLate) => `${at + 1};Quayside Ltd;2026-03-05;EUR;${isLate ? late : early};${NOTE}`,
      ...flags,
    )

  test('whose late dates contradict the first ones is refused, with the flag that decides', async () => {
    const run = invoices((_, isLate) => (isLate ? '03/25/2026' : '25/03/2026'))
    expect(await run()).toMatchObject({
      refused: `line ${LATE + 2}: "03/25/2026" is written otherwise than the dates of the first rows, which decided how all are read`,
      hint: 'say --date-order dmy or --date-order mdy',
    })
    expect(await cli.json('invoices')).toEqual({ invoices: [] })
    expect(await run('--date-order', 'dmy')).toMatchObject({ imported: LATE, rejected: 100 })
  })

  test('whose late dates have an order that the first ones did not need is refused', async () => {
    const run = invoices((_, isLate) => (isLate ? '03/04/26' : '2026-03-05'))
    expect((await run()).refused).toContain('"03/04/26" is written otherwise')
  })

  test('whose order only a late date decides is read in that order', async () => {
    const run = invoices((_, isLate) => (isLate ? '25/03/2026' : '05/03/2026'))
    expect(await run()).toMatchObject({ imported: ROWS })
    const { invoices: found } = await cli.json<{ invoices: { issue_date: string }[] }>('invoices')
    expect(found[0]?.issue_date).toBe('2026-03-05')
  })

  test('whose order no date decides is refused as a small one is', async () => {
    const run = invoices(() => '05/03/2026')
    expect((await run()).refused).toContain('may be day first or month first')
  })

  test('whose late amounts contradict the first ones is refused, with the flag that decides', async () => {
    expect(await amounts('1.50', '1,50')).toMatchObject({
      refused: expect.stringContaining('"1,50" is written otherwise than the amounts'),
      hint: 'say --decimal . or --decimal ,',
    })
    expect(await amounts('1,234', '1,50')).toHaveProperty('refused')
    expect(await amounts('7', '1.234')).toHaveProperty('refused')
    expect(await amounts('1.50', '1,50', '--decimal', '.')).toMatchObject({ rejected: 100 })
  })

  test('whose last row is cut off in its amount is taken without that row', async () => {
    const rows = Array.from({ length: ROWS }, (_, at) => `${at + 1};Bay;2026-03-05;${NOTE};7.50`)
    const text = `Invoice Number;Customer;Invoice Date;Note;Total\n${rows.join('\n')}`
    const { stderr } = await cli('import', cli.file('large.csv', text.slice(0, -1)))
    expect(stderr).toContain(`line ${ROWS + 1} is cut off`)
    expect((await cli.json<{ invoices: unknown[] }>('invoices')).invoices).toHaveLength(ROWS - 1)
  })

  test('with late rubbish loses those rows only', async () => {
    expect(await amounts('1.50', '1.5x')).toMatchObject({ imported: LATE, rejected: 100 })
  })
})

describe('a statement of a bank', () => {
  const HEADER = 'Date;Description;Amount;Note'
  const lines = (
    date: (isLate: boolean, at: number) => string,
    amount = (_: boolean) => '-1.50',
  ) => {
    const row = (at: number, isLate: boolean) =>
      `${date(isLate, at)};Fee ${at};${amount(isLate)};${NOTE}`
    return (...flags: string[]) => imported(HEADER, row, ...flags)
  }

  test('whose late dates contradict the first ones is refused, with the flag that decides', async () => {
    const run = lines((isLate) => (isLate ? '03/25/2026' : '25/03/2026'))
    expect(await run()).toMatchObject({
      refused: expect.stringContaining(`line ${LATE + 2}: "03/25/2026" is written otherwise`),
      hint: expect.stringContaining('--date-order mdy'),
    })
    expect(await cli.json('bank')).toEqual({ lines: [] })
    expect(await run('--date-order', 'dmy')).toMatchObject({ imported: LATE, rejected: 100 })
  })

  test('whose order only a late date decides is read in that order', async () => {
    const run = lines((isLate) => (isLate ? '25/03/2026' : '05/03/2026'))
    expect(await run()).toMatchObject({ imported: ROWS })
    const { lines: found } = await cli.json<{ lines: { date: string }[] }>('bank')
    expect(new Set(found.map(({ date }) => date))).toEqual(new Set(['2026-03-05', '2026-03-25']))
  })

  test('whose late amounts contradict the first ones is refused, with the flag that decides', async () => {
    const run = lines(
      () => '2026-03-05',
      (isLate) => (isLate ? '-1,50' : '-1.50'),
    )
    expect(await run()).toMatchObject({
      refused: expect.stringContaining('"-1,50" is written otherwise than the amounts'),
      hint: 'say --decimal . or --decimal ,',
    })
  })
})
