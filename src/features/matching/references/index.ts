import {
  belgianOgm,
  danishFik,
  dutch,
  estonian,
  finnish,
  norwegianKid10,
  norwegianKid11,
  swedishOcr,
  swedishOcrLength,
  swissQrr,
} from './digit-schemes.ts'
import { croatian, slovenian } from './model-schemes.ts'
import { creditorReference, finnishInRf } from './rf.ts'
import type { Scheme } from './scheme.ts'

/** Every scheme of creditor references that is read; the more exacting ones first. */
export const schemes: readonly Scheme[] = [
  creditorReference,
  finnishInRf,
  swissQrr,
  belgianOgm,
  slovenian,
  croatian,
  dutch,
  danishFik,
  finnish,
  estonian,
  norwegianKid10,
  norwegianKid11,
  swedishOcr,
  swedishOcrLength,
]

/**
 * What a reference can carry, by every scheme whose check holds. A check that holds proves nothing
 * by itself, for one random number in ten has one: what counts is whether the book knows the base.
 */
export function basesOf(text: string): readonly string[] {
  const bases = schemes.flatMap((scheme) => scheme.read(text) ?? [])
  return [...new Set(bases.flatMap((base) => [base, base.replace(/^0+(?=.)/, '')]))]
}
