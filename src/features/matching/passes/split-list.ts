import { decimal, of } from '../../../core/money.ts'
import { type Dealings, dealings } from '../amounts/dealing.ts'
import { subsetSums } from '../amounts/subset-sum.ts'
import { type Cheque, DEPOSIT_DAYS_MAX, type Deposit } from '../book/deposits.ts'
import type { LineView } from '../lines/line-view.ts'
import type { Scene } from '../scene.ts'

const LINES_MAX = 6 // a bank books one list in a few sums
const POOL_MAX = 24 // among more lines of nobody, some come to any list by accident
const SETS_MAX = 16

/** What a list of cheques says of a line that it covers together with others. */
export interface SplitList {
  /** The cheques of this line; undefined where they can be dealt out in several ways. */
  readonly deposit: Deposit | undefined
  readonly told: string
}

/** Lines that come to a list together, and how its cheques can be dealt out over them. */
interface Cover {
  readonly deposit: Deposit
  readonly lines: readonly LineView[]
  readonly dealt: Dealings<Cheque>
  /** Whether no other lines come to the list as well. */
  readonly isOnly: boolean
}

/**
 * The one list of cheques that comes to this line and others together. The cheques are split where
 * they can be dealt out over these lines in exactly one way, each to the cent.
 */
export function splitList(view: LineView, scene: Scene): SplitList | undefined {
  if (isOfCustomer(view)) return undefined
  const [cover, ...others] = listsAbove(view, scene).flatMap(
    (deposit) => coverOf(deposit, view, scene) ?? [],
  )
  if (cover === undefined) return undefined
  const { deposit, lines, dealt, isOnly } = cover
  const whole = wholeTold(cover, view)
  if (others.length > 0 || !isOnly) {
    return { deposit: undefined, told: `${whole}; another list or line fits as well` }
  }
  const [way, ...more] = dealt.ways
  if (way === undefined || more.length > 0 || !dealt.isComplete) {
    return { deposit: undefined, told: `${whole}; ${whyNot(cover)}` }
  }
  const cheques = way[lines.indexOf(view)] ?? []
  return {
    deposit: { ...deposit, cheques, sumMinor: view.fact.amountMinor },
    told: `${whole}; only ${cheques.map(({ ref }) => `cheque ${ref}`).join(', ')} of it can be this line`,
  }
}

function wholeTold({ deposit, lines }: Cover, view: LineView): string {
  const { currency } = view.fact
  const sum = `${decimal(of(deposit.sumMinor, currency))} ${currency}`
  const refs = lines.filter((line) => line !== view).map(({ fact }) => fact.bankRef)
  const last = refs.at(-1) ?? ''
  const list = refs.length > 1 ? `, ${refs.slice(0, -1).join(', ')} and ${last}` : ` and ${last}`
  return `the list ${deposit.name} comes to ${sum}, as this line${list} together`
}

function whyNot({ lines, dealt }: Cover): string {
  const count = lines.length === 2 ? 'two' : String(lines.length)
  if (dealt.ways.length > 1) return `its cheques can be split over the ${count} in several ways`
  if (!dealt.isComplete) return `its cheques are too many to tell how they split over the ${count}`
  return 'no cheques of it come to this line'
}

function listsAbove({ day, fact }: LineView, { deposits }: Scene): readonly Deposit[] {
  const lists: Deposit[] = []
  for (let near = day - DEPOSIT_DAYS_MAX; near <= day + DEPOSIT_DAYS_MAX; near++) {
    lists.push(...deposits.above(fact.amountMinor, { day: near, currency: fact.currency }))
  }
  return lists
}

/** The lines that come to a list, this one among them; of several sets those count over which its cheques can be dealt out. */
function coverOf(deposit: Deposit, view: LineView, scene: Scene): Cover | undefined {
  const pool = [view, ...scene.neighbours(view)].filter((one) => mayBeOf(deposit, one, scene))
  if (pool.length > POOL_MAX) return undefined
  const { sets, isComplete } = subsetSums(pool, ({ fact }) => fact.amountMinor, {
    target: deposit.sumMinor,
    limit: SETS_MAX,
  })
  const covers = sets
    .filter((set) => set.length > 1 && set.length <= LINES_MAX && areNear(set))
    .map((set) => {
      const lines = [...set].sort((a, b) => a.day - b.day || a.fact.id - b.fact.id)
      const sums = lines.map(({ fact }) => fact.amountMinor)
      return { deposit, lines, dealt: dealings(deposit.cheques, minorOf, sums) }
    })
  const possible = covers.filter(({ dealt }) => dealt.ways.length > 0 || !dealt.isComplete)
  const told = possible.length > 0 ? possible : covers
  const own = told.find(({ lines }) => lines.includes(view))
  const isOnly = told.length === 1 && isComplete && sets.length < SETS_MAX
  return own === undefined ? undefined : { ...own, isOnly }
}

function minorOf({ amountMinor }: Cheque): number {
  return amountMinor
}

/** Whether each of the lines sees all others. */
function areNear(lines: readonly LineView[]): boolean {
  const days = lines.map(({ day }) => day)
  return Math.max(...days) - Math.min(...days) <= DEPOSIT_DAYS_MAX
}

/** Whether a line is about the day of a list, and nothing else explains it. */
function mayBeOf(deposit: Deposit, line: LineView, scene: Scene): boolean {
  const applied = scene.applied.get(line.fact.id)
  return (
    deposit.day !== null &&
    Math.abs(deposit.day - line.day) <= DEPOSIT_DAYS_MAX &&
    (applied === undefined || applied === 'deposit-list') &&
    !isOfCustomer(line) &&
    !hasOwnList(line, scene)
  )
}

/** Whether a line is a list of cheques by itself. */
function hasOwnList({ day, fact }: LineView, { deposits }: Scene): boolean {
  return deposits
    .ofSum(fact.amountMinor)
    .some((one) => one.day === null || Math.abs(one.day - day) <= DEPOSIT_DAYS_MAX)
}

/** Whether a line says itself whose it is: then no list of many payers is needed. */
function isOfCustomer({ mentions, payerText }: LineView): boolean {
  return mentions.length > 0 || payerText.match !== undefined
}
