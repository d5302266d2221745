import type { CustomerId } from '../../../ledger/ids.ts'
import type { Item } from '../book/item.ts'

/**
 * What the book has issued or was told, by how it can stand in a text. Nothing is known of formats
 * beforehand: the keys are the numbers themselves, without separators; without their letters;
 * without the zeros that pad them.
 */
export type Named =
  | { readonly kind: 'item'; readonly item: Item; readonly form: Form }
  | { readonly kind: 'po'; readonly item: Item }
  | { readonly kind: 'customer'; readonly customerId: CustomerId }
  | { readonly kind: 'payout'; readonly ref: string }

/**
 * How surely a text means the number: `reference` is a structured one, `full` has all its letters
 * and digits, `digits` lacks the letters, `bare` never had any, `unpadded` lacks zeros, `ocr` has
 * letters for digits.
 */
export type Form = 'reference' | 'full' | 'digits' | 'bare' | 'unpadded' | 'ocr'

/** A place in a text where something that the book knows stands. */
export interface Hit {
  readonly named: readonly Named[]
  readonly text: string
  readonly start: number
  readonly end: number
  /** Index of the first and last run. */
  readonly from: number
  readonly to: number
}

/** What a piece of a text stands for; its hash is asked first, so that most pieces are never put together. */
export interface LookUp {
  /** Whether what begins with this may be known. */
  begins(hash: number): boolean
  has(hash: number): boolean
  find(key: string, hash: number): readonly Named[]
}
