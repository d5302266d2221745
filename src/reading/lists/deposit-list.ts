import type { Columns } from './assign.ts'

/** Whether a list of payments is one of cheques that were paid in together. */
export function isDepositList({
  columns,
  headings,
}: {
  readonly columns: Columns
  readonly headings: readonly string[]
}): boolean {
  const heading = (field: 'remittanceRef' | 'paidDate' | 'payer'): string =>
    (headings[columns.get(field) ?? -1] ?? '').toLowerCase()
  if (!CHEQUE.test(heading('remittanceRef'))) return false
  return (
    columns.has('depositRef') ||
    columns.has('lockbox') ||
    DEPOSIT.test(heading('paidDate')) ||
    WRITER.test(heading('payer'))
  )
}

const CHEQUE = /check|cheque|chèque|chq|scheck|talón/
const DEPOSIT = /deposit|remise|dépôt|einreich|ingreso|depósito/
const WRITER = /remitter|drawer|drawn|tireur|librador/
