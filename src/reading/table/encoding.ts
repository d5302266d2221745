import iconv from 'iconv-lite'
import { AppError } from '../../core/errors.ts'
import { eastAsianEncoding } from './east-asian.ts'
import { scoreEncodings } from './letter-statistics.ts'

/** What the bytes of a text file are written in. */
export interface EncodingFinding {
  readonly encoding: string
  /** No byte above 127 was seen: every encoding reads it alike. */
  readonly isAscii: boolean
  readonly warnings: readonly string[]
}

const SAMPLE_BYTES_MAX = 4 << 20 // letters repeat; more of them say nothing new
const MARGIN = 0.75 // of scores: below it, two encodings explain a text equally well

/** Tells the encoding from byte order marks, the structure of UTF, a bank's words, or letters. */
export function detectEncoding(bytes: Uint8Array): EncodingFinding {
  const marked = byteOrderMark(bytes) ?? unmarkedUtf16(bytes)
  if (marked !== undefined) return { encoding: marked, isAscii: false, warnings: [] }
  const sample = bytes.subarray(0, SAMPLE_BYTES_MAX)
  const utf8 = countUtf8(sample)
  if (utf8.broken === 0) return { encoding: 'utf-8', isAscii: utf8.sequences === 0, warnings: [] }
  // Letters of other encodings make such sequences by chance, but not as often as not.
  const isDamaged = utf8.sequences > 0 && utf8.sequences >= utf8.broken
  if (isDamaged && utf8.sequences > 1) return damagedUtf8(utf8.broken)
  const eastAsian = eastAsianEncoding(sample)
  if (eastAsian !== undefined) {
    const { encoding, broken } = eastAsian
    const warnings =
      broken === 0 ? [] : [`${broken} characters are not ${encoding} and were read as \ufffd`]
    return { encoding, isAscii: false, warnings }
  }
  return isDamaged ? damagedUtf8(utf8.broken) : byLetters(sample)
}

function damagedUtf8(broken: number): EncodingFinding {
  const warnings = [`${broken} bytes are no UTF-8 and were read as \ufffd`]
  return { encoding: 'utf-8', isAscii: false, warnings }
}

/** The text of bytes; throws when nobody knows the encoding's name. */
export function decodeBytes(bytes: Buffer, encoding: string): string {
  if (!iconv.encodingExists(encoding)) {
    throw new AppError('usage', `--encoding: "${encoding}" is no encoding that is known here`, {
      hint: 'say for example utf-8, windows-1252, windows-1250, windows-1251, utf-16le, shift_jis',
    })
  }
  return iconv.decode(bytes, encoding)
}

function byLetters(sample: Uint8Array): EncodingFinding {
  const [best, ...others] = scoreEncodings(sample)
  if (best === undefined) return { encoding: 'windows-1252', isAscii: false, warnings: [] }
  const rival = others.find(
    (other) => best.score - other.score < MARGIN && isOther(best.characters, other.characters),
  )
  const told =
    rival === undefined ? undefined : byPlainWords(sample, [best.encoding, rival.encoding])
  if (told !== undefined) return { encoding: told, isAscii: false, warnings: [] }
  if (rival !== undefined && best.score > 0) {
    throw new AppError(
      'input',
      `the file is written in ${best.encoding} or in ${rival.encoding}: "${best.characters}" or "${rival.characters}"`,
      { hint: `say --encoding ${best.encoding} or --encoding ${rival.encoding}` },
    )
  }
  const warnings =
    best.score < 0
      ? [
          `the letters "${best.characters.slice(0, 20)}" fit no encoding well; say --encoding if names look wrong`,
        ]
      : []
  return { encoding: best.encoding, isAscii: false, warnings }
}

const WORDS_BYTES_MAX = 64 << 10
/** Words without accents of banks in the west and in the middle of Europe. */
const PLAIN_WORDS: Readonly<Record<string, RegExp>> = {
  'windows-1252':
    /\b(?:virement|paiement|facture|compte|carte|solde|montant|ueberweisung|lastschrift|gutschrift|betrag|buchung\w*|transferencia|importe|fecha|bonifico|pagamento|importo|descrizione|omschrijving|bedrag|belopp|belop|pagamentos?|valor)\b/gi,
  'windows-1250':
    /\b(?:castka|platba|faktura vydana|przelew|kwota|rachunek|odbiorca|nadawca|platnosc|utalas|osszeg|kozlemeny|racun|uplata|isplata|znesek|popis|zprava|mena|waluta|suma)\b/gi,
}

/** Of two encodings that explain the letters alike, the one whose languages the other words are in. */
function byPlainWords(sample: Uint8Array, encodings: readonly string[]): string | undefined {
  const text = Buffer.from(sample.subarray(0, WORDS_BYTES_MAX)).toString('latin1')
  const counts = encodings.map((encoding) => {
    const words = PLAIN_WORDS[encoding]
    return { encoding, count: words === undefined ? 0 : (text.match(words) ?? []).length }
  })
  const [one, other] = counts.sort((a, b) => b.count - a.count)
  return one !== undefined && one.count > 1 && other?.count === 0 ? one.encoding : undefined
}

/** Whether two readings differ in letters; in quotation marks and dashes it does not matter. */
function isOther(one: string, two: string): boolean {
  const letters = (text: string) => text.replace(/[^\p{L}]/gu, '')
  return letters(one) !== letters(two)
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** Latin text in UTF-16 has a NUL in every other place. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const size = Math.min(bytes.length, 4096)
  if (size < 8) return undefined
  const zeros = [0, 0]
  for (let index = 0; index < size; index += 1) {
    if (bytes[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  if (odd > size / 4 && even < size / 50) return 'utf-16le'
  return even > size / 4 && odd < size / 50 ? 'utf-16be' : undefined
}

function countUtf8(bytes: Uint8Array): { readonly sequences: number; readonly broken: number } {
  let sequences = 0
  let broken = 0
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index] ?? 0
    if (byte < 128) {
      index += 1
      continue
    }
    const length = byte >= 0xf5 ? 0 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0
    let taken = 1
    while (taken < length && ((bytes[index + taken] ?? 0) & 0xc0) === 0x80) taken += 1
    // A sequence that the sample cuts off at its end is no fault.
    if (length > 0 && (taken === length || index + taken === bytes.length)) sequences += 1
    else broken += 1
    index += Math.max(taken, 1)
  }
  return { sequences, broken }
}
