import { decimal, of } from '../../../core/money.ts'
import type { Item } from '../book/item.ts'
import type { ExchangeRules } from '../facts/facts.ts'
import type { LineView } from '../lines/line-view.ts'
import { nearness } from '../passes/nearness.ts'
import { agreement, type Payer } from '../payer/identify.ts'
import { poolOf, type Scene } from '../scene.ts'
import { exchangeTold } from './exchange-told.ts'

/** Everything that speaks for one invoice being what a line pays, and against it. */
export interface Weighing {
  readonly for: readonly string[]
  readonly against: readonly string[]
  /** What excludes it whatever else is true. */
  readonly vetoes: readonly string[]
  /** Open invoices that fit the amount as well. */
  readonly rivals: readonly string[]
  /** How a person has the one pay the other all the same. */
  readonly todo: readonly string[]
}

const RIVALS_MAX = 10

/** Weighs one invoice against a line, as the engine does. */
export function weigh(
  item: Item,
  view: LineView,
  { payer, scene, exchange }: { payer: Payer; scene: Scene; exchange: ExchangeRules },
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
  const isAbroad = item.currency !== view.fact.currency
  if (item.open === view.fact.amountMinor && !isAbroad) forIt.push('the amount equals what is open')
  else if (item.open > 0 && !isAbroad) against.push(amountTold(item, view))
  const withheld = scene.withheld.get(item.customerId)
  if (withheld !== undefined) against.push(withheld)
  const vetoes = vetoesOf(item, view)
  const told = isAbroad ? exchangeTold(item, view.fact, exchange) : undefined
  if (told !== undefined) (told.isVeto ? vetoes : against).push(told.sentence)
  if (stand === 'contradicts') vetoes.push(`the payer is another customer: ${payer.evidence}`)
  const rivals = poolOf(payer.customers, view, scene.book)
    .filter((other) => other !== item && other.open === view.fact.amountMinor)
    .slice(0, RIVALS_MAX)
    .map(({ number }) => number)
  return { for: forIt, against, vetoes, rivals, todo: told?.todo ?? [] }
}

function amountTold(item: Item, { fact }: LineView): string {
  const shown = (minor: number): string => `${decimal(of(minor, item.currency))} ${item.currency}`
  return `${shown(item.open)} are open, ${shown(fact.amountMinor)} came`
}

function vetoesOf(item: Item, view: LineView): string[] {
  const vetoes: string[] = []
  if (item.open === 0) vetoes.push('nothing of it is open')
  if (item.issueDay > view.day)
    vetoes.push(`it was issued on ${item.issueDate}, after the money came`)
  if (item.kind === 'credit_memo') vetoes.push('it is a credit memo')
  return vetoes
}
