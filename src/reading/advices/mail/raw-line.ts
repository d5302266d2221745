import type { RowReject } from '../../facts.ts'

/** An invoice in a text, its amounts still as written; the second of two amounts may be either. */
export interface RawLine {
  readonly row: number
  readonly number: string
  /** The cells of the row, but for those that hold no number: the payer has numbers of its own. */
  readonly others?: readonly string[]
  readonly amounts: RawAmounts
}

export type RawAmounts =
  | {
      readonly kind: 'named'
      readonly paid: string | undefined
      readonly gross: string | undefined
      readonly discount: string | undefined
      readonly deduction: string | undefined
    }
  /** Without an amount: all that is open of it. */
  | { readonly kind: 'whole' }
  /** In the order of the text, without a word of what they are. */
  | { readonly kind: 'unnamed'; readonly texts: readonly string[] }

/** What was found in a text, before its amounts are read. */
export interface RawLines {
  readonly lines: readonly RawLine[]
  /** Sums that the text gives below its lines. */
  readonly totals: readonly string[]
  readonly rejects: readonly RowReject[]
}

/** All amounts of some lines as they are written. */
export function textsOf({ lines, totals }: RawLines): readonly string[] {
  const own = lines.flatMap(({ amounts }): readonly (string | undefined)[] => {
    if (amounts.kind === 'whole') return []
    if (amounts.kind === 'unnamed') return amounts.texts
    return [amounts.paid, amounts.gross, amounts.discount, amounts.deduction]
  })
  return [...own, ...totals].filter((text) => text !== undefined)
}
