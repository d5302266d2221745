import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import * as money from '../../core/money.ts'
import type { Settings } from '../../core/settings/index.ts'
import { allCustomers, type Customer, findCustomers } from '../../ledger/customer.ts'
import { openItems, unappliedCash } from '../../ledger/position.ts'
import type { Facts, PlannedLetter } from './facts.ts'
import { correspondence } from './outbox-store.ts'
import type { Rules } from './plan.ts'
import { letterRecorder } from './record.ts'
import {
  customersWrittenTo,
  cycles,
  newestBankDate,
  queuedCash,
  queuedInvoices,
  refusedAddresses,
} from './store.ts'
import { templateFinder } from './template-files.ts'

/** What the settings of the book say on reminders. */
export function rulesOf({ dunning, company }: Settings): Rules {
  const minimum = money.parseDecimal(dunning.minimum, company.currency)
  if (minimum === undefined) {
    throw new AppError(
      'usage',
      `openitem.toml: dunning.minimum: expected an amount in ${company.currency}, found "${dunning.minimum}"`,
    )
  }
  return {
    policy: dunning.policy,
    policies: dunning.policies,
    minimum,
    staleBankDays: dunning.stale_bank_days,
    writesOnWeekends: dunning.weekends,
  }
}

/** The customers that a run is about: all, or those of a segment or of one number or name. */
export function chosenCustomers(db: Context['db'], input: Input): readonly Customer[] {
  const name = input.text('customer')
  const segment = input.text('segment')?.toLowerCase()
  const named = name === undefined ? allCustomers(db) : findCustomers(db, name)
  if (named.length === 0 && name !== undefined) {
    throw new AppError('usage', `--customer: there is no customer "${name}"`, {
      hint: 'give the number or the name; "openitem customers" lists them',
    })
  }
  if (segment === undefined) return named
  return named.filter((customer) => customer.segment?.toLowerCase() === segment)
}

/** Reads what the reminders of these customers go by. */
export function gatherFacts({ db, asOf }: Context, customers: readonly Customer[]): Facts {
  return {
    asOf,
    customers,
    items: openItems(db, asOf),
    unapplied: unappliedCash(db, asOf),
    queued: queuedInvoices(db, asOf),
    queuedCash: queuedCash(db, asOf),
    cycles: cycles(db, asOf),
    writtenToday: customersWrittenTo(db, asOf),
    refusedAddresses: refusedAddresses(db),
    newestBankDate: newestBankDate(db, asOf),
  }
}

/**
 * Writes and enters the planned letters and returns their ids; the template engine and the mail
 * composer load only if there are any.
 */
export async function enterLetters(
  context: Context,
  planned: readonly PlannedLetter[],
): Promise<readonly string[]> {
  if (planned.length === 0) return []
  const { db, ports, book, settings, asOf } = context
  const { writeLetters } = await import('./write-letters.ts')
  const record = letterRecorder(context)
  const findTemplate = templateFinder(ports.files, {
    own: book.templates,
    shipped: ports.shippedTemplates,
  })
  const desk = { settings, asOf, findTemplate, earlier: correspondence(db) }
  const ids: string[] = []
  for await (const letter of writeLetters(planned, desk)) {
    record(letter)
    ids.push(letter.message.id)
  }
  return ids
}
