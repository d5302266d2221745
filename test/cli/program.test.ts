import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EXIT_CODES, failureText } from '../../src/cli/failure.ts'
import { registry } from '../../src/cli/registry.ts'
import { AppError } from '../../src/core/errors.ts'
import { type Cli, makeCli } from '../support/cli.ts'
import { ledgerIn } from '../support/ledger.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book')
})
afterEach(() => cli.remove())

test('every command has help with a summary for itself and for each of its options', async () => {
  for (const { path, options = [] } of registry) {
    const { exitCode, stdout, stderr } = await cli(...path.split(' '), '--help')
    expect([path, exitCode, stderr]).toEqual([path, 0, ''])
    for (const { flags, summary } of options) {
      expect(stdout, path).toContain(flags.split(/[ ,]/)[0])
      expect(summary.length, `${path} ${flags}`).toBeGreaterThan(5)
    }
  }
})

test('called without a command, it shows what there is', async () => {
  const { exitCode, stdout } = await cli()
  expect(exitCode).toBe(0)
  for (const { path } of registry) {
    const [name = ''] = path.split(' ')
    expect(stdout, 'each with a word about what it is for').toMatch(
      new RegExp(`^  ${name}( [<[].*?[>\\]])*  +\\w`, 'm'),
    )
  }
})

test('the parts of a command stand in one list of its help, whatever each is for', async () => {
  const { stdout } = await cli('customers', '--help')
  const lines = stdout.slice(stdout.indexOf('\nCommands:')).match(/^ {2}[a-z-]+/gm)
  const parts = registry.filter(({ path }) => path.startsWith('customers '))
  expect(lines?.map((line) => line.trim())).toEqual(parts.map(({ path }) => path.split(' ')[1]))
})

test.each([
  [['agign'], "unknown command 'agign'", 'aging'],
  [['aging', '--buket', '1'], "unknown option '--buket'", '--buckets'],
  [['aging', '--by', 'colour'], "argument 'colour' is invalid", 'customer, segment'],
  [['aging', '--as-of'], "option '--as-of <date>' argument missing", ''],
  [['aging', 'extra'], 'too many arguments', ''],
])('%j is a usage error with a suggestion', async (words, message, suggestion) => {
  const result = await cli('--book', 'book', ...words)
  expect([result.exitCode, result.stdout]).toEqual([2, ''])
  expect(result.stderr).toContain(message)
  expect(result.stderr).toContain(suggestion)
})

test('each report prints exactly one JSON document with --json, and messages on stderr alone', async () => {
  const reports = registry.filter(
    ({ effect, arguments: words = [] }) =>
      effect === 'reads' && words.every(({ name }) => name.startsWith('[')),
  )
  expect(reports.length).toBeGreaterThan(5)
  for (const { path } of reports) {
    const { stdout } = await cli('--book', 'book', ...path.split(' '), '--json')
    expect(stdout.split('\n'), path).toHaveLength(2)
    expect(() => JSON.parse(stdout), path).not.toThrow()
  }
})

test('--json and --format json are the same, before or behind the command', async () => {
  const [first, ...others] = await Promise.all([
    cli('--book', 'book', '--json', 'aging'),
    cli('aging', '--json', '--book', 'book'),
    cli('aging', '--format', 'json', '--book', 'book'),
  ])
  for (const other of others) expect(other).toEqual(first)
})

test('--output writes the file and keeps stdout empty; an XLSX file cannot be printed', async () => {
  const written = await cli('--book', 'book', 'aging', '--format', 'xlsx', '--output', 'a.xlsx')
  expect([written.exitCode, written.stdout]).toEqual([0, ''])
  expect(written.stderr).toContain(join(cli.folder, 'a.xlsx'))
  const printed = await cli('--book', 'book', 'aging', '--format', 'xlsx')
  expect([printed.exitCode, printed.stderr]).toEqual([
    2,
    expect.stringContaining('add --output FILE'),
  ])
})

function noScreen(): never {
  throw new Error('aging needs no keys')
}

test('colour is for terminals, and --no-color switches it off', async () => {
  const ledger = ledgerIn(join(cli.folder, 'book'))
  const customer = ledger.customer({ name: 'Acme' })
  ledger.invoice({ number: 'A', customer, issued: '2026-10-01', due: '2026-11-01', total: '5' })
  ledger.close()
  const terminal = {
    isInteractive: true,
    hasColor: true,
    columns: 80,
    progress: () => {},
    takeOver: noScreen,
  }
  const seen = makeCli({ cwd: join(cli.folder, 'book'), terminal })
  expect((await seen('aging')).stdout).toContain('\u001b[')
  expect((await seen('aging', '--no-color')).stdout).not.toContain('\u001b[')
  expect((await seen('aging', '--output', 'aging.txt')).exitCode).toBe(0)
  seen.remove()
  expect((await cli('--book', 'book', 'aging')).stdout).not.toContain('\u001b[')
})

test('the day is --as-of, else $OPENITEM_TODAY, and must be a day', async () => {
  expect((await cli.json('--book', 'book', 'aging'))['as_of']).toBe('2026-10-31')
  expect((await cli.json('--book', 'book', 'aging', '--as-of', '2024-02-29'))['as_of']).toBe(
    '2024-02-29',
  )
  const wrong = await cli('--book', 'book', 'aging', '--as-of', '2026-02-29')
  expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('found "2026-02-29"')])
  const environment = { OPENITEM_TODAY: 'tomorrow' }
  const lost = makeCli({ environment })
  expect((await lost('roi')).stderr).toContain('OPENITEM_TODAY: expected a date')
  lost.remove()
})

test('a name full of escape sequences reaches neither stdout nor stderr as such', async () => {
  const ledger = ledgerIn(join(cli.folder, 'book'))
  const customer = ledger.customer({ name: '\u001b]8;;http://x\u0007evil\u009b2J\u202e' })
  ledger.invoice({
    number: '\u001b[2J',
    customer,
    issued: '2026-10-01',
    due: '2026-11-01',
    total: '5',
  })
  ledger.close()
  for (const format of ['table', 'csv', 'json', 'html']) {
    for (const by of ['customer', 'invoice']) {
      const { stdout } = await cli('--book', 'book', 'aging', '--by', by, '--format', format)
      expect(stdout, format).not.toMatch(
        /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202e]/,
      )
    }
  }
  const refused = await cli('--book', 'book', 'aging', '--as-of', '\u001b[2Jx')
  expect(refused.stderr).not.toContain('\u001b')
})

test('every kind of failure has the exit code of the interface contract', () => {
  expect(EXIT_CODES).toEqual({
    internal: 1,
    usage: 2,
    input: 3,
    check: 4,
    delivery: 5,
    busy: 6,
    permission: 7,
    'closed-period': 8,
  })
})

test('an error is told with its hint, and its stack only where it was asked for', () => {
  const error = new AppError('input', 'wrong', { hint: 'right it', cause: new Error('deep') })
  expect(failureText(error, { isDebug: false })).toEqual({
    text: 'wrong\nhint: right it\n',
    exitCode: 3,
  })
  expect(failureText(error, { isDebug: true }).text).toMatch(/\n\s+at [\s\S]*caused by Error: deep/)
  const bug = failureText(new TypeError('x is undefined'), { isDebug: false })
  expect(bug.exitCode).toBe(1)
  expect(bug.text).toContain('this is a bug in openitem; --debug shows where it happened')
  expect(bug.text).not.toMatch(/\n\s+at /)
})
