import type { Item, Part } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import { isDateLike, isStrong, isYear, type LineView, type Mention } from '../lines/line-view.ts'
import { type Agreement, agreement, type Payer } from '../payer/identify.ts'
import { payable, type Scene } from '../scene.ts'

/** What is asked at one moment: what does this line, from this payer, pay? */
export interface Question {
  readonly view: LineView
  readonly payer: Payer
  readonly scene: Scene
}

/** Some of the items that a text names, and how surely they are meant. */
export interface NamedSet {
  readonly items: readonly Item[]
  readonly mentions: readonly Mention[]
  readonly isStrong: boolean
  /** Whether all that is named and payable is in it, but for what may be something else. */
  readonly isAll: boolean
  /** Whether one of the numbers may be something else: then only the amount to the cent confirms it. */
  readonly isDoubtful: boolean
}

interface Chosen {
  readonly mention: Mention
  readonly item: Item
}

/** The sets worth trying: everything named, what is named of the payer, what is surely meant. */
export function namedSets(question: Question): readonly NamedSet[] {
  const { view, payer, scene } = question
  const chosen = view.mentions.flatMap((mention): Chosen[] => {
    const item = choose(mention, question)
    return item === undefined ? [] : [{ mention, item }]
  })
  if (chosen.length === 0) return []
  const own = chosen.filter(({ item }) => {
    const stand = agreement(payer, item.customerId, scene.book)
    return stand === 'same' || stand === 'related'
  })
  const strong = chosen.filter(({ mention }) => isStrong(mention.form))
  const references = chosen.filter(({ mention }) => mention.form === 'reference')
  const isClear = !chosen.some(({ mention }) => isDoubtful(mention, question))
  const clear = isClear ? chosen : chosen.filter(({ mention }) => !isDoubtful(mention, question))
  const lists = [references, chosen, own, strong, clear].filter((list) => list.length > 0)
  return lists
    .filter((list, index) => lists.findIndex((other) => isSameList(other, list)) === index)
    .map((list) => ({
      ...setOf(list, list.length === chosen.length || list.length === clear.length),
      isDoubtful: !isClear && list.some((one) => !clear.includes(one)),
    }))
}

/** Whether a number may be the year or a date, or the payer's own customer number, as well as an invoice's. */
function isDoubtful({ form, hit }: Mention, { view, payer }: Question): boolean {
  if (isStrong(form)) return false
  const isCustomer = hit.named.some(
    (one) =>
      one.kind === 'customer' &&
      (payer.customers.length === 0 || payer.customers.includes(one.customerId)),
  )
  return isCustomer || isWhen({ form, hit }, view)
}

/** Whether a number may be the year, or a purchase order's the day, of the payment or of what is paid. */
export function isWhen(
  { form, hit }: Pick<Mention, 'form' | 'hit'>,
  { fact: { bookingDate } }: LineView,
): boolean {
  return form === 'po' ? isDateLike(hit.text, bookingDate) : isYear(hit.text, bookingDate)
}

const DOUBTFUL_MAX = 0.9

/** How sure a set may be where the amount does not confirm its numbers to the cent. */
export function unconfirmed({ isDoubtful }: NamedSet, confidence: number): number {
  return isDoubtful ? Math.min(confidence, DOUBTFUL_MAX) : confidence
}

function isSameList(left: readonly Chosen[], right: readonly Chosen[]): boolean {
  return left.length === right.length && left.every((one) => right.includes(one))
}

function setOf(list: readonly Chosen[], isAll: boolean): Omit<NamedSet, 'isDoubtful'> {
  return {
    items: list.map(({ item }) => item),
    mentions: list.map(({ mention }) => mention),
    isStrong: list.every(({ mention }) => isStrong(mention.form)),
    isAll,
  }
}

/** The one item that a mention means; undefined when it is closed or cannot be told. */
function choose({ items, form }: Mention, question: Question): Item | undefined {
  const { view, payer } = question
  const open = items.filter((item) => payable(item, view) || isPrepaid(item, form, question))
  if (open.length < 2) return open[0]
  const own = open.filter((item) => payer.customers.includes(item.customerId))
  const pool = own.length > 0 ? own : open
  if (pool.length === 1) return pool[0]
  const fitting = pool.filter((item) => item.open === view.fact.amountMinor)
  return fitting.length === 1 ? fitting[0] : undefined
}

/** A customer who names an invoice in full may pay it before its date; of anybody else the number is a slip. */
function isPrepaid(item: Item, form: Mention['form'], { view, payer, scene }: Question): boolean {
  const { fact, day } = view
  const stand = agreement(payer, item.customerId, scene.book)
  return (
    isStrong(form) &&
    (stand === 'same' || stand === 'related') &&
    item.open === fact.amountMinor &&
    item.currency === fact.currency &&
    item.issueDay > day
  )
}

/** The name of the rule that the form of the numbers stands for. */
export function ruleOf({ items, mentions }: NamedSet): string {
  const form = mentions[0]?.form
  if (form === 'reference') return 'reference'
  if (form === 'po') return 'purchase-order'
  return items.length > 1 ? 'invoice-list' : 'invoice-number'
}

/** How the payer stands to the customers of some items: the worst of them counts. */
export function standOf(items: readonly Item[], { payer, scene }: Question): Agreement {
  const stands = items.map((item) => agreement(payer, item.customerId, scene.book))
  for (const stand of ['contradicts', 'unknown', 'related'] as const) {
    if (stands.includes(stand)) return stand
  }
  return 'same'
}

/** What a rule found out about named items. */
export interface Finding {
  readonly parts: readonly Part[]
  readonly rule: string
  readonly evidence: readonly string[]
  /** No surer than this, whatever the numbers and the payer say. */
  readonly limit?: number
}

/** A proposal for named items: what was found, and what number and payer say for and against it. */
export function proposalOf(set: NamedSet, question: Question, found: Finding): Proposal {
  const { payer } = question
  const stand = standOf(set.items, question)
  const owners = new Set(set.items.map(({ customerId }) => customerId))
  const numbers = set.mentions.map(
    ({ text, form }) => `${text} stands in the text${form === 'po' ? ' (purchase order)' : ''}`,
  )
  return {
    parts: found.parts,
    rule: found.rule,
    confidence: Math.min(found.limit ?? 1, confidenceOf(set, { stand, customers: owners.size })),
    evidence: [...numbers, ...found.evidence, ...standEvidence(stand, payer)],
    against: stand === 'contradicts' ? ['the payer is another customer', payer.evidence] : [],
    unappliedMinor: 0,
    customerId:
      owners.size === 1 ? (set.items[0]?.customerId ?? null) : (payer.customers[0] ?? null),
  }
}

function standEvidence(stand: Agreement, payer: Payer): readonly string[] {
  switch (stand) {
    case 'same':
      return [`the payer is the invoice's customer: ${payer.evidence}`]
    case 'related':
      return [`the payer pays for this customer: ${payer.evidence}`]
    case 'unknown':
      return ['the payer is not known']
    case 'contradicts':
      return []
  }
}

/** What the numbers and the payer are worth together, when the amount fits. */
function confidenceOf(
  set: NamedSet,
  { stand, customers }: { stand: Agreement; customers: number },
): number {
  const isList = set.items.length > 1
  const form = set.mentions[0]?.form
  switch (stand) {
    case 'same':
      return set.isStrong ? 0.9999 : form === 'ocr' ? 0.998 : 0.9995
    case 'related':
      return set.isStrong ? 0.9995 : 0.998
    case 'unknown':
      if (isList) return customers === 1 ? 0.9995 : set.isStrong ? 0.998 : 0.96
      return set.isStrong ? 0.9985 : form === 'po' ? 0.97 : form === 'ocr' ? 0.96 : 0.985
    case 'contradicts':
      return isList && set.isStrong && customers === 1 ? 0.97 : 0.6
  }
}
