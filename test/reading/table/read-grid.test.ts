import { describe, expect, test } from 'vitest'
import { readGrid } from '../../../src/reading/table/read-grid.ts'

const grid = (text: string) => readGrid(Buffer.from(text))

describe('the delimiter', () => {
  test.each([
    ['a;b;c\n1;2,50;x\n', ';'],
    ['a,b,c\n2026-01-02,"1,50",x\n', ','],
    ['a\tb\tc\n2026-01-02\t1,50\tx\n', '\t'],
    ['a|b|c\n2026-01-02|1.50|x\n', '|'],
    ['sep=;\na;b\n1;2\n', ';'],
  ])('of %j is %j', (text, delimiter) => {
    expect(grid(text).delimiter).toBe(delimiter)
  })

  test('a decimal comma does not make a semicolon file a comma file', () => {
    expect(grid('01.02.2026;-18,00;EUR\n02.02.2026;-9,05;EUR\n').rows[0]).toEqual([
      '01.02.2026',
      '-18,00',
      'EUR',
    ])
  })
})

describe('line ends and line numbers', () => {
  test.each(['\n', '\r\n', '\r', '\r\r\n'])('%j ends a line', (end) => {
    const read = grid(['a,b', '1,2', '3,4', ''].join(end))
    expect(read.rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ])
    expect(read.lines).toEqual([1, 2, 3])
  })

  test('a row is found again by its line behind blank lines and cells of several lines', () => {
    const read = grid('a,b\n\n1,"two\nlines"\n3,4\n')
    expect(read.lines).toEqual([1, 3, 5])
  })

  test('an Excel separator line is no row', () => {
    expect(grid('sep=;\na;b\n1;2\n').lines).toEqual([2, 3])
  })
})

describe('stray marks', () => {
  test('a quotation mark that never closes swallows no rows and is told', () => {
    const read = grid('d,t,a\n2026-01-02,"oops,1.00\n2026-01-03,x,2.00\n2026-01-04,y,3.00\n')
    expect(read.rows.map((row) => row[2])).toEqual(['a', '1.00', '2.00', '3.00'])
    expect(read.warnings).toEqual([
      'line 2: a quotation mark opens a cell that never ends; it was read as text',
    ])
  })

  test('a quotation mark inside of a cell that is not doubled swallows no neighbour', () => {
    const read = grid('"d","t","a"\n"2026-01-02","Inn "Alba"","1,00"\n"2026-01-03","x","2,00"\n')
    expect(read.rows[1]).toEqual(['2026-01-02', 'Inn "Alba"', '1,00'])
  })

  test('two stray quotation marks do not hide the rows between them', () => {
    const read = grid(
      'd,t,a\n2026-01-02,"oops,1.00\n2026-01-03,x,2.00\n2026-01-04,"y,3.00\n2026-01-05,z,4.00\n',
    )
    expect(read.rows).toHaveLength(5)
  })

  test('NULs and a byte order mark are left out', () => {
    expect(grid('\ufeffa,b\n1\u0000,2\n').rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  test('a file of nothing but quotation marks ends soon', () => {
    const started = performance.now()
    grid(`d,t,a\n${'2026-01-02,"x,1.00\n'.repeat(20_000)}`)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('an empty file is refused', () => {
    expect(() => grid(' \n\n')).toThrow('the file holds nothing but blanks')
  })
})
