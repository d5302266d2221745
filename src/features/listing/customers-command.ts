import type { Context } from '../../core/command.ts'
import type { Outcome } from '../../core/outcome.ts'
import { allCustomers } from '../../ledger/customer.ts'
import { customerList } from './customer-list.ts'
import { customerBalances } from './store.ts'

/** Lists the customers with what they owe now. */
export function run({ db }: Context): Outcome {
  return customerList(allCustomers(db), customerBalances(db))
}
