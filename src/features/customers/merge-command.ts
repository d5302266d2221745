import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { type Customer, customerKey, findCustomers } from '../../ledger/customer.ts'
import { mergeCustomers } from '../../ledger/customer-merge.ts'
import { movedJson, movedText } from './moved.ts'
import { sharedNumbers } from './store.ts'
import { theOne } from './the-customer.ts'

/** Makes one customer of two. */
export function run({ db, trail, asOf }: Context, input: Input): Outcome {
  const [fromText = '', intoText = ''] = input.words
  const from = theOne(findCustomers(db, fromText), fromText)
  const into = theOne(findCustomers(db, intoText), intoText)
  requireTwo(from, into)
  const numbers = sharedNumbers(db, { fromId: from.id, intoId: into.id })
  if (numbers.length > 0) {
    const shown = numbers.slice(0, NUMBERS_SHOWN).join(', ')
    throw new AppError('usage', `both have an invoice ${shown}`, {
      hint: 'if it is the same invoice twice, take one back with "openitem import undo" first',
    })
  }
  const head = { action: 'customer.merge', ref: customerKey(from), effectiveDate: asOf }
  const event = trail.open(head)
  const moved = mergeCustomers(db, { fromId: from.id, intoId: into.id, seq: event.seq })
  const json = { from: named(from), into: named(into), moved: movedJson(moved) }
  event.close(json)
  const sentence = `${from.name} is merged into ${into.name}: ${movedText(moved)}`
  const rest = `"${customerKey(from)}" means ${into.name} from now on, in imports too.`
  return { json, blocks: [textBlock(`${sentence}\n${rest}`)] }
}

const NUMBERS_SHOWN = 5

function requireTwo(from: Customer, into: Customer): void {
  if (from.id === into.id) {
    throw new AppError('usage', `${customerKey(from)} and ${customerKey(into)} are one already`)
  }
  if (into.parentId === from.id || from.parentId === into.id) {
    throw new AppError('usage', `${from.name} and ${into.name} are head office and branch`, {
      hint: 'those are two customers that belong together, not one that is there twice',
    })
  }
}

function named({ number, name }: Customer) {
  return { customer_number: number, customer: name }
}
