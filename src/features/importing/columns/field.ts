/** What a column of an accounting export can hold. */
export type Field =
  | 'number'
  | 'customerNumber'
  | 'customer'
  | 'email'
  | 'issueDate'
  | 'dueDate'
  | 'terms'
  | 'currency'
  | 'total'
  | 'tax'
  | 'balance'
  | 'paid'
  | 'paidDate'
  | 'poNumber'
  | 'kind'
  | 'status'
  | 'segment'
  | 'region'
  | 'paymentLink'
  | 'structuredReference'
  | 'disputed'
  | 'appliesTo'
  | 'lineTotal'
  | 'lineNet'
  | 'lineTax'
  | 'quantity'
  | 'unitPrice'
  | 'debit'
  | 'credit'
  | 'parent'
  | 'owner'
  | 'language'
  | 'dunningPolicy'
  | 'requiresPo'
  | 'contact'
  | 'paymentNumber'
  | 'paymentDate'
  | 'paymentMethod'
  | 'paymentAmount'
  | 'memo'
  | 'payoutId'
  | 'payoutDate'
  | 'charge'
  | 'gross'
  | 'fee'
  | 'net'
  | 'remittanceRef'
  | 'payer'
  | 'discount'
  | 'account'
  | 'address'

/** What the cells of a field must look like; a heading alone convinces nobody. */
export type Shape = 'text' | 'amount' | 'date' | 'email'

/** The headings of one field. */
export interface FieldWords {
  readonly field: Field
  readonly shape: Shape
  /** Headings by how sure they make us, 10 being certain; parted by commas. */
  readonly words: Readonly<Record<number, string>>
}
