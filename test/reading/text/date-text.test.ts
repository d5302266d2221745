import { describe, expect, test } from 'vitest'
import { parseDateText, parseEvidentDate } from '../../../src/reading/text/date-text.ts'

describe('dates as banks write them', () => {
  test.each([
    ['2019.04.19.', '2019-04-19'],
    ['2012:03:01', '2012-03-01'],
    ['2012/3/22', '2012-03-22'],
    ['20091224120000[0:GMT]', '2009-12-24'],
    ['20200213', '2020-02-13'],
    ['2021-09-06 6:11:59', '2021-09-06'],
    ['2013-07-03-08.21.36.47192', '2013-07-03'],
    ['2020-01-01T00:00:00.000Z', '2020-01-01'],
    ['07 Nov 2013', '2013-11-07'],
    ['12-Dec-2019', '2019-12-12'],
    ['Nov 7, 2013', '2013-11-07'],
    ['7. November 2013', '2013-11-07'],
    ['7 listopada 2013', '2013-11-07'],
    ['2 мая 2017', '2017-05-02'],
    ['2026年1月26日', '2026-01-26'],
    ['10-Nov-9', '2009-11-10'],
  ])('"%s" is %s in any order', (text, expected) => {
    expect(parseEvidentDate(text)).toBe(expected)
    expect(parseDateText(text, 'mdy')).toBe(expected)
  })

  test.each([
    ['1/2/2026', 'dmy', '2026-02-01'],
    ['1/2/2026', 'mdy', '2026-01-02'],
    ['31.12.13', 'dmy', '2013-12-31'],
    ['99/12/31', 'ymd', '1999-12-31'],
    ['31122013', 'dmy', '2013-12-31'],
    ['10/31/2012 14:03', 'mdy', '2012-10-31'],
    ['15/03/2024-10:11:12', 'dmy', '2024-03-15'],
    ['09/16/2020 as of 09/15/2020', 'mdy', '2020-09-16'],
  ] as const)('"%s" in the order %s is %s', (text, order, expected) => {
    expect(parseDateText(text, order)).toBe(expected)
  })

  test.each(['30.02.2020', '12.12.2020-13.12.2020', 'Invoice 12', '123456', '2/2', ''])(
    '"%s" is no date',
    (text) => {
      expect(parseDateText(text, 'dmy')).toBeUndefined()
    },
  )

  test('a thirteenth month is no month', () => {
    expect(parseDateText('01/13/2026', 'dmy')).toBeUndefined()
  })
})
