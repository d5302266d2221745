import type { BankLine } from '../../../ledger/bank-line.ts'
import type { Customer } from '../../../ledger/customer.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import type { PostedItem } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import type { Lesson } from '../payer/lessons.ts'
import { nameIndex } from '../payer/name-index.ts'
import { payerReader } from '../payer/payer-text.ts'

/**
 * What a person's decision teaches: that this account, and this name where the book does not know
 * it, pays for the customer; or that the one customer pays for the other.
 */
export function confirmedLessons(
  line: BankLine,
  proposal: Proposal<PostedItem>,
  book: { customers: readonly Customer[]; knownTexts: readonly string[] },
): readonly Lesson[] {
  const owners = new Set<CustomerId>(proposal.parts.map(({ item }) => item.customerId))
  const customerId = owners.size === 1 ? [...owners][0] : undefined
  if (customerId === undefined || line.amountMinor <= 0) return []
  const sample = book.knownTexts.map((description) => ({ counterparty: null, description }))
  const { match, name } = payerReader([...sample, line], nameIndex(book.customers))(line)
  const payer = match?.customers.length === 1 ? match.customers[0] : undefined
  if (payer !== undefined && payer !== customerId) {
    return [{ kind: 'pays_for', value: String(payer), customerId }]
  }
  const account = line.counterpartyAccount?.replace(/\s+/g, '') ?? ''
  return [
    ...(account === '' ? [] : [{ kind: 'account', value: account, customerId } as const]),
    ...(match !== undefined || name === ''
      ? []
      : [{ kind: 'name', value: name, customerId } as const]),
  ]
}
