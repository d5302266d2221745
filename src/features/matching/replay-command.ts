import type { Context, Input } from '../../core/command.ts'
import { countCell, type Outcome, tableBlock, textBlock, textCell } from '../../core/outcome.ts'
import { fixed, ratio } from '../../core/ratio.ts'
import { matchCash } from './engine.ts'
import { rulesOf } from './facts/rules.ts'
import { compare } from './replay/replay.ts'
import { readPast } from './replay/replay-store.ts'
import { minConfidenceOf } from './run/min-confidence.ts'

const NOTHING =
  'Nothing to replay: no bank line is applied yet. "openitem match" applies what is certain.'

/** Back-tests the rules and the threshold on what the book knows to be right. */
export function run({ db, settings }: Context, input: Input): Outcome {
  const past = readPast(db, rulesOf(settings, minConfidenceOf(input)))
  const replay = compare(past, matchCash(past.facts))
  const share = (part: number, whole: number): string =>
    whole === 0 ? '0.0000' : fixed(ratio(part, whole), 4)
  const { lines, confirmed, applied, wrong, rules, disagreements } = replay
  const json = {
    wrong_rate: share(wrong, applied),
    wrong,
    auto_rate: share(applied, lines),
    applied,
    lines,
    confirmed_lines: confirmed,
    rules: rules.map((one) => ({ ...one })),
    disagreements: disagreements.map(({ line, rule, isConfirmed, would }) => ({
      bank_ref: line.bankRef,
      rule,
      confirmed: isConfirmed,
      would_apply_to: would,
    })),
  }
  const sentence =
    lines === 0
      ? NOTHING
      : `Wrong: ${json.wrong_rate} (${wrong} of ${applied} applied). Applied without a person: ${json.auto_rate} of ${lines} lines, ${confirmed} of them confirmed by a person.`
  const table = tableBlock({
    columns: [
      { key: 'rule', label: 'Rule' },
      { key: 'applied', label: 'Applied', align: 'right' },
      { key: 'wrong', label: 'Wrong', align: 'right' },
    ],
    rows: rules.map(({ rule, applied, wrong }) => [
      textCell(rule),
      countCell(applied),
      countCell(wrong),
    ]),
  })
  return { json, blocks: [textBlock(sentence), ...(rules.length === 0 ? [] : [table])] }
}
