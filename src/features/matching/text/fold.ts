/**
 * Names and texts made comparable: no case, accents, widths or punctuation. The transcriptions
 * ae/oe/ue of German vowels and aa of the Nordic å are folded on both sides, so `Müller`, `Mueller`
 * and `MULLER` agree.
 */

const ASCII = /^[\n\x20-\x7e]*$/
const ASCII_WORD = /[a-z0-9]+/g
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu // the vowels of Thai and Hindi are marks
const TRANSCRIBED = /([aou])e|a(?=a)/g
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

// `S.R.L.` and `A/S` are one word: letters with nothing but points or strokes between them.
const INITIALS = /(?<![\p{L}\p{N}\p{M}])\p{L}{1,3}(?:[./]\p{L}(?![\p{L}\p{N}\p{M}]))+/gu

/** The words of a text, folded, in order. */
export function foldWords(text: string): readonly string[] {
  return plainWords(text).map((word) =>
    word.includes('e') || word.includes('aa') ? word.replace(TRANSCRIBED, '$1') : word,
  )
}

/** The words of a text without case and accents, but with each of their letters. */
export function plainWords(written: string): readonly string[] {
  const text = POINTED.test(written) ? written.replace(INITIALS, joined) : written
  const isAscii = ASCII.test(text)
  const plain = isAscii ? text.toLowerCase() : foldForeign(text)
  return plain.match(isAscii ? ASCII_WORD : WORD) ?? []
}

/** The words of a text as they are written, but for case; they are as many as those folded. */
export function writtenWords(written: string): readonly string[] {
  const text = POINTED.test(written) ? written.replace(INITIALS, joined) : written
  return text.normalize('NFC').toLowerCase().replace(GLUED_FORM, ' $& ').match(WORD) ?? []
}

const POINTED = /[./]/

function joined(initials: string): string {
  return initials.replace(/[./]/g, '')
}

/** The words without what stands between them. */
export function squash(words: readonly string[]): string {
  return words.join('')
}

/** The same name as a bank prints it that drops every letter it does not know. */
export function foldDropped(name: string): readonly string[] {
  return foldWords(name.replace(/[^\x20-\x7e]/g, ''))
}

/** Upper case, full-width forms and the digits of every script made plain: how numbers are read. */
export function upper(text: string): string {
  return ASCII.test(text) ? text.toUpperCase() : plainDigits(text.normalize('NFKC')).toUpperCase()
}

/** Unicode keeps the ten digits of a script together, in order: the value is the distance to its zero. */
function plainDigits(text: string): string {
  return text.replace(FOREIGN_DIGIT, (digit) => {
    let value = 0
    const code = digit.codePointAt(0) ?? 0
    while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value++
    return String(value)
  })
}

const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu
const DIGIT = /\p{Nd}/u

/** The letters and digits of a number, in capitals. */
export function squashed(number: string): string {
  const shown = upper(number)
  return shown.replace(PLAIN.test(shown) ? BETWEEN_ASCII : BETWEEN, '')
}

const PLAIN = /^[\x20-\x7e]*$/
const BETWEEN_ASCII = /[^A-Z0-9]+/g
const BETWEEN = /[^\p{L}\p{N}]+/gu

// Of Latin, Greek and Cyrillic, and the points of Hebrew and Arabic; those of kana tell sounds apart.
const ACCENTS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g

// Legal forms of scripts that set no blanks between words.
const GLUED_FORM =
  /株式会社|有限会社|合同会社|股份有限公司|有限公司|주식회사|유한회사|บริษัท|ห้างหุ้นส่วนจำกัด|จำกัด|มหาชน/g

function foldForeign(text: string): string {
  return plainDigits(text.normalize('NFKC'))
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(/[ßøæœłđðþı]/g, (letter) => SPECIAL[letter] ?? letter)
    .replace(/[ァィゥェォャュョッヮ]/g, (kana) => LARGE_KANA[SMALL_KANA.indexOf(kana)] ?? kana)
    .replace(/(?<=\p{L})[ー‐－-](?=\p{Script=Katakana}|$|\s)/gu, '')
    .replace(GLUED_FORM, ' $& ')
}

/** The digits of a number. */
export function digitsOf(number: string): string {
  return number.replace(/\D+/g, '')
}
