import { hashed } from './key-table.ts'
import type { LookUp, Named } from './named.ts'

const NOTHING: readonly Named[] = []
const UNPADDED_MIN = 4

/** What digits stand for without the zeros that a form filled in before them. */
export function paddedNumber(key: string, lookUp: LookUp): readonly Named[] {
  if (!key.startsWith('00')) return NOTHING
  const bare = key.replace(/^0+/, '')
  const hash = hashed(bare)
  return bare.length < UNPADDED_MIN || !lookUp.has(hash) ? NOTHING : lookUp.find(bare, hash)
}
