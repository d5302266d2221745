import type { Context, Input } from '../../core/command.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { keepGaps } from '../../ledger/cash-exception.ts'
import { chequesOf } from '../../ledger/cheque.ts'
import { allCustomers } from '../../ledger/customer.ts'
import { readKnownTexts } from './facts/bank-texts-store.ts'
import { acceptedProposal } from './hand/accepted.ts'
import {
  decisionJson,
  decisionSentence,
  eventHead,
  noSuggestion,
  requireUndecided,
} from './hand/carry-out.ts'
import { confirmedLessons } from './hand/confirm.ts'
import { isStanding, itemById, requireLine } from './hand/hand-store.ts'
import { leftOverOf } from './hand/left-over-store.ts'
import { openExceptionOf } from './queue/queue-store.ts'
import { openApplier } from './run/posting-store.ts'

/** Carries out one of the suggestions of a line that waits. */
export function run(context: Context, input: Input): Outcome {
  const { db, trail, asOf, actor } = context
  const line = requireLine(db, input.words[0] ?? '')
  requireUndecided(line, chequesOf(db, line.id), leftOverOf(db, line))
  const number = input.count('suggestion') ?? 1
  const entry = openExceptionOf(db, line)
  const suggestion = entry?.suggestions[number - 1]
  if (suggestion === undefined) {
    throw noSuggestion(line, { number, count: entry?.suggestions.length ?? 0 })
  }
  const proposal = acceptedProposal(suggestion, {
    line,
    actor,
    findItem: (id) => itemById(db, id),
    isStanding: ({ receiptId }) => isStanding(db, receiptId),
  })
  const event = trail.open(eventHead('match.accept', line, context))
  const applier = openApplier(db, event.seq, asOf)
  const applicationId = applier.decideByHand(line, proposal)
  const book = { customers: allCustomers(db), knownTexts: readKnownTexts(db) }
  applier.teach(confirmedLessons(line, proposal, book), applicationId, true)
  const json = decisionJson(line, proposal)
  keepGaps(db, event.seq)
  event.close(json)
  return { json, blocks: [textBlock(decisionSentence(line, proposal))] }
}
