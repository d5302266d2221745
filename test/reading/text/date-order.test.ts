import { describe, expect, test } from 'vitest'
import { columnDateOrder, decideOrder } from '../../../src/reading/text/date-order.ts'

describe('the order of a column of dates', () => {
  test('one day after the 12th decides', () => {
    expect(columnDateOrder(['01/02/2020', '13/02/2020'])).toEqual({ kind: 'known', order: 'dmy' })
    expect(columnDateOrder(['01/02/2020', '02/13/2020'])).toEqual({ kind: 'known', order: 'mdy' })
  })

  test('dots put the day first', () => {
    expect(columnDateOrder(['01.02.2020'])).toEqual({ kind: 'known', order: 'dmy' })
  })

  test('a year in front needs no order', () => {
    expect(columnDateOrder(['2020-01-02'])).toEqual({ kind: 'evident' })
  })

  test('days up to the 12th leave it open', () => {
    expect(columnDateOrder(['01/02/2020', '11/12/2020'])).toMatchObject({
      kind: 'undecidable',
      between: ['dmy', 'mdy'],
    })
  })

  test('a two-digit year that never changes may stand in front', () => {
    expect(columnDateOrder(['24/01/15', '24/03/16'])).toMatchObject({
      kind: 'undecidable',
      between: ['dmy', 'ymd'],
    })
  })

  test('two orders in one column are told', () => {
    expect(columnDateOrder(['13/01/2020', '01/13/2020'])).toMatchObject({ kind: 'mixed' })
  })
})

describe('two-digit years', () => {
  test.each([
    [['24/05/03'], ['dmy', 'ymd']],
    [
      ['23-12-30', '24-01-02'],
      ['dmy', 'ymd'],
    ],
  ])('%j may begin with the year', (dates, between) => {
    expect(columnDateOrder(dates)).toMatchObject({ kind: 'undecidable', between })
  })

  test.each([[['13/05/24']], [['26.01.26']], [['15/03/24', '16/03/24', '17/03/24']]])(
    '%j begin with the day',
    (dates) => {
      expect(columnDateOrder(dates)).toEqual({ kind: 'known', order: 'dmy' })
    },
  )

  test('a single digit in front is no year', () => {
    expect(columnDateOrder(['6/12/15', '6/13/15'])).toEqual({ kind: 'known', order: 'mdy' })
  })
})

test.each([
  [['03/04/2026', '13/04/2026'], ['date'], 'dmy'],
  [['03/04/2026', '04/13/2026'], ['date'], 'mdy'],
  [['03/04/2026'], ['date'], undefined],
  [['03/04/2026'], ['rechnungsdatum'], 'dmy'],
  [['13/04/2026', '04/13/2026'], ['date'], 'mixed'],
  [['2026-04-03'], ['date'], 'ymd'],
])('the order of %j under %j is %s', (texts, names, expected) => {
  expect(decideOrder(texts, { names })).toBe(expected)
})
