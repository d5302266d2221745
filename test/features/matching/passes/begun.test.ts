import { expect, test } from 'vitest'
import { matchCash } from '../../../../src/features/matching/engine.ts'
import { readScenarios, told } from '../../../support/scenario.ts'

const INVOICES = 300
const CUT = 'EREF+51134150725 SVWZ+RG RE-2026-0021' // so long are the texts of this bank

/** A book of many invoices, those with other amounts, and what the bank shows of a payment nobody is named in. */
function posted(amounts: Readonly<Record<number, string>>, amount: string): readonly string[] {
  const rows = Array.from({ length: INVOICES }, (_, index) => {
    const serial = 200 + index
    const total = amounts[serial] ?? `${10 + index}.50`
    return `invoice RE-2026-00${serial}  C1  on 2026-01-05  ${total} EUR`
  })
  const fill = (text: string) => text.padEnd(CUT.length, 'X')
  const others = [1, 2, 3].map(
    (one) =>
      `payment L${one}  on 2026-02-02  0.0${one} EUR  from ""  "${fill(`SVWZ+DANKE ${one}`)}"`,
  )
  const payment = `payment P1  on 2026-02-01  ${amount} EUR  from ""  "${CUT}"`
  const text = ['# one', 'customer C1  Gartenstr Owners', ...rows, payment, ...others].join('\n')
  const [scenario] = readScenarios(text)
  if (scenario === undefined) throw new Error('no scenario')
  return told(scenario.facts, matchCash(scenario.facts)).filter((one) => one.startsWith('P1'))
}

test('a number that the bank cut off is told by its amount, whoever pays', () => {
  expect(posted({ 218: '371.86' }, '371.86')).toEqual(['P1 applied RE-2026-00218 371.86 cash'])
})

test('an invoice of that amount whose number begins otherwise is not meant', () => {
  expect(posted({ 218: '371.86', 318: '371.86' }, '371.86')).toEqual([
    'P1 applied RE-2026-00218 371.86 cash',
  ])
})

test('two of that amount that begin alike are asked about', () => {
  expect(posted({ 218: '371.86', 219: '371.86' }, '371.86')).toEqual(['P1 queued UNKNOWN_PAYER'])
})

test('an amount that many invoices have proves nothing about a number that was cut off', () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [220 + at, '371.86']))
  expect(posted({ ...many, 218: '371.86' }, '371.86')).toEqual(['P1 queued AMBIGUOUS'])
})
