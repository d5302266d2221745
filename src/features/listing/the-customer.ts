import { AppError } from '../../core/errors.ts'
import { type Customer, customerKey } from '../../ledger/customer.ts'

/** The one customer that a text given by a person means; else an error that says why not. */
export function theCustomer(found: readonly Customer[], text: string): Customer {
  const [customer] = found
  if (customer === undefined) {
    throw new AppError('usage', `no customer has the number or the name "${text}"`, {
      hint: '"openitem customers" lists them',
    })
  }
  if (found.length > 1) {
    const numbers = found.map(customerKey).join(', ')
    throw new AppError('usage', `${found.length} customers are called "${text}"`, {
      hint: `name one by its number: ${numbers}`,
    })
  }
  return customer
}
