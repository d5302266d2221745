import { expect, test } from 'vitest'
import { splitRows } from '../../../src/reading/rows/split-rows.ts'

function split(...lines: string[]): readonly (readonly string[])[] {
  return splitRows(`${lines.join('\n')}\n`, ',', true).rows
}

test('a quoted cell may hold separators, quotation marks and lines', () => {
  expect(split('a,b', '"1,""x""","two\nlines"', 'c,d')).toEqual([
    ['a', 'b'],
    ['1,"x"', 'two\nlines'],
    ['c', 'd'],
  ])
})

test('a quotation mark that would swallow rows is a character', () => {
  expect(split('a,b', '1,"cut', '"2","whole"', '3,c')).toEqual([
    ['a', 'b'],
    ['1', '"cut'],
    ['2', 'whole'],
    ['3', 'c'],
  ])
  const rows = ['2026-01-05,"5 inch,1.00', '2026-01-06,Hose,2.00', '2026-01-07,Pipe 6",3.00']
  expect(split('Date,Text,Total', ...rows)).toHaveLength(4)
})
