import { decimal, of } from '../../../core/money.ts'
import type { Json } from '../../../core/outcome.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import { openScene } from '../engine.ts'
import type { MatchFacts } from '../facts.ts'
import type { LineView } from '../line-view.ts'
import type { Payer } from '../payer/identify.ts'
import type { Scene } from '../scene.ts'

/** A line as the engine sees it today: who pays, and which numbers stand in it. */
export interface Reading {
  readonly view: LineView
  readonly payer: Payer
  readonly scene: Scene
}

export function readLine(line: BankLine, facts: MatchFacts): Reading | undefined {
  const { scene, views } = openScene({ ...facts, lines: [{ ...line, isHeld: false }] })
  const [view] = views
  return view === undefined ? undefined : { view, payer: scene.payerOf(view), scene }
}

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
