import { cashParts, creditParts, explainGap, sumOpen } from '../amounts/gap.ts'
import { subsetSums } from '../amounts/subset-sum.ts'
import { type Item, isUntouched } from '../book.ts'
import type { Part, Proposal } from '../decision.ts'
import { isStrong, type LineView, type Mention } from '../line-view.ts'
import { type Agreement, agreement, type Payer } from '../payer/identify.ts'
import { payable, poolOf, type Scene } from '../scene.ts'
import { expansions } from './expansions.ts'
import { isNear } from './nearness.ts'

/** Lines that name what they pay: the numbers decide, the amount and the payer confirm. */
export function namedProposals(view: LineView, payer: Payer, scene: Scene): readonly Proposal[] {
  const sets = namedSets(view, payer, scene)
  const found: Proposal[] = []
  for (const set of sets) {
    const proposal = exact(set, { view, payer, scene }) ?? explained(set, { view, payer, scene })
    if (proposal !== undefined) found.push(proposal)
    if (proposal !== undefined && proposal.confidence >= scene.rules.minConfidence) return found
  }
  const loose = [
    ...subsetOfNamed(sets, { view, payer, scene }),
    ...expanded(sets, { view, payer, scene }),
    ...completed(sets, { view, payer, scene }),
    ...single(sets, { view, payer, scene }),
  ]
  return [...found, ...loose]
}

/** Some of the named items, and how surely they are meant. */
export interface NamedSet {
  readonly items: readonly Item[]
  readonly mentions: readonly Mention[]
  readonly isStrong: boolean
  /** Whether all that is named and payable is in it. */
  readonly isAll: boolean
}

export interface Question {
  readonly view: LineView
  readonly payer: Payer
  readonly scene: Scene
}

/** The sets worth trying: everything named, what is named of the payer, what is surely meant. */
function namedSets(view: LineView, payer: Payer, scene: Scene): readonly NamedSet[] {
  const chosen = view.mentions.flatMap((mention) => {
    const item = choose(mention, { view, payer, scene })
    return item === undefined ? [] : [{ mention, item }]
  })
  const of = (list: typeof chosen): NamedSet => ({
    items: list.map(({ item }) => item),
    mentions: list.map(({ mention }) => mention),
    isStrong: list.every(({ mention }) => isStrong(mention.form)),
    isAll: list.length === chosen.length,
  })
  const own = chosen.filter(({ item }) => {
    const stand = agreement(payer, item.customerId, scene.book)
    return stand === 'same' || stand === 'related'
  })
  const strong = chosen.filter(({ mention }) => isStrong(mention.form))
  const references = chosen.filter(({ mention }) => mention.form === 'reference')
  const sets: NamedSet[] = []
  for (const list of [references, chosen, own, strong]) {
    if (list.length === 0) continue
    const set = of(list)
    if (
      !sets.some(
        (known) =>
          known.items.length === set.items.length &&
          known.items.every((item) => set.items.includes(item)),
      )
    )
      sets.push(set)
  }
  return sets
}

/** The one item that a mention means; undefined when it is closed or cannot be told. */
function choose({ items, form }: Mention, { view, payer }: Question): Item | undefined {
  const open = items.filter((item) => payable(item, view) || isPrepaid(item, form, view))
  if (open.length < 2) return open[0]
  const own = open.filter((item) => payer.customers.includes(item.customerId))
  const pool = own.length > 0 ? own : open
  if (pool.length === 1) return pool[0]
  const fitting = pool.filter((item) => item.open === view.fact.amountMinor)
  return fitting.length === 1 ? fitting[0] : undefined
}

/** A customer who names an invoice in full may pay it before its date. */
function isPrepaid(item: Item, form: Mention['form'], view: LineView): boolean {
  return (
    isStrong(form) &&
    item.open !== 0 &&
    item.currency === view.fact.currency &&
    item.issueDay > view.day &&
    item.open === view.fact.amountMinor
  )
}

function exact(set: NamedSet, question: Question): Proposal | undefined {
  if (sumOpen(set.items) !== question.view.fact.amountMinor) return undefined
  return proposalOf(set, question, {
    parts: partsOf(set.items),
    rule: ruleOf(set),
    extra: ['the amount equals what is open'],
  })
}

function explained(set: NamedSet, question: Question): Proposal | undefined {
  const { view, scene } = question
  const explanation = explainGap({
    items: set.items,
    amountMinor: view.fact.amountMinor,
    day: view.day,
    book: scene.book,
    rules: scene.rules,
  })
  if (explanation === undefined) return undefined
  const proposal = proposalOf(set, question, {
    parts: explanation.parts,
    rule: `${ruleOf(set, false)}+${explanation.rule}`,
    extra: [explanation.evidence],
  })
  const isSure = standOf(set.items, question) === 'same' || (set.items.length > 1 && set.isStrong)
  return isSure
    ? { ...proposal, confidence: Math.min(proposal.confidence, 0.998) }
    : { ...proposal, confidence: Math.min(proposal.confidence, 0.9) }
}

/** Strays beside the right numbers: exactly one choice among what is named has the amount. */
function subsetOfNamed(sets: readonly NamedSet[], question: Question): readonly Proposal[] {
  const all = sets.find(({ isAll }) => isAll)
  if (all === undefined || all.items.length < 2) return []
  const invoices = all.items.filter(({ kind }) => kind === 'invoice')
  const { sets: fitting } = subsetSums(invoices, (item) => item.open, {
    target: question.view.fact.amountMinor,
    limit: 4,
  })
  const ranked = fitting.map((items) => {
    const mentions = all.mentions.filter((_, index) => items.includes(all.items[index] as Item))
    const set: NamedSet = {
      items,
      mentions,
      isStrong: mentions.every(({ form }) => isStrong(form)),
      isAll: false,
    }
    return proposalOf(set, question, {
      parts: partsOf(items),
      rule: ruleOf(set),
      extra: [
        'the amount equals what is open of these',
        'other numbers in the text do not fit the amount',
      ],
    })
  })
  if (ranked.length < 2) return ranked
  return ranked.map((proposal) => ({ ...proposal, confidence: Math.min(proposal.confidence, 0.6) }))
}

/** Shortened lists and ranges: believed when every number exists, is open, and the sum fits. */
function expanded(sets: readonly NamedSet[], question: Question): readonly Proposal[] {
  const all = sets.find(({ isAll }) => isAll)
  if (all === undefined) return []
  const { view, payer, scene } = question
  return expansions(all, view, scene).flatMap((items) => {
    const set: NamedSet = { ...all, items, isAll: true }
    const fits = sumOpen(items) === view.fact.amountMinor
    const parts = fits
      ? { parts: partsOf(items), extra: 'the amount equals what is open', rule: 'list' }
      : explainedParts(items, question)
    if (parts === undefined) return []
    const proposal = proposalOf(
      set,
      { view, payer, scene },
      {
        parts: parts.parts,
        rule: `invoice-range+${parts.rule}`,
        extra: ['the text shortens the list of numbers', parts.extra],
      },
    )
    return [{ ...proposal, confidence: Math.min(proposal.confidence, 0.997) }]
  })
}

function explainedParts(
  items: readonly Item[],
  { view, scene }: Question,
): { parts: readonly Part[]; extra: string; rule: string } | undefined {
  const found = explainGap({
    items,
    amountMinor: view.fact.amountMinor,
    day: view.day,
    book: scene.book,
    rules: scene.rules,
  })
  return found === undefined
    ? undefined
    : { parts: found.parts, extra: found.evidence, rule: found.rule }
}

const COMPLETION_LIMIT = 40

/** A list that the bank cut off: what is missing is the only set of that customer's items that fits. */
function completed(sets: readonly NamedSet[], question: Question): readonly Proposal[] {
  const set = sets.find(
    ({ items }) => new Set(items.map(({ customerId }) => customerId)).size === 1,
  )
  const owner = set?.items[0]
  if (set === undefined || owner === undefined) return []
  const { view, scene } = question
  const missing = view.fact.amountMinor - sumOpen(set.items)
  if (missing <= 0) return []
  const pool = poolOf([owner.customerId], view, scene.book).filter(
    (item) => !set.items.includes(item) && isUntouched(item),
  )
  const found = subsetSums(pool, (item) => item.open, { target: missing, limit: COMPLETION_LIMIT })
  const hinted = found.sets.filter((items) => items.some((item) => isNear(item, view) === 'cut'))
  const preferred = hinted.length > 0 ? hinted : found.sets
  const isOnly = preferred.length === 1 && found.isComplete
  const weightOf = setWeigher(view, scene)
  return [...preferred]
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, 3)
    .map((items) => {
      const proposal = proposalOf({ ...set, isAll: true }, question, {
        parts: partsOf([...set.items, ...items]),
        rule: 'invoice-list+rest',
        extra: [
          isOnly
            ? 'the rest is the only set of open invoices that fits'
            : 'the rest fits several sets of open invoices',
        ],
      })
      const limit = isOnly
        ? completionConfidence(pool.length, missing, question, set)
        : 0.6 * weightOf(items)
      return { ...proposal, confidence: Math.min(proposal.confidence, limit) }
    })
}

function completionConfidence(
  size: number,
  missing: number,
  question: Question,
  set: NamedSet,
): number {
  const chance = 2 ** size / Math.max(missing, 1) // how many sets would fit by accident
  const stand = standOf(set.items, question)
  const base = stand === 'same' ? 0.995 : stand === 'unknown' && set.isStrong ? 0.985 : 0.9
  return base - Math.min(0.3, chance * 0.05)
}

/** The habit of the customer and the length of a set say which of several is likelier. */
export function setWeigher(view: LineView, scene: Scene): (items: readonly Item[]) => number {
  return (items) => {
    if (items.length === 0) return 0
    const fit =
      items.reduce((sum, item) => sum + scene.timing.fit(item, view.day), 0) / items.length
    return fit * 0.9 ** (items.length - 1)
  }
}

/** One number and another amount: a part payment, a deduction, or too much. */
function single(sets: readonly NamedSet[], question: Question): readonly Proposal[] {
  return sets.flatMap((set): readonly Proposal[] => {
    const [item] = set.items
    if (set.items.length !== 1 || item === undefined || item.kind !== 'invoice') return []
    const { view } = question
    const amount = view.fact.amountMinor
    if (amount <= 0 || amount === item.open) return []
    return amount < item.open ? [short(item, set, question)] : [over(item, set, question)]
  })
}

function short(item: Item, set: NamedSet, question: Question): Proposal {
  const amount = question.view.fact.amountMinor
  const proposal = proposalOf(set, question, {
    parts: [{ item, kind: 'cash', amountMinor: amount }],
    rule: 'invoice-number+part',
    extra: ['less was paid than is open; the rest stays open'],
  })
  const stand = standOf(set.items, question)
  const confidence =
    stand === 'same'
      ? set.isStrong
        ? 0.997
        : 0.985
      : stand === 'related' && set.isStrong
        ? 0.97
        : 0.6
  return {
    ...proposal,
    confidence: rivals(item, question) ? 0.5 : Math.min(proposal.confidence, confidence),
    residual: { reason: 'SHORT_PAY', amountMinor: item.open - amount },
  }
}

const OVERPAY_SHARE = 2 // more than half of the invoice again is another invoice rather than an error

function over(item: Item, set: NamedSet, question: Question): Proposal {
  const { view } = question
  const extra = view.fact.amountMinor - item.open
  const proposal = proposalOf(set, question, {
    parts: [{ item, kind: 'cash', amountMinor: item.open }],
    rule: 'invoice-number+over',
    extra: ['more was paid than is open; the rest stays on account'],
  })
  const stand = standOf(set.items, question)
  const isSmall =
    extra * OVERPAY_SHARE <= item.open ||
    extra <= question.scene.rules.feeMaxMinor(item.currency) * 2
  const isWhole = isUntouched(item)
  const confidence = stand === 'same' && isSmall && isWhole ? (set.isStrong ? 0.995 : 0.98) : 0.5
  return {
    ...proposal,
    unappliedMinor: extra,
    confidence: rivals(item, question) ? 0.5 : Math.min(proposal.confidence, confidence),
    residual: { reason: 'OVERPAY', amountMinor: extra },
  }
}

/** Whether the payer has another open invoice of exactly this amount: then the number may be wrong. */
function rivals(item: Item, { view, payer, scene }: Question): boolean {
  const customers = payer.customers.length > 0 ? payer.customers : [item.customerId]
  return poolOf(customers, view, scene.book).some(
    (other) => other !== item && other.open === view.fact.amountMinor,
  )
}

function partsOf(items: readonly Item[]): readonly Part[] {
  const memos = items.filter(({ kind }) => kind === 'credit_memo')
  return memos.length === 0 ? cashParts(items, []) : creditParts(items, memos)
}

function ruleOf({ items, mentions }: NamedSet, withAmount = true): string {
  const form = mentions[0]?.form
  const what =
    form === 'reference'
      ? 'reference'
      : form === 'po'
        ? 'purchase-order'
        : items.length > 1
          ? 'invoice-list'
          : 'invoice-number'
  return withAmount ? `${what}+amount` : what
}

export function standOf(items: readonly Item[], { payer, scene }: Question): Agreement {
  const stands = items.map((item) => agreement(payer, item.customerId, scene.book))
  for (const stand of ['contradicts', 'unknown', 'related'] as const) {
    if (stands.includes(stand)) return stand
  }
  return 'same'
}

const STAND_TEXT: Readonly<Record<Agreement, string>> = {
  same: "the payer is the invoice's customer",
  related: 'the payer pays for this customer',
  unknown: 'the payer is not known',
  contradicts: 'the payer is another customer',
}

function proposalOf(
  set: NamedSet,
  question: Question,
  { parts, rule, extra }: { parts: readonly Part[]; rule: string; extra: readonly string[] },
): Proposal {
  const { payer, scene } = question
  const stand = standOf(set.items, question)
  const owners = new Set(set.items.map(({ customerId }) => customerId))
  const against = stand === 'contradicts' ? [STAND_TEXT.contradicts, payer.evidence] : []
  return {
    parts,
    rule,
    confidence: namedConfidence(set, { stand, scene, customers: owners.size }),
    evidence: [
      ...set.mentions.map(
        ({ text, form }) => `${text} stands in the text${form === 'po' ? ' (purchase order)' : ''}`,
      ),
      ...extra,
      ...(stand === 'contradicts'
        ? []
        : [stand === 'unknown' ? STAND_TEXT.unknown : `${STAND_TEXT[stand]}: ${payer.evidence}`]),
    ],
    against,
    unappliedMinor: 0,
    customerId:
      owners.size === 1 ? (set.items[0]?.customerId ?? null) : (payer.customers[0] ?? null),
  }
}

function namedConfidence(
  set: NamedSet,
  { stand, customers }: { stand: Agreement; scene: Scene; customers: number },
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
