import * as money from '../../core/money.ts'
import { type Outcome, tableBlock, textCell } from '../../core/outcome.ts'
import { type Customer, customerKey } from '../../ledger/customer.ts'
import type { CustomerId } from '../../ledger/ids.ts'
import type { CustomerBalance } from './store.ts'

/** The customers with what they owe in each currency. */
export function customerList(
  customers: readonly Customer[],
  owed: readonly CustomerBalance[],
): Outcome {
  const balances = balancesByCustomer(owed)
  const keys = new Map(customers.map((customer) => [customer.id, customerKey(customer)]))
  const owedBy = (id: CustomerId) =>
    (balances.get(id) ?? []).map(({ currency, openMinor }) => money.of(openMinor, currency))
  return {
    json: {
      customers: customers.map(({ id, parentId, dunningPolicy, requiresPo, ...customer }) => ({
        ...customer,
        parent: parentId === null ? null : (keys.get(parentId) ?? null),
        dunning_policy: dunningPolicy,
        requires_po: requiresPo === 1,
        balances: owedBy(id).map((one) => ({
          currency: one.currency,
          amount: money.decimal(one),
        })),
      })),
    },
    blocks: [
      tableBlock({
        columns: [
          { key: 'number', label: 'Number' },
          { key: 'name', label: 'Name' },
          { key: 'email', label: 'E-mail', isSpare: true },
          { key: 'segment', label: 'Segment' },
          { key: 'terms', label: 'Terms' },
          { key: 'parent', label: 'Parent' },
          { key: 'owed', label: 'Owes', align: 'right' },
        ],
        rows: customers.map((customer) => [
          textCell(customer.number),
          textCell(customer.name),
          textCell(customer.email),
          textCell(customer.segment),
          textCell(customer.terms),
          textCell(customer.parentId === null ? null : keys.get(customer.parentId)),
          { kind: 'monies', values: owedBy(customer.id) },
        ]),
      }),
    ],
  }
}

function balancesByCustomer(
  balances: readonly CustomerBalance[],
): ReadonlyMap<CustomerId, readonly CustomerBalance[]> {
  const byCustomer = new Map<CustomerId, CustomerBalance[]>()
  for (const balance of balances) {
    const known = byCustomer.get(balance.customerId)
    if (known === undefined) byCustomer.set(balance.customerId, [balance])
    else known.push(balance)
  }
  return byCustomer
}
