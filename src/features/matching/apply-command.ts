import type { Context, Input } from '../../core/command.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { keepGaps } from '../../ledger/cash-exception.ts'
import { allCustomers } from '../../ledger/customer.ts'
import { readKnownTexts } from './facts/bank-texts-store.ts'
import { exchangeRules } from './facts/rules.ts'
import { proposalByHand } from './hand/by-hand.ts'
import { decisionJson, decisionSentence, eventHead } from './hand/carry-out.ts'
import { confirmedLessons } from './hand/confirm.ts'
import { recordReasons, requireCustomer, requireItem } from './hand/hand-store.ts'
import { requireLineToApply } from './hand/line-to-apply.ts'
import { orderedExchange } from './hand/rate-by-hand.ts'
import { residualChoice } from './hand/reasons.ts'
import { parseTarget } from './hand/target.ts'
import { openApplier } from './run/posting-store.ts'

/** Applies a line as a person says, or what is left of one that is applied already. */
export function run(context: Context, input: Input): Outcome {
  const { db, settings, trail, asOf, actor } = context
  const { line, left } = requireLineToApply(db, input.words[0] ?? '', input.list('to').length > 0)
  const customer = input.text('customer')
  const customerId = customer === undefined ? null : requireCustomer(db, customer).id
  const residual = input.text('residual')
  const targets = input.list('to').map((text) => {
    const target = parseTarget(text, (number) => requireItem(db, number, customerId).currency)
    return { target, item: requireItem(db, target.invoice, customerId) }
  })
  const { proposal, residuals } = proposalByHand({
    line,
    targets,
    customerId,
    isOnAccount: input.flag('on-account'),
    residual:
      residual === undefined ? undefined : residualChoice(residual, settings.matching.reasons),
    exchange: orderedExchange(exchangeRules(settings), input.text('rate'), {
      line,
      owedIn: targets[0]?.item.currency,
      actor,
    }),
    actor,
  })
  const event = trail.open(eventHead('match.apply', line, context))
  const applier = openApplier(db, event.seq, asOf)
  const applicationId =
    left === undefined
      ? applier.decideByHand(line, proposal)
      : applier.applyLeftOver(line, left.receiptId, proposal)
  recordReasons(db, residuals, { applicationId, seq: event.seq })
  if (left === undefined) {
    const book = { customers: allCustomers(db), knownTexts: readKnownTexts(db) }
    applier.teach(confirmedLessons(line, proposal, book), applicationId, true)
  }
  const json = decisionJson(line, proposal)
  keepGaps(db, event.seq)
  event.close(json)
  return { json, blocks: [textBlock(decisionSentence(line, proposal, residuals))] }
}
