import { mod97 } from './check-digits.ts'
import { finnish } from './digit-schemes.ts'
import type { Scheme } from './scheme.ts'

/** ISO 11649: `RF`, two check digits, and up to 21 letters and digits. */
export const creditorReference: Scheme = {
  name: 'RF',
  read: (text) =>
    /^RF\d\d[A-Z0-9]{1,21}$/.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1
      ? text.slice(4)
      : undefined,
}

/** An `RF` reference that carries a Finnish viite. */
export const finnishInRf: Scheme = {
  name: 'RF with viite',
  read(text) {
    const base = creditorReference.read(text)
    return base === undefined ? undefined : finnish.read(base)
  },
}

/** The `RF` reference of a number, as it is printed on an invoice. */
export function issueCreditorReference(number: string): string {
  const base = number
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 21)
  return `RF${String(98 - mod97(`${base}RF00`)).padStart(2, '0')}${base}`
}
