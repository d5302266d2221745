import { remainder11 } from './check-digits.ts'
import type { Scheme } from './scheme.ts'

const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]

/** The control digit of Slovenia and Croatia: mod 11, where 10 and 11 become 0. */
function control(base: string): number {
  const rest = remainder11(base, WEIGHTS)
  return rest < 2 ? 0 : 11 - rest
}

function holds(part: string): boolean {
  return part.length > 1 && control(part.slice(0, -1)) === Number(part.slice(-1))
}

/** Slovenian SI: model 00 has no check, 12 one over twelve digits, 05 one over the first part, 01 one over all. */
export const slovenian: Scheme = {
  name: 'SI',
  read: (text) => {
    const found = /^SI(\d\d)([\d-]{1,22})$/.exec(text)
    const [, model, body = ''] = found ?? []
    const parts = body.split('-')
    if (parts.length > 3 || parts.some((part) => part === '')) return undefined
    const isRight =
      model === '00' ||
      (model === '12' && parts.length === 1 && holds(body.padStart(13, '0'))) ||
      (model === '05' && holds(parts[0] ?? '')) ||
      (model === '01' && holds(parts.join('')))
    return isRight ? parts.join('') : undefined
  },
}

/** The parts of a Croatian reference that each model checks. */
const CROATIAN: Readonly<Record<string, readonly (readonly number[])[]>> = {
  '00': [],
  '01': [[0, 1, 2]],
  '02': [[1], [2]],
  '03': [[0], [1], [2]],
  '04': [[0], [2]],
  '05': [[0]],
  '06': [[1, 2]],
  '07': [[1]],
  '08': [[0, 1], [2]],
  '09': [[0, 1]],
  '10': [
    [0, 1],
    [1, 2],
  ],
  '11': [[0], [1]],
}

/** Croatian HR00 to HR11. A check that fails is a warning only: samples in circulation fail it. */
export const croatian: Scheme = {
  name: 'HR',
  read: (text) => croatianReference(text)?.base,
}

/** The digits of a Croatian reference, and whether its checks hold. */
export function croatianReference(text: string): { base: string; isChecked: boolean } | undefined {
  const found = /^HR(\d\d)([\d-]{1,22})$/.exec(text)
  const [, model = '', body = ''] = found ?? []
  const checks = CROATIAN[model]
  const parts = body.split('-')
  if (checks === undefined || parts.length > 3 || parts.some((part) => part === ''))
    return undefined
  const isChecked = checks
    .map((group) => group.map((index) => parts[index] ?? '').join(''))
    .filter((digits) => digits !== '')
    .every(holds)
  return { base: parts.join(''), isChecked }
}
