import { decimal, of } from '../../../core/money.ts'
import type { Json } from '../../../core/outcome.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import type { MatchFacts } from '../facts/facts.ts'
import type { LineView } from '../lines/line-view.ts'
import { openScene } from '../open-scene.ts'
import type { Payer } from '../payer/identify.ts'
import type { Scene } from '../scene.ts'

/** A line as the engine sees it today: who pays, and which numbers stand in it. */
export interface Reading {
  readonly view: LineView
  readonly payer: Payer
  readonly scene: Scene
}

/** Reads a line against the book as it is today. */
export function readLine(line: BankLine, facts: MatchFacts): Reading {
  const fact = { ...line, isHeld: false }
  const { scene, read } = openScene({ ...facts, lines: [...facts.lines, fact] })
  const view = read(fact)
  return { view, payer: scene.payerOf(view), scene }
}

/** What was read out of a line, as data. */
export function readingJson({ view, payer }: Reading): Json {
  return {
    payer: payer.evidence,
    payer_certainty: payer.certainty,
    numbers: view.mentions.flatMap(({ items, text, form }) =>
      items.map((item) => ({
        text,
        form,
        invoice: item.number,
        open: decimal(of(item.open, item.currency)),
      })),
    ),
  }
}

/** What was read out of a line, for people. */
export function readingSentences({ view, payer }: Reading): readonly string[] {
  const numbers = view.mentions.map(({ items, text }) => {
    const meant = items.map(
      (item) => `${item.number}, ${decimal(of(item.open, item.currency))} ${item.currency} open`,
    )
    return `"${text}" in the text is ${meant.join(' or ')}`
  })
  return [
    payer.evidence,
    ...(numbers.length === 0 ? ['no number of the book stands in the text'] : numbers),
  ]
}
