import Papa from 'papaparse'
import { afterEach, expect, test, vi } from 'vitest'
import { parseCurrency } from '../../src/core/currency.ts'
import * as money from '../../src/core/money.ts'
import {
  type Block,
  type Cell,
  dateCell,
  moneyCell,
  type Table,
  tableBlock,
  textBlock,
  textCell,
} from '../../src/core/outcome.ts'
import { renderCsv } from '../../src/render/csv.ts'
import { renderHtml } from '../../src/render/html.ts'
import { renderXlsx } from '../../src/render/xlsx.ts'
import { day } from '../support/ledger.ts'
import { readWorkbook } from '../support/workbook.ts'

afterEach(() => {
  vi.useRealTimers()
})

function amount(minor: number, code = 'USD'): Cell {
  const currency = parseCurrency(code)
  if (currency === undefined) throw new Error(code)
  return moneyCell(money.of(minor, currency))
}

const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/C calc"!A0']

function oneColumn(values: readonly string[]): Table {
  return {
    title: 'T',
    columns: [{ key: 'text', label: 'Text' }],
    rows: values.map((value) => [textCell(value)]),
  }
}

test('text that a spreadsheet would run stands behind an apostrophe in CSV; amounts stay numbers', () => {
  const table: Table = {
    columns: [
      { key: 'text', label: 'Text' },
      { key: 'amount', label: 'Amount' },
    ],
    rows: FORMULAS.map((text) => [textCell(text), amount(-150)]),
  }
  const rows = Papa.parse<string[]>(renderCsv([tableBlock(table)]), { skipEmptyLines: true }).data
  expect(rows[0]).toEqual(['text', 'amount'])
  for (const [text, figure] of rows.slice(1)) expect([text?.[0], figure]).toEqual(["'", '-1.50'])
})

test('CSV keeps quotes and commas, loses what a terminal would obey, and ends its lines as it should', () => {
  const csv = renderCsv([tableBlock(oneColumn(['a "b", c', 'x\u001b[2Jy']))])
  expect(csv).toBe('text\r\n"a ""b"", c"\r\nx\ufffd[2Jy\r\n')
})

test('tables with the same columns are one CSV table; others stand apart', () => {
  const blocks: Block[] = [
    tableBlock(oneColumn(['a'])),
    textBlock('said'),
    tableBlock(oneColumn(['b'])),
  ]
  expect(renderCsv(blocks)).toBe('text\r\na\r\nb\r\n')
  const other: Table = { columns: [{ key: 'n', label: 'N' }], rows: [[textCell('c')]] }
  expect(renderCsv([...blocks, tableBlock(other)])).toBe('text\r\na\r\nb\r\n\r\nn\r\nc\r\n')
})

test('a page of HTML runs nothing that a name holds and needs nothing from the network', () => {
  const html = renderHtml([
    tableBlock(oneColumn(['<img src=x onerror="alert(1)">', "a'b&c", '\u202eevil'])),
  ])
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;')
  expect(html).not.toMatch(/<img|<script|https?:|\u202e/)
})

test('a workbook re-read has amounts as numbers with their digits, days as days, and formulas as text', async () => {
  const table: Table = {
    title: 'A: very/long [title] of a sheet that no workbook takes',
    columns: [
      { key: 'text', label: 'Text' },
      { key: 'amount', label: 'Amount', align: 'right' },
      { key: 'yen', label: 'Yen', align: 'right' },
      { key: 'day', label: 'Day' },
    ],
    rows: FORMULAS.map((text) => [
      textCell(text),
      amount(-123456),
      amount(7, 'JPY'),
      dateCell(day('2026-02-28')),
    ]),
    totals: [[textCell('Total'), amount(5), amount(6, 'JPY'), dateCell(null)]],
  }
  const [sheet] = await readWorkbook(
    await renderXlsx([tableBlock(table), tableBlock(oneColumn(['x']))]),
  )
  expect(sheet?.rows[0]).toEqual(['Text', 'Amount', 'Yen', 'Day'])
  expect(sheet?.rows[1]?.slice(0, 3)).toEqual(['=1+1', -1234.56, 7])
  expect(sheet?.rows[1]?.[3]).toEqual(new Date('2026-02-28T00:00:00Z'))
  expect(sheet?.rows.at(-1)?.slice(0, 3)).toEqual(['Total', 0.05, 6])
})

test('control characters in a name do not spoil a workbook', async () => {
  const [sheet] = await readWorkbook(await renderXlsx([tableBlock(oneColumn(['a\u0000b\u0008c']))]))
  expect(sheet?.rows[1]).toEqual(['abc'])
})

test('a workbook is the same, byte for byte, whenever it is made', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-10-31T12:00:00Z') })
  const first = await renderXlsx([tableBlock(oneColumn(['a']))])
  vi.setSystemTime(new Date('2027-03-01T08:30:00Z'))
  const second = await renderXlsx([tableBlock(oneColumn(['a']))])
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true)
})

test('an outcome of sentences alone makes a workbook that opens, too', async () => {
  const [sheet] = await readWorkbook(await renderXlsx([textBlock('Nothing here.\nReally.')]))
  expect(sheet?.rows).toEqual([['Nothing here.'], ['Really.']])
})
