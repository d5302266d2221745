import type { CustomerId } from '../../../ledger/ids.ts'

/** Whose name stands in a text, and how much of it. */
export interface NameMatch {
  readonly customers: readonly CustomerId[]
  /** `full`: the name, with or without its legal form; `cut`: its beginning, where a text was cut. */
  readonly quality: 'full' | 'cut'
  /** Customers whose longer names begin with it: meant, if the bank cut the name. */
  readonly longer: readonly CustomerId[]
  /** Whether only the digits in the names are left out. */
  readonly isBare: boolean
  /** Whether only words that many names end with are left out. */
  readonly isSoft: boolean
  /** Whether the text shows another legal form than that of all these customers. */
  readonly isOtherForm?: boolean
  /** Whether the words of the name stand there in another order. */
  readonly isTurned?: boolean
  /** The words of the text that it takes: from, and up to but without. */
  readonly from: number
  readonly to: number
  readonly length: number
}

/** What a line says of who pays. */
export interface PayerText {
  /** The folded name of the payer, whoever that is; empty where none can be made out. */
  readonly name: string
  readonly match: NameMatch | undefined
  /** The customers whose whole names stand in another text of the line; none where the payer is one. */
  readonly spoken?: readonly CustomerId[]
}
