import type { CustomerId } from '../../../ledger/ids.ts'
import { explainGap } from '../amounts/gap.ts'
import { cashParts, sumOpen } from '../amounts/gap-scene.ts'
import { isUntouched } from '../book/amount-index.ts'
import type { Item, Part } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import { isOpenEnded, type LineView } from '../lines/line-view.ts'
import { poolOf } from '../scene.ts'
import type { Run } from '../text/runs.ts'
import { type NamedSet, proposalOf, type Question } from './named-set.ts'
import { listed } from './rest.ts'
import { gapSceneOf } from './withheld-before.ts'

const TAIL_MIN = 3 // digits
const GAP_MAX = 3 // letters between two numbers of a list
const CUSTOMERS_MAX = 12
const CHOICES_MAX = 256
const EXACT = 0.99
const EXPLAINED = 0.96
const DOUBTFUL = 0.9
const ROUND_UNIT = 100

/**
 * A list in which each number is shortened alike: `VF 2025 206 353`, `25-019075/763/955`. Each piece
 * is the end of the number of an open invoice of the payer, and all of them together make the sum.
 */
export function tails(question: Question): readonly Proposal[] {
  const group = listOf(question.view)
  if (group === undefined) return []
  const found = ownersOf(group, question).flatMap((owner) => readings(owner, group, question))
  const exact = found.filter(({ rule }) => rule === 'invoice-list+amount')
  const best = exact.length > 0 ? exact : found
  const isOnly = best.length === 1
  return best.map((one) => (isOnly ? one : { ...one, confidence: Math.min(one.confidence, 0.6) }))
}

/** Pieces of equal length one behind the other, and what stands in full before them. */
interface List {
  readonly pieces: readonly string[]
  readonly named: readonly Item[]
}

function listOf(view: LineView): List | undefined {
  const group = longestGroup(view.runs)
  const [first] = group
  if (first === undefined || group.length < 2) return undefined
  const named = view.mentions
    .filter(({ hit }) => hit.end <= first.start && first.start - hit.end <= GAP_MAX)
    .flatMap(({ items }) => (items.length === 1 ? items : []))
  return { pieces: group.map(({ text }) => text), named }
}

const SERIAL_MIN = 4 // digits of running numbers by which nobody but their owner is known

/** Whether a sign and the end of another open number of the customer follow right behind a number. */
export function hasTail(item: Item, { view, scene }: Question): boolean {
  const ends = view.mentions.filter(({ items }) => items.includes(item)).map(({ hit }) => hit.end)
  const pieces = view.runs.filter(
    ({ isDigits, text, start }) =>
      isDigits && text.length >= TAIL_MIN && ends.some((end) => start === end + 1),
  )
  if (pieces.length === 0) return false
  return poolOf([item.customerId], view, scene.book).some(({ digits }) =>
    pieces.some(({ text }) => digits.length > text.length && digits.endsWith(text)),
  )
}

/** Who may be meant: the payer, or where he is not known for one, who owes an invoice of each running number. */
function ownersOf(
  { pieces }: List,
  { payer: { customers }, scene }: Question,
): readonly CustomerId[] {
  if (customers.length > 0 && customers.length <= CUSTOMERS_MAX) return customers
  if (pieces.some(({ length }) => length < SERIAL_MIN)) return []
  const owners = pieces.map(
    (piece) =>
      new Set(
        scene.book.bySerial(piece.replace(/^0+(?=.)/, '')).map(({ customerId }) => customerId),
      ),
  )
  const [first, ...others] = owners
  const all = [...(first ?? [])].filter((owner) => others.every((one) => one.has(owner)))
  return customers.length === 0 ? all : all.filter((owner) => customers.includes(owner))
}

/** The most runs of digits of one length that follow each other with nothing but a sign between. */
function longestGroup(runs: readonly Run[]): readonly Run[] {
  let best: Run[] = []
  let group: Run[] = []
  for (const run of runs) {
    const last = group[group.length - 1]
    const goesOn =
      last !== undefined &&
      run.text.length === last.text.length &&
      run.start - last.end <= GAP_MAX &&
      run.start > last.end
    const isPiece = run.isDigits && run.text.length >= TAIL_MIN
    group = isPiece ? (goesOn ? [...group, run] : [run]) : []
    if (group.length > best.length) best = group
  }
  return best
}

/** The open invoices of a customer that the pieces mean, whose sum is the amount or explained. */
function readings(owner: CustomerId, list: List, question: Question): readonly Proposal[] {
  const { view, scene } = question
  const pool = poolOf([owner], view, scene.book).filter(isUntouched)
  const named = list.named.filter((item) => item.customerId === owner && item.open > 0)
  if (named.length < list.named.length) return []
  const choices = list.pieces.map((piece) =>
    pool.filter(({ digits }) => digits.length > piece.length && digits.endsWith(piece)),
  )
  const count = choices.reduce((product, items) => product * items.length, 1)
  if (count === 0 || count > CHOICES_MAX) return []
  return combined(choices).flatMap((items): Proposal[] => {
    const all = [...new Set([...named, ...items])]
    if (all.length < named.length + items.length) return []
    const proposal = proposed(all, question, count === 1)
    return proposal === undefined ? [] : [proposal]
  })
}

/** Every way to take one of each. */
function combined(choices: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  return choices.reduce<readonly (readonly Item[])[]>(
    (sets, items) => sets.flatMap((set) => items.map((item) => [...set, item])),
    [[]],
  )
}

function proposed(
  items: readonly Item[],
  question: Question,
  isOnlyChoice: boolean,
): Proposal | undefined {
  const gap = sumOpen(items) - question.view.fact.amountMinor
  const set: NamedSet = {
    items,
    mentions: question.view.mentions.filter((one) =>
      one.items.some((item) => items.includes(item)),
    ),
    isStrong: false,
    isAll: true,
    isDoubtful: false,
  }
  const found = gap === 0 ? whole(items) : explained(set, question)
  if (found === undefined) return undefined
  // Banks take round fees, and a list that breaks off holds more: what is odd is one more invoice.
  const isGuess = found.rule === 'fee' && (gap % ROUND_UNIT !== 0 || isOpenEnded(question.view))
  const limit = gap === 0 ? EXACT : isOnlyChoice && !isGuess ? EXPLAINED : DOUBTFUL
  return proposalOf(set, question, {
    parts: found.parts,
    rule: `invoice-list+${found.rule}`,
    evidence: [`the text lists the ends of ${listed(items)}`, found.evidence],
    limit,
  })
}

interface Finding {
  readonly parts: readonly Part[]
  readonly rule: string
  readonly evidence: string
}

function whole(items: readonly Item[]): Finding {
  return { parts: cashParts(items, []), rule: 'amount', evidence: 'the amount equals what is open' }
}

function explained(set: NamedSet, question: Question): Finding | undefined {
  return explainGap(gapSceneOf(set, question))
}
