import { luhn, recursive10, remainder11, weighted10 } from './check-digits.ts'
import type { Scheme } from './scheme.ts'

const WEIGHTS_731 = [7, 3, 1]
const WEIGHTS_KID = [2, 3, 4, 5, 6, 7]
const WEIGHTS_DUTCH = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1]

/** Splits off the last character, when the length and the characters are right. */
function split(text: string, pattern: RegExp): { base: string; check: string } | undefined {
  if (!pattern.test(text)) return undefined
  return { base: text.slice(0, -1), check: text.slice(-1) }
}

function digitScheme(name: string, pattern: RegExp, checkOf: (base: string) => string): Scheme {
  return {
    name,
    read(text) {
      const parts = split(text, pattern)
      return parts !== undefined && checkOf(parts.base) === parts.check ? parts.base : undefined
    },
  }
}

const by731 = (base: string): string => String(weighted10(base, WEIGHTS_731))
const byLuhn = (base: string): string => String(luhn(base))

/** Finnish viite and Estonian viitenumber: weights 7, 3, 1. */
export const finnish = digitScheme('viite', /^\d{4,20}$/, by731)
export const estonian = digitScheme('viitenumber', /^\d{2,20}$/, by731)

/** Swiss QR reference: 26 digits and the recursive check. */
export const swissQrr = digitScheme('QRR', /^\d{27}$/, (base) => String(recursive10(base)))

/** Norwegian KID by mod 10. */
export const norwegianKid10 = digitScheme('KID mod 10', /^\d{2,25}$/, byLuhn)

/** Norwegian KID by mod 11; a remainder of 1 is written `-`. */
export const norwegianKid11 = digitScheme('KID mod 11', /^\d{1,24}[\d-]$/, (base) => {
  const rest = remainder11(base, WEIGHTS_KID)
  return rest === 0 ? '0' : rest === 1 ? '-' : String(11 - rest)
})

/** Swedish OCR by Luhn. */
export const swedishOcr = digitScheme('OCR', /^\d{2,25}$/, byLuhn)

/** Swedish OCR whose last digit but one is the length, by its last digit. */
export const swedishOcrLength: Scheme = {
  name: 'OCR with length',
  read(text) {
    const base = swedishOcr.read(text)
    if (base === undefined || text.length < 3) return undefined
    return text.at(-2) === String(text.length % 10) ? base.slice(0, -1) : undefined
  },
}

/** Danish FIK, card types 71 (15 digits) and 75 (16 digits). */
export const danishFik = digitScheme('FIK', /^\d{15,16}$/, byLuhn)

/** Belgian and Luxembourg OGM: ten digits and their remainder by 97, where 0 is written 97. */
export const belgianOgm: Scheme = {
  name: 'OGM',
  read(text) {
    if (!/^\d{12}$/.test(text)) return undefined
    const base = text.slice(0, 10)
    const check = Number(BigInt(base) % 97n) || 97
    return Number(text.slice(10)) === check ? base : undefined
  },
}

/** Dutch betalingskenmerk: 7 digits unchecked, 9 to 14 with a length, or 16. */
export const dutch: Scheme = {
  name: 'betalingskenmerk',
  read(text) {
    if (/^\d{7}$/.test(text)) return text
    const isLong = /^\d{16}$/.test(text)
    if (!isLong && !/^\d{9,14}$/.test(text)) return undefined
    const rest = remainder11(text.slice(1), WEIGHTS_DUTCH)
    const check = 11 - rest === 10 ? 1 : 11 - rest === 11 ? 0 : 11 - rest
    if (Number(text[0]) !== check) return undefined
    if (isLong) return text.slice(1)
    return Number(text[1]) === (text.length - 2) % 10 ? text.slice(2) : undefined
  },
}
