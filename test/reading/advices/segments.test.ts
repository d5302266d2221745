import { describe, expect, test } from 'vitest'
import { ediSegments, part } from '../../../src/reading/advices/edifact/segments.ts'
import { readSegments } from '../../../src/reading/advices/x12/segments.ts'

describe('the segments of an EDIFACT interchange', () => {
  test('a sign behind the release sign stands for itself, and line ends are nothing', () => {
    const [first, second] = ediSegments("NAD+PR+++O?'Neill ?+ Sons?: ??'MOA+\r\n9:12\n.50'")
    expect(first?.elements).toEqual([['PR'], [''], [''], ["O'Neill + Sons: ?"]])
    expect(second).toMatchObject({ at: 2, id: 'MOA' })
    expect(second === undefined ? '' : part(second, 1, 2)).toBe('12.50')
  })

  test('the signs are those that UNA names', () => {
    const [segment] = ediSegments('UNA|*,! ~DOC*380*R!*1|x~')
    expect(segment).toEqual({ at: 1, id: 'DOC', elements: [['380'], ['R*1', 'x']] })
  })

  test('what follows the last end of a segment is none', () => {
    expect(ediSegments("UNH+1'MOA+9")).toHaveLength(1)
  })
})

test('an interchange that could not be held is refused', () => {
  expect(() => ediSegments("A'".repeat(100_001))).toThrow('more than 100000 segments')
  const isa = `ISA*00*${' '.repeat(10)}*00*${' '.repeat(10)}*ZZ*A*ZZ*B*260105*1200*U*00401*1*0*P*>~`
  expect(() => readSegments(isa + 'ST~'.repeat(100_000))).toThrow('more than 100000 segments')
})
