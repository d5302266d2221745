/**
 * Names and texts made comparable: no case, accents, widths or punctuation. The transcriptions
 * ae/oe/ue of German vowels are folded on both sides, so `Müller`, `Mueller` and `MULLER` agree.
 */

const ASCII = /^[\n\x20-\x7e]*$/
const ASCII_WORD = /[a-z0-9]+/g
const WORD = /[\p{L}\p{N}]+/gu
const TRANSCRIBED = /([aou])e/g
const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'a',
  œ: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
// Banks write small kana as large ones and drop the long-vowel mark.
const SMALL_KANA = 'ァィゥェォャュョッヮ'
const LARGE_KANA = 'アイウエオヤユヨツワ'

/** The words of a text, folded, in order. */
export function foldWords(text: string): readonly string[] {
  const isAscii = ASCII.test(text)
  const plain = isAscii ? text.toLowerCase() : foldForeign(text)
  const words = plain.match(isAscii ? ASCII_WORD : WORD) ?? []
  return words.map((word) => (word.includes('e') ? word.replace(TRANSCRIBED, '$1') : word))
}

/** The words without what stands between them. */
export function squash(words: readonly string[]): string {
  return words.join('')
}

/** The same name as a bank prints it that drops every letter it does not know. */
export function foldDropped(name: string): readonly string[] {
  return foldWords(name.replace(/[^\x20-\x7e]/g, ''))
}

/** Upper case, full-width forms made plain: how numbers are read. */
export function upper(text: string): string {
  return ASCII.test(text) ? text.toUpperCase() : text.normalize('NFKC').toUpperCase()
}

/** The letters and digits of a number, in capitals. */
export function squashed(number: string): string {
  const shown = upper(number)
  return shown.replace(PLAIN.test(shown) ? BETWEEN_ASCII : BETWEEN, '')
}

const PLAIN = /^[\x20-\x7e]*$/
const BETWEEN_ASCII = /[^A-Z0-9]+/g
const BETWEEN = /[^\p{L}\p{N}]+/gu

function foldForeign(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßøæœłđðþı]/g, (letter) => SPECIAL[letter] ?? letter)
    .replace(/[ァィゥェォャュョッヮ]/g, (kana) => LARGE_KANA[SMALL_KANA.indexOf(kana)] ?? kana)
    .replace(/(?<=\p{L})[ー‐－-](?=\p{Script=Katakana}|$|\s)/gu, '')
}
