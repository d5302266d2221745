import type { Context, Input } from '../../core/command.ts'
import { counted } from '../../core/counted.ts'
import { type Outcome, tableBlock, textBlock, textCell } from '../../core/outcome.ts'
import { allCustomers } from '../../ledger/customer.ts'
import { checkCustomers, type Finding } from './check.ts'
import { customerStandings, invoicesWithoutPo, payerAccounts } from './store.ts'

const CONFIRMED_DAYS = 90 // people move on within a year; a quarter is how often one asks

/** Lists what a person should put right about the customers; no finding is no failure. */
export function run({ db, asOf }: Context, input: Input): Outcome {
  const customers = allCustomers(db)
  const found = checkCustomers({
    asOf,
    days: input.count('days') ?? CONFIRMED_DAYS,
    customers,
    standings: customerStandings(db, asOf),
    withoutPo: invoicesWithoutPo(db, asOf),
    accounts: payerAccounts(db),
  })
  return {
    json: {
      as_of: asOf,
      problems: found.map(({ code, customer, value, message }) => ({
        code,
        customer_number: customer.number,
        customer: customer.name,
        value,
        message,
      })),
    },
    blocks: [
      found.length === 0
        ? textBlock(`Nothing to put right about ${customers.length} customers.`)
        : tableBlock(table(found)),
    ],
  }
}

function table(found: readonly Finding[]) {
  return {
    title: counted(found.length, 'thing to put right', 'things to put right'),
    columns: [
      { key: 'code', label: 'What' },
      { key: 'customer_number', label: 'Number' },
      { key: 'customer', label: 'Customer' },
      { key: 'value', label: 'Found' },
      { key: 'message', label: 'Why', isProse: true },
    ],
    rows: found.map(({ code, customer, value, message }) =>
      [code, customer.number, customer.name, value, message].map((text) => textCell(text)),
    ),
  }
}
