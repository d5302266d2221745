import type { Currency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import { decimal, of } from '../../../core/money.ts'
import type { Part } from '../book/item.ts'
import type { HandItem, HandOrder } from './order.ts'

/**
 * What credit memos pay of invoices in their own currency, the first ones first, beside money in
 * another one: the pairs of parts. Where cash was named, the credit takes what that leaves.
 */
export function setOff(order: HandOrder, currency: Currency): readonly Part<HandItem>[] {
  const memos = order.targets.flatMap(({ target, item }): Part<HandItem>[] =>
    item.kind === 'credit_memo'
      ? [{ item, kind: 'credit', amountMinor: -(target.amountMinor ?? -item.openMinor) }]
      : [],
  )
  const [first] = memos
  if (first === undefined) return []
  if (order.line.amountMinor < 0) {
    throw new AppError('usage', `${first.item.number} is a credit memo, and the money went out`, {
      hint: 'a return takes back what was paid; leave the credit memo out',
    })
  }
  let credit = -memos.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const used: Part<HandItem>[] = []
  for (const { target, item } of order.targets) {
    if (item.kind === 'credit_memo' || target.kind !== 'cash') continue
    const room = Math.min(credit, item.openMinor - (target.amountMinor ?? 0) - besides(order, item))
    if (room > 0) used.push({ item, kind: 'credit', amountMinor: room })
    credit -= Math.max(room, 0)
  }
  if (credit === 0) return [...memos, ...used]
  const over = `${decimal(of(credit, currency))} ${currency}`
  throw new AppError('usage', `the credit memos are ${over} more than the invoices leave open`, {
    hint: `name the part that is used, --to ${first.item.number}=AMOUNT, or another invoice in ${currency}`,
  })
}

/** What the person takes off an invoice besides cash. */
function besides({ targets }: HandOrder, of: HandItem): number {
  return targets.reduce(
    (sum, { target, item }) =>
      sum + (item.id === of.id && target.kind !== 'cash' ? (target.amountMinor ?? 0) : 0),
    0,
  )
}
