import type { Context, Input } from '../../core/command.ts'
import { decimal, of } from '../../core/money.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { findCustomers } from '../../ledger/customer.ts'
import { RESIDUAL_REASONS } from '../../ledger/residual-reason.ts'
import { caseText, likelyCustomer } from './case.ts'
import { gapJson } from './gap-json.ts'
import { notesOf } from './remark-store.ts'
import * as store from './store.ts'
import { theLine } from './the-line.ts'

/** Shows what a person needs beside the suggestions to decide about one line. */
export function run({ db, settings }: Context, input: Input): Outcome {
  const ref = input.words[0] ?? ''
  const line = theLine(store.linesCalled(db, ref), ref)
  const account = line.counterpartyAccount?.replace(/\s+/g, '') ?? ''
  const likely = likelyCustomer({
    named: store.namedCustomer(db, line),
    byAccount: account === '' ? undefined : store.customerOfAccount(db, account),
    byName: line.counterparty === null ? [] : findCustomers(db, line.counterparty),
  })
  const json = {
    bank_ref: line.bankRef,
    date: line.bookingDate,
    amount: decimal(of(line.amountMinor, line.currency)),
    currency: line.currency,
    counterparty: line.counterparty,
    counterparty_account: line.counterpartyAccount,
    creditor_reference: line.creditorReference,
    description: line.description,
    account: line.account,
    status: line.status,
    cheque: line.cheque?.ref ?? null,
    reason: store.waitingOf(db, line)?.reason ?? null,
    unapplied: decimal(of(store.unappliedOf(db, line), line.currency)),
    gaps: store.gapsOf(db, line).map((gap) => gapJson(gap, line.currency)),
    invoices: store.suggestedInvoices(db, line).map((item) => ({
      ...gapJson(item, line.currency),
      customer: item.customer,
      due_date: item.dueDate,
    })),
    likely_customer: likely ?? null,
    notes: notesOf(db, line).map(({ text, actor, date }) => ({ text, actor, date })),
    dispute_reasons: [...RESIDUAL_REASONS, ...settings.matching.reasons],
  }
  return { json, blocks: [textBlock(caseText(json))] }
}
