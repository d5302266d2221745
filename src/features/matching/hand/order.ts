import type { CustomerId } from '../../../ledger/ids.ts'
import type { PostedItem } from '../book/item.ts'
import type { BesidePart, ExchangeRules, LineFact } from '../facts/facts.ts'
import type { ResidualChoice } from './reasons.ts'
import type { Target } from './target.ts'

/** An invoice or credit memo as a person names it. */
export interface HandItem extends PostedItem {
  readonly kind: 'invoice' | 'credit_memo'
  readonly openMinor: number
  readonly cashMinor: number
  /** What came into being with its payments and would fall with them. */
  readonly beside: readonly BesidePart[]
}

/** What a person wants done with a line. */
export interface HandOrder {
  readonly line: Pick<LineFact, 'bankRef' | 'amountMinor' | 'currency' | 'bookingDate'>
  readonly targets: readonly { readonly target: Target; readonly item: HandItem }[]
  readonly customerId: CustomerId | null
  readonly isOnAccount: boolean
  readonly residual: ResidualChoice | undefined
  /** The rates for invoices in another currency than the money. */
  readonly exchange: ExchangeRules
  readonly actor: string
}
