import type { Context, Input } from '../../core/command.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { chequesOf } from '../../ledger/cheque.ts'
import { ignoredReason, pastDecisions } from './explain/explain-store.ts'
import { chequeJson, explanationText, lineJson, pastJson } from './explain/explanation.ts'
import { readingJson, readingSentences, readLine } from './explain/reading.ts'
import { readFacts } from './facts/facts-store.ts'
import { rulesOf } from './facts/rules.ts'
import { requireLine } from './hand/hand-store.ts'
import { customerLabels, openExceptionOf } from './queue/queue-store.ts'
import { suggestionJson } from './queue/suggestion.ts'

/** Tells everything that was and is known about a line: decisions, evidence, rivals. */
export function run({ db, settings }: Context, input: Input): Outcome {
  const line = requireLine(db, input.words[0] ?? '')
  const past = pastDecisions(db, line)
  const waiting = openExceptionOf(db, line)
  const ignored = ignoredReason(db, line.id)
  const reading = readLine(line, readFacts(db, rulesOf(settings), line.bookingDate))
  const labels = customerLabels(db)
  const cheques = line.cheque === undefined ? chequesOf(db, line.id) : []
  const sentences = readingSentences(reading)
  return {
    json: {
      line: lineJson(line),
      decisions: past.map((one) => pastJson(one, line.currency)),
      ignored: ignored === undefined ? null : { ...ignored },
      waiting:
        waiting === undefined
          ? null
          : {
              reason: waiting.reason,
              evidence: waiting.evidence,
              suggestions: waiting.suggestions.map((one) =>
                suggestionJson(one, line.currency, labels),
              ),
            },
      cheques: cheques.map(chequeJson),
      reading: readingJson(reading),
    },
    blocks: [textBlock(explanationText(line, { past, waiting, ignored, cheques, sentences }))],
  }
}
