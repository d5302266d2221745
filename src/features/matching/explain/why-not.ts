import { exchangeOn } from '../amounts/exchange.ts'
import type { Item } from '../book.ts'
import type { LineView } from '../line-view.ts'
import { nearness } from '../passes/nearness.ts'
import { agreement, type Payer } from '../payer/identify.ts'
import { poolOf, type Scene } from '../scene.ts'

/** Everything that speaks for one invoice being what a line pays, and against it. */
export interface Weighing {
  readonly for: readonly string[]
  readonly against: readonly string[]
  /** What excludes it whatever else is true. */
  readonly vetoes: readonly string[]
  /** Open invoices that fit the amount as well. */
  readonly rivals: readonly string[]
}

const RIVALS_MAX = 10

/** Weighs one invoice against a line, as the engine does. */
export function weigh(
  item: Item,
  view: LineView,
  { payer, scene }: { payer: Payer; scene: Scene },
): Weighing {
  const forIt: string[] = []
  const against: string[] = []
  const near = nearness(item, view)
  const stand = agreement(payer, item.customerId, scene.book)
  if (near === 'named') forIt.push(`${item.number} stands in the text`)
  else if (near === undefined) against.push('nothing in the text resembles its number')
  else forIt.push(`the text resembles its number (${near})`)
  if (stand === 'same') forIt.push(`the payer is its customer: ${payer.evidence}`)
  if (stand === 'related') forIt.push(`the payer pays for its customer: ${payer.evidence}`)
  if (stand === 'unknown') against.push('who pays is not known')
  if (item.open === view.fact.amountMinor) forIt.push('the amount equals what is open')
  else if (item.open > 0) against.push('the amount is not what is open')
  const withheld = scene.withheld.get(item.customerId)
  if (withheld !== undefined) against.push(withheld)
  const vetoes = vetoesOf(item, view)
  if (item.currency !== view.fact.currency) {
    const rate = rateOf(item, view, scene)
    const gap = `it is in ${item.currency}, the money in ${view.fact.currency}`
    if (rate === undefined) vetoes.push(gap)
    else against.push(`${gap}; the rate is ${rate}`)
  }
  if (stand === 'contradicts') vetoes.push(`the payer is another customer: ${payer.evidence}`)
  const rivals = poolOf(payer.customers, view, scene.book)
    .filter((other) => other !== item && other.open === view.fact.amountMinor)
    .slice(0, RIVALS_MAX)
  return { for: forIt, against, vetoes, rivals: rivals.map(({ number }) => number) }
}

/** The rate at which the money could pay it, where the book allows that. */
function rateOf(item: Item, { fact }: LineView, { rules }: Scene): string | undefined {
  if (rules.exchange === null) return undefined
  const { currency: to, bookingDate: day } = fact
  return exchangeOn(rules.exchange, { from: item.currency, to, day })?.told
}

function vetoesOf(item: Item, view: LineView): string[] {
  const vetoes: string[] = []
  if (item.open === 0) vetoes.push('nothing of it is open')
  if (item.issueDay > view.day)
    vetoes.push(`it was issued on ${item.issueDate}, after the money came`)
  if (item.kind === 'credit_memo') vetoes.push('it is a credit memo')
  return vetoes
}
