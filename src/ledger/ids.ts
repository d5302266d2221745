/** The keys of the ledger's rows; people see numbers, names and references. */

export type BankLineId = number & { readonly __id: 'bankLine' }
export type BankAccountId = number & { readonly __id: 'bankAccount' }
export type ReceiptId = number & { readonly __id: 'receipt' }
export type ApplicationId = number & { readonly __id: 'application' }
export type ReceivableId = number & { readonly __id: 'receivable' }
export type CustomerId = number & { readonly __id: 'customer' }
