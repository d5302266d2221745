import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { customerKey, findCustomers, setContactConfirmed } from '../../ledger/customer.ts'
import { confirmedDate, lastConfirmation } from './store.ts'
import { theOne } from './the-customer.ts'

/** Notes that the contact of a customer was made sure, or takes the last such note back. */
export function run({ db, trail, asOf }: Context, input: Input): Outcome {
  const text = input.words[0] ?? ''
  const customer = theOne(findCustomers(db, text), text)
  const ref = customerKey(customer)
  const before = confirmedDate(db, customer.id)
  const isUndo = input.flag('undo')
  const last = lastConfirmation(db, ref)
  if (isUndo && last === undefined) {
    throw new AppError('usage', `no confirmation of ${ref} is left to take back`)
  }
  const after = isUndo ? (last?.before ?? null) : asOf
  const action = isUndo ? 'customer.confirm-undo' : 'customer.confirm'
  setContactConfirmed(db, customer.id, after)
  trail.record({ action, ref, effectiveDate: asOf }, { before, after })
  const json = { customer_number: customer.number, customer: customer.name, confirmed: after }
  const since = after === null ? 'counts as never confirmed' : `counts as confirmed on ${after}`
  return { json, blocks: [textBlock(`The contact of ${customer.name} ${since}`)] }
}
