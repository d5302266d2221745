import { decimal, of } from '../../../core/money.ts'
import {
  type Cheque,
  chequeNumber,
  DEPOSIT_DAYS_MAX,
  type Deposit,
  textOf,
} from '../book/deposits.ts'
import type { Item } from '../book/item.ts'
import type { Proposal, Share } from '../decision.ts'
import type { LineView } from '../lines/line-view.ts'
import type { Scene } from '../scene.ts'
import { squashed } from '../text/fold.ts'
import { type JudgeCheque, type Placing, placingOf, unplaced } from './placing.ts'
import { splitList } from './split-list.ts'

const NAME_MIN = 3 // digits, without the zeros that pad them
const TOLD_MAX = 12

const TAKEN_BY_ANOTHER = 'pays what another cheque of the list pays'

/** A cheque of the list with what it comes to. */
interface Placed extends Placing {
  readonly cheque: Cheque
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
    const isNear = day === null || Math.abs(day - view.day) <= DEPOSIT_DAYS_MAX
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
): readonly Placed[] {
  const taken = new Map<Item, number>()
  return cheques.map((cheque) => {
    const own = readCheque(cheque, view, scene)
    const share = placingOf(own, cheque.rows, { scene, judge })
    const fits = share.parts.every(({ item, amountMinor }) => {
      const sum = (taken.get(item) ?? 0) + amountMinor
      taken.set(item, sum)
      return Math.abs(sum) <= Math.abs(item.open)
    })
    if (fits) return { cheque, ...share }
    return { cheque, ...unplaced(own, share.customerId, [TAKEN_BY_ANOTHER]) }
  })
}

/** Reads a cheque as the bank line that it would be by itself. */
function readCheque(cheque: Cheque, view: LineView, scene: Scene): LineView {
  const { ref, payer, amountMinor } = cheque
  const text = textOf(cheque)
  return scene.readLine({
    ...view.fact,
    amountMinor,
    description: text,
    counterparty: payer,
    counterpartyAccount: null,
    creditorReference: null,
    cheque: { ref, payer, text },
  })
}

function proposalOf(
  { deposit, shares: placings }: { deposit: Deposit; shares: readonly Placed[] },
  view: LineView,
  confidence: number,
): Proposal {
  const parts = placings.flatMap((share) => share.parts)
  const cash = parts.reduce((sum, one) => sum + (one.kind === 'cash' ? one.amountMinor : 0), 0)
  const lost = placings.filter(({ isKnown }) => !isKnown)
  const residual = [...lost, ...placings].find((share) => share.residual !== undefined)?.residual
  const owners = new Set(placings.map(({ customerId }) => customerId))
  const [owner = null] = owners
  const shares = placed(placings)
  const { name, cheques } = deposit
  return {
    parts,
    shares,
    rule: 'deposit-list',
    confidence: parts.length === 0 ? Math.min(confidence, 0.5) : confidence,
    evidence: [
      `the ${cheques.length} cheques of the list ${name} add up to the line`,
      ...evidenceOf(shares),
    ],
    against: confidence < 0.9 ? ['another list has this sum, or this one has no date'] : [],
    unappliedMinor: view.fact.amountMinor - cash,
    customerId: owners.size === 1 ? owner : null,
    ...(residual === undefined ? {} : { residual }),
  }
}

/** What is said of the single cheques: those that nobody can place first. */
export function evidenceOf(shares: readonly Share[]): readonly string[] {
  const lost = shares.filter((share) => share.residual !== undefined && share.from === share.to)
  const others = shares.filter((share) => !lost.includes(share) && share.evidence.length > 1)
  return [
    ...(lost.length === 0 ? [] : [`${lost.length} of them nobody can place`]),
    ...[...lost, ...others]
      .slice(0, TOLD_MAX)
      .map(({ memo, evidence }) => `${memo}: ${evidence.slice(1).join('; ')}`),
  ]
}

/** Each cheque with the place of its parts among those of all. */
function placed(shares: readonly Placed[]): readonly Share[] {
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
    const name = chequeNumber(ref)
    let own = name
    for (let count = 2; taken.has(own); count++) own = `${name}-${count}`
    taken.add(own)
  }
  return [...taken]
}

function nameOf({ ref, payer, amountMinor, rows }: Cheque): string {
  const currency = rows[0]?.currency
  const amount = currency === undefined ? '' : ` over ${decimal(of(amountMinor, currency))}`
  // A list without numbers is told apart by its payers.
  const number = ref === payer ? [] : [ref]
  return `${['cheque', ...number, ...(payer === null ? [] : ['of', payer])].join(' ')}${amount}`
}
