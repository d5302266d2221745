import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowsOf } from '../../../src/reading/formats/rows.ts'

test('the lines of a text are the same whichever way its lines end', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n') })
  fc.assert(
    fc.property(text, (any) => {
      expect([...rowsOf(any)]).toEqual(any.split(/\r\n|\r|\n/))
    }),
  )
})
