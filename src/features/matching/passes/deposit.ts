import { decimal, of } from '../../../core/money.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import type { Proposal, Residual, Share } from '../decision.ts'
import type { Cheque, Deposit } from '../deposits.ts'
import type { Item, Part } from '../item.ts'
import type { LineView } from '../line-view.ts'
import type { Scene } from '../scene.ts'
import { squashed } from '../text/fold.ts'
import { advised } from './advised.ts'
import { type Question, standOf } from './named-set.ts'
import { splitList } from './split-list.ts'

const DAYS_MAX = 5 // from the day of the deposit to the bank's booking, over a weekend
const NAME_MIN = 3 // digits, without the zeros that pad them
const TOLD_MAX = 12

/** How a cheque that names no invoice is judged: as the bank line that it would be by itself. */
export type JudgeCheque = (view: LineView) => Proposal | undefined

/** What one cheque comes to. */
interface Placing {
  readonly cheque: Cheque
  readonly parts: readonly Part[]
  readonly customerId: CustomerId | null
  readonly residual: Residual | undefined
  readonly evidence: readonly string[]
  readonly isKnown: boolean
}

/**
 * A deposit of many customers' cheques, told by the bank's list of them: each cheque pays its own
 * customer's invoices. A cheque that nobody can place stays unapplied, and is asked about.
 */
export function depositProposals(
  view: LineView,
  scene: Scene,
  { judge, isLast }: { judge: JudgeCheque; isLast: boolean },
): readonly Proposal[] {
  const ofSum = scene.deposits.ofSum(view.fact.amountMinor)
  if (ofSum.length === 0) return isLast ? splitProposals(view, scene, judge) : []
  const fitting = ofSum.filter(({ day, currency }) => {
    const isNear = day === null || Math.abs(day - view.day) <= DAYS_MAX
    return isNear && currency === view.fact.currency
  })
  const named = fitting.filter(({ name }) => isNamedIn(name, view))
  const isOfCustomer = view.mentions.length > 0 || view.payerText.match !== undefined
  if (fitting.length === 0 || (named.length === 0 && isOfCustomer)) return []
  const pool = named.length > 0 ? named : fitting
  return pool.flatMap((deposit) => {
    const shares = sharesOf(deposit, view, scene, judge)
    if (!isLast && shares.some(({ isKnown }) => !isKnown)) return []
    const isVague = named.length === 0 && deposit.day === null
    const isDoubtful = pool.length > 1 || (isVague && shares.some(({ isKnown }) => !isKnown))
    const sureness = named.length === 1 ? 0.999 : 0.985
    return [proposalOf({ deposit, shares }, view, isDoubtful ? 0.6 : sureness)]
  })
}

/** A list that covers another line beside this one: its cheques are dealt out where only one way fits. */
function splitProposals(view: LineView, scene: Scene, judge: JudgeCheque): readonly Proposal[] {
  const split = splitList(view, scene)
  if (split?.deposit === undefined) return []
  const shares = sharesOf(split.deposit, view, scene, judge)
  const { shares: placings = [], ...proposal } = proposalOf(
    { deposit: split.deposit, shares },
    view,
    0.98,
  )
  const told = placings.map((one) => ({ ...one, evidence: [...one.evidence, split.told] }))
  return [{ ...proposal, shares: told, evidence: [split.told, ...proposal.evidence.slice(1)] }]
}

/** The batch, or the lockbox, as a word of its own; a few digits stand in every text. */
function isNamedIn(name: string, { runs }: LineView): boolean {
  const last = squashed(name.split('/').at(-1) ?? '').replace(/^0+/, '')
  if (last.length < NAME_MIN || !/\d/.test(last)) return false
  return runs.some(({ text }) => text.replace(/^0+/, '') === last)
}

function sharesOf(
  { cheques }: Deposit,
  view: LineView,
  scene: Scene,
  judge: JudgeCheque,
): readonly Placing[] {
  const taken = new Map<Item, number>()
  return cheques.map((cheque) => {
    const share = shareOf(cheque, view, scene, judge)
    const fits = share.parts.every(({ item, amountMinor }) => {
      const sum = (taken.get(item) ?? 0) + amountMinor
      taken.set(item, sum)
      return Math.abs(sum) <= Math.abs(item.open)
    })
    if (fits) return share
    return { ...unknown(cheque, share.customerId, ['pays what another cheque of the list pays']) }
  })
}

/** A cheque by what the list says of it, else by what it would be as a bank line of its own. */
function shareOf(cheque: Cheque, view: LineView, scene: Scene, judge: JudgeCheque): Placing {
  const own = scene.readLine({
    ...view.fact,
    amountMinor: cheque.amountMinor,
    description: textOf(cheque),
    counterparty: cheque.payer,
    counterpartyAccount: null,
    creditorReference: null,
  })
  const payer = scene.payerOf(own)
  const question: Question = { view: own, payer, scene }
  const advice = { ref: cheque.ref, payer: cheque.payer, day: null, sum: cheque.amountMinor }
  const found = advised({ ...advice, currency: own.fact.currency, items: cheque.rows }, question)
  const isOurs = standOf(found.items, question) !== 'contradicts'
  const customers = new Set(found.items.map(({ customerId }) => customerId))
  const [owner = null] = customers
  if (found.items.length > 0 && found.against.length === 0 && isOurs && customers.size === 1) {
    const { parts, residual, evidence } = found
    return { cheque, parts, customerId: owner, residual, evidence, isKnown: true }
  }
  const best = judge(own)
  if (best !== undefined && best.customerId !== null && best.replaces === undefined) {
    const { parts, residual, evidence, customerId } = best
    return { cheque, parts, customerId, residual, evidence, isKnown: true }
  }
  const [only] = payer.customers
  const isSure = payer.certainty === 'certain' && payer.customers.length === 1
  const against = isOurs ? found.against : ['its invoices are of another customer']
  return unknown(cheque, isSure ? (only ?? null) : null, [payer.evidence, ...against])
}

function unknown(
  cheque: Cheque,
  customerId: CustomerId | null,
  evidence: readonly string[],
): Placing {
  const residual: Residual = {
    reason: customerId === null ? 'UNKNOWN_PAYER' : 'NO_OPEN_ITEM',
    amountMinor: cheque.amountMinor,
  }
  return { cheque, parts: [], customerId, residual, evidence, isKnown: false }
}

function proposalOf(
  { deposit, shares }: { deposit: Deposit; shares: readonly Placing[] },
  view: LineView,
  confidence: number,
): Proposal {
  const parts = shares.flatMap((share) => share.parts)
  const cash = parts.reduce((sum, one) => sum + (one.kind === 'cash' ? one.amountMinor : 0), 0)
  const lost = shares.filter(({ isKnown }) => !isKnown)
  const residual = [...lost, ...shares].find((share) => share.residual !== undefined)?.residual
  const owners = new Set(shares.map(({ customerId }) => customerId))
  const [owner = null] = owners
  const told = [...lost, ...shares.filter((one) => one.isKnown && one.evidence.length > 0)]
  return {
    parts,
    shares: placed(shares),
    rule: 'deposit-list',
    confidence: parts.length === 0 ? Math.min(confidence, 0.5) : confidence,
    evidence: [
      `the ${deposit.cheques.length} cheques of the list ${deposit.name} add up to the line`,
      ...(lost.length === 0 ? [] : [`${lost.length} of them nobody can place`]),
      ...told
        .slice(0, TOLD_MAX)
        .map((share) => `${nameOf(share.cheque)}: ${share.evidence.join('; ')}`),
    ],
    against: confidence < 0.9 ? ['another list has this sum, or this one has no date'] : [],
    unappliedMinor: view.fact.amountMinor - cash,
    customerId: owners.size === 1 ? owner : null,
    ...(residual === undefined ? {} : { residual }),
  }
}

/** Each cheque with the place of its parts among those of all. */
function placed(shares: readonly Placing[]): readonly Share[] {
  let from = 0
  const refs = refsOf(shares.map(({ cheque }) => cheque))
  return shares.map(({ cheque, parts, customerId, residual, evidence }, index) => {
    const share = {
      customerId,
      amountMinor: cheque.amountMinor,
      memo: nameOf(cheque),
      cheque: { ref: refs[index] ?? '', payer: cheque.payer, text: textOf(cheque) },
      from,
      to: from + parts.length,
      evidence: [`${nameOf(cheque)} of the deposit`, ...evidence],
      ...(residual === undefined ? {} : { residual }),
    }
    from += parts.length
    return share
  })
}

/** The numbers of the cheques, no two alike: of one number, the second is counted. */
function refsOf(cheques: readonly Cheque[]): readonly string[] {
  const taken = new Set<string>()
  for (const { ref } of cheques) {
    const name = ref === '' ? 'cheque' : ref
    let own = name
    for (let count = 2; taken.has(own); count++) own = `${name}-${count}`
    taken.add(own)
  }
  return [...taken]
}

function textOf({ rows }: Cheque): string {
  return rows.flatMap(({ invoiceNumber }) => invoiceNumber || []).join(' ')
}

function nameOf({ ref, payer, amountMinor, rows }: Cheque): string {
  const currency = rows[0]?.currency
  const amount = currency === undefined ? '' : ` over ${decimal(of(amountMinor, currency))}`
  return `cheque ${ref}${payer === null ? '' : ` of ${payer}`}${amount}`
}
