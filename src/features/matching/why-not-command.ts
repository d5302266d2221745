import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { pastDecisions } from './explain/explain-store.ts'
import { readLine } from './explain/reading.ts'
import { withStanding } from './explain/standing.ts'
import { weigh } from './explain/why-not.ts'
import { readFacts } from './facts/facts-store.ts'
import { exchangeRules, rulesOf } from './facts/rules.ts'
import { requireItem, requireLine } from './hand/hand-store.ts'
import { openExceptionOf } from './queue/queue-store.ts'

/** Says what keeps a line from paying one invoice. */
export function run({ db, settings }: Context, input: Input): Outcome {
  const line = requireLine(db, input.words[0] ?? '')
  const wanted = requireItem(db, input.words[1] ?? '', null)
  const reading = readLine(line, readFacts(db, rulesOf(settings), line.bookingDate))
  const item = reading.scene.book.items.find(({ id }) => id === wanted.id)
  if (item === undefined) {
    throw new AppError('usage', `${wanted.number} was settled long before ${line.bookingDate}`, {
      hint: 'only invoices that were open within a year of the bank line are weighed',
    })
  }
  const { payer, scene, view } = reading
  const weighed = weigh(item, view, { payer, scene, exchange: exchangeRules(settings) })
  const weighing = withStanding(weighed, line, {
    invoice: item.number,
    past: pastDecisions(db, line),
    suggestions: openExceptionOf(db, line)?.suggestions ?? [],
  })
  const list = (title: string, sentences: readonly string[], mark: string): readonly string[] =>
    sentences.length === 0 ? [] : [title, ...sentences.map((sentence) => `  ${mark} ${sentence}`)]
  return {
    json: { bank_ref: line.bankRef, invoice: item.number, status: line.status, ...weighing },
    blocks: [
      textBlock(
        [
          `${line.bankRef} and ${item.number}`,
          ...list('Excluded because', weighing.vetoes, '!'),
          ...list('Against it', weighing.against, '-'),
          ...list('For it', weighing.for, '+'),
          ...list('Rivals of the same amount', weighing.rivals, '='),
          ...list('To have it pay all the same', weighing.todo, '>'),
        ].join('\n'),
      ),
    ],
  }
}
