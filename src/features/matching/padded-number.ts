import { hashed } from './key-table.ts'
import type { LookUp, Named } from './numbers.ts'

const UNPADDED_MIN = 4

/** What digits stand for, or what they stand for without the zeros that a form filled in before them. */
export function paddedNumber(key: string, hash: number, lookUp: LookUp): readonly Named[] {
  const plain = lookUp(key, hash)
  const bare = plain.length === 0 && !/\D/.test(key) ? key.replace(/^0+/, '') : ''
  return bare.length < UNPADDED_MIN ? plain : lookUp(bare, hashed(bare))
}
