import { addDays, type CalendarDate, daysBetween } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import * as money from '../../core/money.ts'
import type { Customer } from '../../ledger/customer.ts'
import type { OpenItem } from '../../ledger/position.ts'
import type { Credit, PlannedLetter } from './facts.ts'
import { plainLine, safeLink } from './safe-text.ts'
import type { Wording } from './wording.ts'
import type { Words } from './words.ts'

/** What the company says of itself in a letter. */
export interface Company {
  readonly name: string
  /** Where answers go; empty when the settings name no mailbox. */
  readonly email: string
  readonly phone: string
  readonly address: readonly string[]
  /** How to pay, line by line. */
  readonly payment: readonly string[]
}

/** How long a reader has who is asked to pay by a day. */
const DEADLINE_DAYS = 7

/** Everything that a template may show, finished for the reader's language. */
export type LetterModel = ReturnType<typeof letterModel>

/** The facts of a letter as its reader is to see them; nothing in it is trusted to be harmless. */
export function letterModel(
  { customer, items, credits }: Pick<PlannedLetter, 'items' | 'credits'> & { customer: Customer },
  {
    company,
    wording,
    words,
    asOf,
  }: { company: Company; wording: Wording; words: Words; asOf: CalendarDate },
) {
  const { payment, ...sender } = company
  return {
    language: wording.language,
    subject: '',
    today: wording.longDate(asOf),
    deadline: wording.longDate(addDays(asOf, DEADLINE_DAYS)),
    has_overdue: items.some(({ dueDate }) => dueDate < asOf),
    has_due_today: items.some(({ dueDate }) => dueDate === asOf),
    words,
    company: sender,
    payment,
    customer: { name: plainLine(customer.name), number: plainLine(customer.number ?? '') },
    groups: [...Map.groupBy(items, ({ currency }) => currency)].map(([currency, group]) =>
      currencyGroup(group, {
        currency,
        credits: credits.filter((credit) => credit.currency === currency),
        wording,
        words,
        asOf,
      }),
    ),
  }
}

interface GroupContext {
  readonly currency: Currency
  readonly credits: readonly Credit[]
  readonly wording: Wording
  readonly words: Words
  readonly asOf: CalendarDate
}

function currencyGroup(items: readonly OpenItem[], context: GroupContext) {
  const { currency, credits, wording, words } = context
  const amount = (minor: number): string => wording.amount(money.of(minor, currency))
  const total = items.reduce((sum, { openMinor }) => sum + openMinor, 0)
  const credited = credits.reduce((sum, { minor }) => sum + minor, 0)
  return {
    currency,
    items: items.map((item) => itemLine(item, context)),
    total: amount(total),
    credits: credits.map(({ memo, minor }) => ({
      label:
        memo === null
          ? words.on_account
          : words.credit_memo.replace('{number}', () => plainLine(memo)),
      amount: amount(-minor),
    })),
    balance: amount(total - credited),
  }
}

function itemLine(item: OpenItem, { wording, words, asOf }: GroupContext) {
  const lateDays = daysBetween({ from: item.dueDate, to: asOf })
  return {
    number: plainLine(item.number),
    purchase_order: plainLine(item.poNumber ?? ''),
    issued: wording.shortDate(item.issueDate),
    due: wording.shortDate(item.dueDate),
    is_late: lateDays > 0,
    state: stateText(lateDays, words),
    open: wording.amount(money.of(item.openMinor, item.currency)),
    link: safeLink(item.paymentLink),
  }
}

function stateText(lateDays: number, words: Words): string {
  if (lateDays < 0) return words.not_yet_due
  if (lateDays === 0) return words.due_today
  if (lateDays === 1) return words.late_one
  return words.late_many.replace('{days}', String(lateDays))
}
