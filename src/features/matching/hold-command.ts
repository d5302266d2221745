import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { customerKey } from '../../ledger/customer.ts'
import { isMatchingHeld, setMatchingHeld } from './facts/autonomy-store.ts'
import { requireCustomer } from './hand/hand-store.ts'

/** Withholds automatic posting for a customer, or grants it again. */
export function run({ db, trail, asOf }: Context, input: Input): Outcome {
  const customer = requireCustomer(db, input.words[0] ?? '')
  const held = !input.flag('undo')
  const ref = customerKey(customer)
  if (isMatchingHeld(db, customer.id) === held) {
    throw new AppError(
      'usage',
      `automatic posting is ${held ? 'already' : 'not'} withheld for ${ref}`,
    )
  }
  const action = held ? 'customer.hold-matching' : 'customer.hold-matching-undo'
  const event = trail.open({ action, ref, effectiveDate: asOf })
  setMatchingHeld(db, customer.id, { held, seq: event.seq })
  const json = { customer_number: customer.number, customer: customer.name, matching_held: held }
  event.close(json)
  const sentence = held
    ? `Payments of ${customer.name} wait for a person from now on, with what match would have done`
    : `"openitem match" applies payments of ${customer.name} again when it is certain`
  return { json, blocks: [textBlock(sentence)] }
}
