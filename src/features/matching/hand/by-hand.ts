import type { Currency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import { decimal, of } from '../../../core/money.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import type { Part } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import { partsAbroad, rateEvidence } from './abroad.ts'
import type { HandItem, HandOrder } from './order.ts'
import type { ResidualChoice } from './reasons.ts'

/** What that comes to. */
export interface HandResult {
  readonly proposal: Proposal<HandItem>
  /** What is left of the invoices, for the list of reasons. */
  readonly residuals: readonly { item: HandItem; amountMinor: number; choice: ResidualChoice }[]
}

/** What a person's words come to: parts that fit the money and the invoices, or what is wrong with them. */
export function proposalByHand(ordered: HandOrder): HandResult {
  const order = { ...ordered, targets: withSameItems(ordered.targets) }
  const { line, targets, isOnAccount, residual } = order
  const abroad = currencyAbroad(order)
  const named = abroad === undefined ? withCredits(partsOf(order)) : partsAbroad(order, abroad)
  const parts = line.amountMinor < 0 ? withBeside(named) : named
  requireOpen(parts)
  const cash = parts.reduce(
    (sum, { kind, receiptMinor, amountMinor }) =>
      sum + (kind === 'cash' ? (receiptMinor ?? amountMinor) : 0),
    0,
  )
  const left = line.amountMinor - cash
  const shown = (minor: number): string => decimal(of(minor, line.currency))
  if (left !== 0 && Math.sign(left) !== Math.sign(line.amountMinor)) {
    throw new AppError(
      'usage',
      `${line.bankRef} has ${shown(line.amountMinor)}, but ${shown(cash)} would be applied`,
    )
  }
  if (targets.length === 0 && !isOnAccount) {
    throw new AppError('usage', `nothing says what the ${shown(left)} of ${line.bankRef} pay`, {
      hint: `openitem apply ${line.bankRef} --to INVOICE, or --customer CUSTOMER --on-account to keep it`,
    })
  }
  if (left !== 0 && !isOnAccount) {
    throw new AppError('usage', `${shown(left)} of ${line.bankRef} would pay nothing`, {
      hint: 'name another invoice with --to, or keep the rest on account with --on-account',
    })
  }
  const customerId = payerOf(order)
  const residuals = residual === undefined ? [] : residualsOf(targets, parts, residual)
  const booked = residuals.flatMap(({ item, amountMinor, choice }): Part<HandItem>[] =>
    choice.kind === 'open' ? [] : [{ item, kind: choice.kind, amountMinor }],
  )
  return {
    residuals,
    proposal: {
      parts: [...parts, ...booked],
      rule: 'by-hand',
      confidence: 1,
      evidence: [
        `applied by ${order.actor}`,
        ...(abroad === undefined ? [] : [rateEvidence(order, abroad)]),
      ],
      unappliedMinor: left,
      customerId,
    },
  }
}

/** An invoice that is named several times is one item, so that what it takes is counted together. */
function withSameItems(targets: HandOrder['targets']): HandOrder['targets'] {
  const items = new Map(targets.map(({ item }) => [item.id, item]))
  return targets.map(({ target, item }) => ({ target, item: items.get(item.id) ?? item }))
}

/** Refuses parts that together take more off an item than is open. */
function requireOpen(parts: readonly Part<HandItem>[]): void {
  for (const [item, own] of Map.groupBy(parts, (part) => part.item)) {
    const taken = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    const isOver = item.kind === 'invoice' ? taken > item.openMinor : taken < item.openMinor
    if (!isOver) continue
    const shown = (minor: number): string => decimal(of(Math.abs(minor), item.currency))
    throw new AppError(
      'usage',
      `${item.number} has ${shown(item.openMinor)} ${item.currency} open, but ${shown(taken)} would be taken off it`,
      { hint: 'name each invoice once for each kind, with amounts that fit together' },
    )
  }
}

/** The one other currency that the invoices are in; undefined where they are in that of the money. */
function currencyAbroad({ line, targets }: HandOrder): Currency | undefined {
  const [first, ...others] = [...new Set(targets.map(({ item }) => item.currency))]
  const memo = targets.find(({ item }) => isStrangeMemo(item, targets))?.item
  if (memo !== undefined) throw strangeMemo(memo, { line, targets })
  if (first !== undefined && others.length > 0) {
    throw new AppError(
      'usage',
      `the invoices named are in ${[first, ...others].join(' and ')}: one payment is applied in one currency`,
      { hint: 'name those of one currency, and keep the rest on account with --on-account' },
    )
  }
  return first === line.currency ? undefined : first
}

/** A credit memo without an invoice of its currency beside it. */
function isStrangeMemo({ kind, currency }: HandItem, targets: HandOrder['targets']): boolean {
  const invoices = targets.filter(({ item }) => item.kind === 'invoice')
  return (
    kind === 'credit_memo' &&
    invoices.length > 0 &&
    invoices.every(({ item }) => item.currency !== currency)
  )
}

function strangeMemo(
  { number, currency }: HandItem,
  { line, targets }: Pick<HandOrder, 'line' | 'targets'>,
): AppError {
  const others = targets.flatMap(({ target, item }) =>
    item.kind === 'invoice' ? [`--to ${target.invoice}`] : [],
  )
  const own = targets.find(({ item }) => item.kind === 'invoice')?.item.currency
  return new AppError(
    'usage',
    `${number} is a credit memo in ${currency}, the invoices named are in ${own}: it is set off only against invoices in ${currency}`,
    {
      hint: `leave it out here (openitem apply ${line.bankRef} ${others.join(' ')}), and name it beside an invoice in ${currency} with the next payment; or have it issued anew in ${own}`,
    },
  )
}

function partsOf({ line, targets }: HandOrder): readonly Part<HandItem>[] {
  const sign = line.amountMinor < 0 ? -1 : 1
  let money = Math.abs(line.amountMinor)
  const taken = new Map<HandItem, number>()
  return targets.map(({ target, item }) => {
    if (item.kind === 'credit_memo') {
      return { item, kind: 'credit', amountMinor: -(target.amountMinor ?? -item.openMinor) }
    }
    const room = (sign < 0 ? item.cashMinor : item.openMinor) - (taken.get(item) ?? 0)
    const fits = target.kind === 'cash' ? Math.min(money, room) : room
    const size = target.amountMinor ?? fits
    if (size <= 0 || size > room) {
      throw new AppError(
        'usage',
        `${item.number} has ${decimal(of(room, line.currency))} ${sign < 0 ? 'paid' : 'open'}, not ${decimal(of(size, line.currency))}`,
        room === 0
          ? { hint: '"openitem invoices" lists what is open' }
          : {
              hint: `--to ${item.number}=${decimal(of(room, line.currency))} takes all of it; --on-account keeps the rest of the money`,
            },
      )
    }
    taken.set(item, (taken.get(item) ?? 0) + size)
    if (target.kind === 'cash') money -= size
    return { item, kind: target.kind, amountMinor: sign * size }
  })
}

/** Sets each credit memo against the invoices, the first ones first, and lessens their cash by it. */
function withCredits(parts: readonly Part<HandItem>[]): readonly Part<HandItem>[] {
  const memos = parts.filter(({ item }) => item.kind === 'credit_memo')
  if (memos.length === 0) return parts
  let credit = -memos.reduce((sum, part) => sum + part.amountMinor, 0)
  const used: Part<HandItem>[] = []
  for (const { item, kind, amountMinor } of parts) {
    if (item.kind === 'credit_memo' || kind !== 'cash') continue
    const room = Math.min(credit, item.openMinor - amountMinor)
    if (room > 0) used.push({ item, kind: 'credit', amountMinor: room })
    credit -= Math.max(room, 0)
  }
  if (credit !== 0) {
    throw new AppError('usage', 'the credit memos are more than the invoices named leave open', {
      hint: 'give the cash of each invoice, --to INV-1=80.00 --to CM-1, so that the credit fits beside it',
    })
  }
  return [...parts, ...used]
}

/** With all cash of an invoice, what came with its payments goes back too, unless the person names it. */
function withBeside(parts: readonly Part<HandItem>[]): readonly Part<HandItem>[] {
  const items = [...new Set(parts.map(({ item }) => item))]
  const fallen = items.flatMap((item): Part<HandItem>[] => {
    const own = parts.filter((part) => part.item === item)
    const cash = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    if (own.some(({ kind }) => kind !== 'cash') || -cash !== item.cashMinor) return []
    return item.beside.map(({ kind, minor }) => ({ item, kind, amountMinor: -minor }))
  })
  return [...parts, ...fallen]
}

function payerOf({ targets, customerId, line }: HandOrder): CustomerId | null {
  if (customerId !== null) return customerId
  const owners = new Set(targets.map(({ item }) => item.customerId))
  const [only] = owners
  if (owners.size === 1 && only !== undefined) return only
  throw new AppError('usage', `whose money ${line.bankRef} is cannot be told from the invoices`, {
    hint: 'name the payer with --customer',
  })
}

function residualsOf(
  targets: HandOrder['targets'],
  parts: readonly Part<HandItem>[],
  choice: ResidualChoice,
): HandResult['residuals'] {
  return [...new Set(targets.map(({ item }) => item))].flatMap((item) => {
    const taken = parts
      .filter((part) => part.item === item)
      .reduce((sum, part) => sum + part.amountMinor, 0)
    const amountMinor = item.openMinor - taken
    return item.kind === 'invoice' && amountMinor > 0 ? [{ item, amountMinor, choice }] : []
  })
}
