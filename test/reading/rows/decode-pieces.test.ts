import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decoderOf } from '../../../src/reading/rows/decode-pieces.ts'

function decoded(bytes: Buffer, size: number): string {
  const decoder = decoderOf('utf-8')
  let text = ''
  for (let at = 0; at < bytes.length; at += size)
    text += decoder.write(bytes.subarray(at, at + size))
  return text + decoder.end()
}

test('a character that is cut in two between pieces is whole in the text', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 7 }), (written, size) => {
      expect(decoded(Buffer.from(written), size)).toBe(Buffer.from(written).toString())
    }),
  )
})

test('bytes that are no character are told as such, wherever pieces end', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.integer({ min: 1, max: 7 }), (bytes, size) => {
      // How many marks stand for what cannot be read does not matter; what can be read is there.
      const plain = (text: string) => text.replaceAll(/\ufffd+/g, '?')
      expect(plain(decoded(Buffer.from(bytes), size))).toBe(plain(Buffer.from(bytes).toString()))
    }),
  )
})
