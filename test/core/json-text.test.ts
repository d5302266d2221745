import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonText } from '../../src/core/json-text.ts'

test('JSON holds nothing that a terminal obeys, and says the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const printed = jsonText({ text })
      expect(printed).not.toMatch(
        /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/,
      )
      expect(JSON.parse(printed)).toEqual({ text })
    }),
  )
})
