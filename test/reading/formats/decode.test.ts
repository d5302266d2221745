import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeStatement } from '../../../src/reading/formats/decode.ts'

const WORDS = 'Überweisung Müller'

test.each([
  ['UTF-8', Buffer.from(WORDS), WORDS],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${WORDS}`), WORDS],
  ['UTF-8 that says 1252', Buffer.from(`CHARSET:1252\n${WORDS}`), `CHARSET:1252\n${WORDS}`],
  ['windows-1252 that says nothing', iconv.encode(WORDS, 'windows-1252'), WORDS],
  ['UTF-16 with a mark', iconv.encode(WORDS, 'utf-16le', { addBOM: true }), WORDS],
  ['UTF-16 without a mark', iconv.encode('<OFX>', 'utf-16be'), '<OFX>'],
  [
    'the encoding of an XML prolog',
    iconv.encode('<?xml version="1.0" encoding="ISO-8859-2"?>Łódź', 'iso-8859-2'),
    '<?xml version="1.0" encoding="ISO-8859-2"?>Łódź',
  ],
  [
    'the code page of an OFX header',
    iconv.encode('CHARSET:1251\nСчет', 'windows-1251'),
    'CHARSET:1251\nСчет',
  ],
])('%s is decoded', (_, bytes, expected) => {
  expect(decodeStatement(bytes)).toBe(expected)
})

test('the encoding that the user names is taken, an unknown one refused', () => {
  expect(decodeStatement(iconv.encode('Żółw', 'cp852'), 'cp852')).toBe('Żółw')
  expect(() => decodeStatement(Buffer.from('x'), 'klingon')).toThrow('no encoding "klingon"')
})
