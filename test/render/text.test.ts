import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { type Currency, parseCurrency } from '../../src/core/currency.ts'
import * as money from '../../src/core/money.ts'
import {
  type Cell,
  emptyCell,
  moneyCell,
  type Table,
  tableBlock,
  textBlock,
  textCell,
} from '../../src/core/outcome.ts'
import { renderCsv } from '../../src/render/csv.ts'
import { ONE_COLUMN_EACH } from '../../src/render/ruler.ts'
import { renderText } from '../../src/render/text.ts'

const USD = currency('USD')

function currency(code: string): Currency {
  const found = parseCurrency(code)
  if (found === undefined) throw new Error(code)
  return found
}

const amount = (minor: number): Cell => moneyCell(money.of(minor, USD))

/** A table as wide as an aging: a number, a name, and seven amounts. */
function agingLike(rows: readonly (readonly [string, string, number])[]): Table {
  return {
    title: 'Aging',
    columns: [
      { key: 'currency', label: 'Currency', isForData: true },
      { key: 'key', label: 'No.' },
      { key: 'name', label: 'Customer' },
      ...['Current', '1-30', '31-60', '61-90', '90+', 'Unapplied', 'Total'].map((label) => ({
        key: label,
        label,
        align: 'right' as const,
      })),
    ],
    rows: rows.map(([key, name, minor]) => [
      textCell('USD'),
      textCell(key),
      textCell(name),
      ...Array.from({ length: 7 }, () => amount(minor)),
    ]),
  }
}

const lines = async (table: Table, columns: number): Promise<readonly string[]> => {
  const text = await renderText([tableBlock(table)], { hasColor: false, columns })
  return text.trimEnd().split('\n')
}

const widthOf = (text: string): number => stringWidth(text)

test.each([80, 100, 120])('a table fits into a terminal of %i columns', async (columns) => {
  const name = 'Société Générale de Bois et Forêts du Nord, Successeurs et Compagnie'
  const shown = await lines(
    agingLike([
      ['C10217', name, 1_234_567],
      ['C2', 'Acme', -99],
    ]),
    columns,
  )
  expect(Math.max(...shown.map(widthOf))).toBeLessThanOrEqual(columns)
})

test('amounts are never cut; the texts give way, or get a line of their own', async () => {
  const wide = agingLike([['C10217', 'Harbor Foods International Inc', 123_456_789]])
  for (const columns of [80, 100, 120, 200]) {
    const shown = await lines(wide, columns)
    expect(shown.join('\n').match(/1,234,567\.89/g)).toHaveLength(7)
  }
  expect(await lines(wide, 90)).toEqual([
    'Aging',
    'No.  Customer',
    '     Current         1-30        31-60        61-90          90+    Unapplied        Total',
    '─'.repeat(90),
    'C10217  Harbor Foods International Inc',
    Array.from({ length: 7 }, () => '1,234,567.89').join(' '),
  ])
})

test('columns for data only are not shown to people', async () => {
  expect((await lines(agingLike([['C1', 'Acme', 1]]), 120))[1]).not.toContain('Currency')
})

test('wide and combining letters line up', async () => {
  const table: Table = {
    columns: [
      { key: 'name', label: 'Name' },
      { key: 'amount', label: 'Amount', align: 'right' },
    ],
    rows: [
      [textCell('東京フーズ'), amount(100)],
      [textCell('Cafe\u0301'), amount(200)],
      [textCell('👩‍👩‍👧 family'), amount(300)],
    ],
  }
  const [, , ...rows] = await lines(table, 80)
  expect(rows.map(widthOf)).toEqual([18, 18, 18])
})

test('a text that is cut keeps whole letters and says so', async () => {
  const table: Table = {
    columns: [{ key: 'name', label: 'Name' }],
    rows: [[textCell('東'.repeat(60))]],
  }
  const row = (await lines(table, 20)).at(-1) ?? ''
  expect(row).toMatch(/^東+…$/)
  expect(stringWidth(row)).toBeLessThanOrEqual(20)
})

test('sentences are broken into lines, never cut', async () => {
  const sentence = 'the quick brown fox jumps over the lazy dog again and again'
  const table: Table = {
    columns: [
      { key: 'code', label: 'Code' },
      { key: 'why', label: 'Why', isProse: true },
    ],
    rows: [[textCell('A'), textCell(sentence)]],
  }
  const [, , ...rows] = await lines(table, 30)
  expect(rows.length).toBeGreaterThan(1)
  expect(rows.map((row) => row.slice(6).trim()).join(' ')).toBe(sentence)
})

const EVIL = 'a\u001b[2J\u001b]52;c;AAAA\u0007\u009b31mb\u202ec\u2066\u0000\u200f'

test('escape sequences and marks that turn the reading direction are printed harmless', async () => {
  const text = await renderText(
    [
      tableBlock({
        title: EVIL,
        columns: [{ key: 'x', label: 'X' }],
        rows: [[textCell(EVIL)]],
        notes: [EVIL],
      }),
      textBlock(`${EVIL}\nsecond line`),
    ],
    { hasColor: false, columns: 200 },
  )
  expect(text).not.toMatch(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
  )
  expect(text).toContain('second line')
})

test('a line break in a name does not break the table', async () => {
  const table: Table = {
    columns: [{ key: 'x', label: 'X' }],
    rows: [[textCell('one\ntwo\r\u2028three')]],
  }
  expect((await lines(table, 80)).at(-1)).toBe('one two  three')
})

test('colour is used only where it is wanted, and never changes the layout', async () => {
  const table: Table = {
    columns: [
      { key: 'x', label: 'X' },
      { key: 'y', label: 'Y', align: 'right' },
    ],
    rows: [[textCell('late', 'bad'), amount(0)]],
    totals: [[textCell('Total'), amount(0)]],
  }
  const plain = await renderText([tableBlock(table)], { hasColor: false, columns: 80 })
  const coloured = await renderText([tableBlock(table)], { hasColor: true, columns: 80 })
  expect(plain).not.toContain('\u001b')
  expect(coloured).toContain('\u001b[31mlate')
  expect(coloured.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain)
})

test('no colour vanishes on a white terminal or on a black one', async () => {
  const tones = ['good', 'bad', 'warn', 'dim'] as const
  const table: Table = {
    title: 'All looks',
    columns: [{ key: 'x', label: 'X' }],
    rows: tones.map((tone) => [textCell(tone, tone)]),
  }
  const coloured = await renderText([tableBlock(table)], { hasColor: true, columns: 80 })
  const codes = [...coloured.matchAll(/\u001b\[(\d+)m/g)].map(([, code]) => Number(code))
  // Bold, dim and their ends; red, green and the end of both: no yellow, blue, white, bright ones.
  expect([...new Set(codes)].sort((a, b) => a - b)).toEqual([1, 2, 22, 31, 32, 39])
})

test('what has to be typed is never cut, and other texts give way before it', async () => {
  const table: Table = {
    columns: [
      { key: 'ref', label: 'Bank ref', isKey: true },
      { key: 'date', label: 'Date', align: 'right' },
      { key: 'payer', label: 'Payer' },
      { key: 'reason', label: 'Reason' },
    ],
    rows: [
      [
        textCell('260226-R950GCMZVV/1042'),
        amount(31500),
        textCell('A payer with a very long name'),
        textCell('UNKNOWN_PAYER, since long'),
      ],
    ],
  }
  for (const columns of [80, 60, 50, 40]) {
    expect((await lines(table, columns)).join('\n')).toContain('260226-R950GCMZVV/1042')
  }
})

test('a table without rows says so', async () => {
  expect(await lines({ columns: [{ key: 'x', label: 'X' }], rows: [] }, 80)).toEqual([
    '(nothing to show)',
  ])
})

test('a long list looks like a short one, though another hand draws it', async () => {
  const rows = Array.from(
    { length: 1_500 },
    (_, at) => [`C${at + 1_000}`, `Customer ${at + 1_000}`, at + 100_000] as const,
  )
  const long = await lines(agingLike(rows), 120)
  const short = await lines(agingLike(rows.slice(0, 900)), 120)
  expect(long.slice(0, 902)).toEqual(short.slice(0, 902))
})

test('a hundred thousand rows are drawn in a few seconds', async () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => [`C${at}`, `Customer ${at}`, at] as const)
  const start = performance.now()
  expect(await lines(agingLike(rows), 120)).toHaveLength(100_003)
  expect(performance.now() - start).toBeLessThan(10_000)
})

test('each letter that is taken for one column is one', () => {
  for (let code = 0x20; code < 0x3000; code++) {
    const letter = String.fromCodePoint(code)
    if (ONE_COLUMN_EACH.test(letter)) expect(stringWidth(letter), code.toString(16)).toBe(1)
  }
})

test('in a narrow terminal a column goes that another command tells, rather than every name being cut', async () => {
  const table: Table = {
    columns: [
      { key: 'name', label: 'Name' },
      { key: 'email', label: 'E-mail', isSpare: true },
      { key: 'owes', label: 'Owes', align: 'right' },
    ],
    rows: [
      [textCell('Harbor Foods Inc'), textCell('accounts@harborfoods.example'), amount(1234500)],
    ],
    totals: [[textCell('Total'), emptyCell, amount(1234500)]],
  }
  expect((await lines(table, 60)).join()).toContain('accounts@harborfoods.example')
  const narrow = (await lines(table, 40)).join()
  expect(narrow).toContain('Harbor Foods Inc')
  expect(narrow).not.toContain('E-mail')
})

test('what a customer owes in several currencies has its thousands apart for people, not in data', async () => {
  const owed = [money.of(123450, currency('EUR')), money.of(-500, currency('JPY'))]
  const table: Table = {
    columns: [{ key: 'owes', label: 'Owes' }],
    rows: [[{ kind: 'monies', values: owed }]],
  }
  expect((await lines(table, 60)).at(-1)).toBe('1,234.50 EUR, -500 JPY')
  expect(renderCsv([tableBlock(table)])).toContain('"1234.50 EUR, -500 JPY"')
})

test('a sentence below a table is broken between words where the terminal ends', async () => {
  const note = 'the count-back ends at a month without sales; the rest of the balance is older'
  const table: Table = {
    columns: [{ key: 'x', label: 'X' }],
    rows: [[textCell('1')]],
    notes: [note],
  }
  const below = (await lines(table, 40)).slice(3)
  expect(below.join(' ')).toBe(note)
  expect(Math.max(...below.map(({ length }) => length))).toBeLessThanOrEqual(40)
})
