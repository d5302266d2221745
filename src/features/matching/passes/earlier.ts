import { isUntouched } from '../book/amount-index.ts'
import type { Item } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import { isWholeNumber, type LineView, type Mention } from '../lines/line-view.ts'
import { payable, type Scene } from '../scene.ts'

const DAYS_MAX = 30 // a payment is made twice by mistake within a month; what only one invoice can be waits longer

/** Within so many days a number that was cut off is likelier the same one than that of another invoice. */
const REPEAT_DAYS_MAX = 10

/**
 * A line that came before this one and may have paid the same invoice already: it shows the same
 * amount, the same payer or none that is known, names nothing else, and no other invoice fits it,
 * or the bank cut off what it named.
 * Whichever of the two names the invoice, the first may have paid it, and the other paid it again.
 */
export function earlierPayment(
  best: Proposal | undefined,
  view: LineView,
  scene: Scene,
): LineView | undefined {
  const [part, ...others] = best?.parts ?? []
  if (part === undefined || others.length > 0 || part.kind !== 'cash') return undefined
  const { item } = part
  if (part.amountMinor !== view.fact.amountMinor || item.open !== part.amountMinor) return undefined
  if (!isUntouched(item)) return undefined
  return scene.waitingAt
    .get(view.fact.amountMinor)
    ?.find((other) => isBefore(other, view) && mayPay(other, { item, view }, scene))
}

function isBefore(other: LineView, { fact, day }: LineView): boolean {
  if (other.fact.currency !== fact.currency) return false
  return other.day < day || (other.day === day && other.fact.id < fact.id)
}

const CUT_MIN = 16 // letters and blanks; where banks cut names

/** Whether both lines show the same account or name, cut off or not, whoever that is. */
function isSamePayer(one: LineView, other: LineView): boolean {
  const { account, payerText } = one
  if (account !== null && account === other.account) return true
  const [short = '', long = ''] = [payerText.name, other.payerText.name].sort(
    (a, b) => a.length - b.length,
  )
  return short !== '' && (short === long || (short.length >= CUT_MIN && long.startsWith(short)))
}

/** Whether neither a payer nor what is paid can be read, whatever else the bank writes. */
function isMute({ payerText, mentions }: LineView): boolean {
  return payerText.name === '' && mentions.length === 0
}

function namesWhole({ form }: Mention): boolean {
  return isWholeNumber(form)
}

function mayPay(
  other: LineView,
  { item, view }: { item: Item; view: LineView },
  scene: Scene,
): boolean {
  if (scene.applied.has(other.fact.id) || !payable(item, other)) return false
  if (other.mentions.some(({ form, items }) => isWholeNumber(form) && !items.includes(item)))
    return false
  const { customers, certainty } = scene.payerOf(other)
  const isOwner = customers.includes(item.customerId)
  const days = view.day - other.day
  if (days > DAYS_MAX && !(isOwner && certainty === 'certain')) return false
  if (
    isOwner &&
    other.mentions.some(({ form, items }) => isWholeNumber(form) && items.includes(item))
  )
    return true
  const isKnown = isOwner || (certainty !== 'agent' && isSamePayer(other, view))
  const isNear = days <= REPEAT_DAYS_MAX
  if (isKnown && isNear && other.isCut && !other.mentions.some(namesWhole)) return true
  if (!isOwner && certainty !== 'agent' && !isKnown && !isMute(other)) return false
  const { amountMinor, currency } = other.fact
  if (!isOwner)
    return !scene.book.isAnyOpenAt(amountMinor, (one) => one !== item && payable(one, other))
  const by = { owners: customers, day: other.day, currency }
  return !scene.book.isAnyPayable(amountMinor, by, (one) => one !== item)
}
