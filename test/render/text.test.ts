import { expect, test } from 'vitest'
import { type Currency, parseCurrency } from '../../src/core/currency.ts'
import * as money from '../../src/core/money.ts'
import {
  type Cell,
  moneyCell,
  type Table,
  tableBlock,
  textBlock,
  textCell,
} from '../../src/core/outcome.ts'
import { renderText } from '../../src/render/text.ts'
import { widthOf } from '../../src/render/width.ts'

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

const lines = (table: Table, columns: number): readonly string[] =>
  renderText([tableBlock(table)], { hasColor: false, columns })
    .trimEnd()
    .split('\n')

test.each([80, 100, 120])('a table fits into a terminal of %i columns', (columns) => {
  const name = 'Société Générale de Bois et Forêts du Nord, Successeurs et Compagnie'
  const shown = lines(
    agingLike([
      ['C10217', name, 1_234_567],
      ['C2', 'Acme', -99],
    ]),
    columns,
  )
  expect(Math.max(...shown.map(widthOf))).toBeLessThanOrEqual(columns)
})

test('amounts are never cut; the texts give way, or get a line of their own', () => {
  const wide = agingLike([['C10217', 'Harbor Foods International Inc', 123_456_789]])
  for (const columns of [80, 100, 120, 200]) {
    expect(
      lines(wide, columns)
        .join('\n')
        .match(/1,234,567\.89/g),
    ).toHaveLength(7)
  }
  expect(lines(wide, 90)).toEqual([
    'Aging',
    'No.  Customer',
    ' Current          1-30         31-60         61-90           90+     Unapplied         Total'.slice(
      0,
      0,
    ) +
      '     Current         1-30        31-60        61-90          90+    Unapplied        Total',
    '─'.repeat(90),
    'C10217  Harbor Foods International Inc',
    Array.from({ length: 7 }, () => '1,234,567.89').join(' '),
  ])
})

test('columns for data only are not shown to people', () => {
  expect(lines(agingLike([['C1', 'Acme', 1]]), 120)[1]).not.toContain('Currency')
})

test('wide and combining letters line up', () => {
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
  const [, , ...rows] = lines(table, 80)
  expect(rows.map(widthOf)).toEqual([18, 18, 18])
})

test('a text that is cut keeps whole letters and says so', () => {
  const table: Table = {
    columns: [{ key: 'name', label: 'Name' }],
    rows: [[textCell('東'.repeat(60))]],
  }
  const row = lines(table, 20).at(-1) ?? ''
  expect(row).toMatch(/^東+…$/)
  expect(widthOf(row)).toBeLessThanOrEqual(20)
})

test('sentences are broken into lines, never cut', () => {
  const sentence = 'the quick brown fox jumps over the lazy dog again and again'
  const table: Table = {
    columns: [
      { key: 'code', label: 'Code' },
      { key: 'why', label: 'Why', isProse: true },
    ],
    rows: [[textCell('A'), textCell(sentence)]],
  }
  const [, , ...rows] = lines(table, 30)
  expect(rows.length).toBeGreaterThan(1)
  expect(rows.map((row) => row.slice(6).trim()).join(' ')).toBe(sentence)
})

const EVIL = 'a\u001b[2J\u001b]52;c;AAAA\u0007\u009b31mb\u202ec\u2066\u0000\u200f'

test('escape sequences and marks that turn the reading direction are printed harmless', () => {
  const text = renderText(
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

test('a line break in a name does not break the table', () => {
  const table: Table = {
    columns: [{ key: 'x', label: 'X' }],
    rows: [[textCell('one\ntwo\r\u2028three')]],
  }
  expect(lines(table, 80).at(-1)).toBe('one two  three')
})

test('colour is used only where it is wanted, and never changes the layout', () => {
  const table: Table = {
    columns: [
      { key: 'x', label: 'X' },
      { key: 'y', label: 'Y', align: 'right' },
    ],
    rows: [[textCell('late', 'bad'), amount(0)]],
    totals: [[textCell('Total'), amount(0)]],
  }
  const plain = renderText([tableBlock(table)], { hasColor: false, columns: 80 })
  const coloured = renderText([tableBlock(table)], { hasColor: true, columns: 80 })
  expect(plain).not.toContain('\u001b')
  expect(coloured).toContain('\u001b[31mlate')
  expect(coloured.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain)
})

test('a table without rows says so', () => {
  expect(lines({ columns: [{ key: 'x', label: 'X' }], rows: [] }, 80)).toEqual([
    '(nothing to show)',
  ])
})

test('a hundred thousand rows are drawn in a few seconds', () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => [`C${at}`, `Customer ${at}`, at] as const)
  const start = performance.now()
  expect(lines(agingLike(rows), 120)).toHaveLength(100_003)
  expect(performance.now() - start).toBeLessThan(10_000)
})
