import { addDays, type CalendarDate, daysBetween, weekday } from '../../core/calendar-date.ts'
import { parseAddresses } from '../../core/email-address.ts'
import * as money from '../../core/money.ts'
import type { Policy } from '../../core/settings/dunning-policies.ts'
import { type Customer, customerKey } from '../../ledger/customer.ts'
import type { OpenItem } from '../../ledger/position.ts'
import { dueStep, FIRST_CYCLE } from './cycle.ts'
import type {
  Credit,
  Facts,
  Held,
  HoldReason,
  PlannedLetter,
  PlannedTask,
  Reached,
  ReminderPlan,
} from './facts.ts'
import { creditsByCustomer, type HoldRules, heldInvoices, isQuietDay } from './holds.ts'
import { findPolicy, stepLabel, strongest } from './policy.ts'

/** What the settings say on reminders. */
export interface Rules extends HoldRules {
  /** The policy of customers who have none of their own. */
  readonly policy: string
  /** The policies of the book, beside the shipped ones. */
  readonly policies: readonly Policy[]
}

/** How many invoices a task names before it only counts them. */
const NAMED_IN_TASK_MAX = 5

/** Decides for each customer which letter and tasks are due today, or why there are none. */
export function planReminders(facts: Facts, rules: Rules): ReminderPlan {
  const credits = creditsByCustomer(facts)
  const open = Map.groupBy(facts.items, ({ customerId }) => customerId)
  const parts = facts.customers.map((customer) =>
    planCustomer(
      { customer, items: open.get(customer.id) ?? [], credits: credits.get(customer.id) ?? [] },
      { facts, rules },
    ),
  )
  return {
    letters: parts.flatMap(({ letter }) => letter ?? []),
    tasks: parts.flatMap(({ tasks }) => tasks),
    held: parts.flatMap(({ held }) => held),
    notes: parts.flatMap(({ note }) => note ?? []),
  }
}

interface Account {
  readonly customer: Customer
  readonly items: readonly OpenItem[]
  readonly credits: readonly Credit[]
}

interface CustomerPlan {
  readonly letter?: PlannedLetter
  readonly tasks: readonly PlannedTask[]
  readonly held: readonly Held[]
  readonly note?: string
}

const NOTHING: CustomerPlan = { tasks: [], held: [] }

function planCustomer(
  { customer, items, credits }: Account,
  { facts, rules }: { facts: Facts; rules: Rules },
): CustomerPlan {
  const invoices = items.filter(({ kind }) => kind === 'invoice')
  if (invoices.length === 0) return NOTHING
  const name = customer.dunningPolicy ?? rules.policy
  const policy = findPolicy(name, rules.policies)
  if (policy === 'none') return NOTHING
  if (policy === 'unknown') {
    const who = customerKey(customer)
    return { ...NOTHING, note: `${who} is not reminded: there is no dunning policy "${name}"` }
  }
  const due = dueSteps(invoices, policy, facts)
  if (due.length === 0) return NOTHING
  const isDue = new Set(due.map(({ item }) => item.id))
  const chased = invoices.filter(({ id, dueDate }) => dueDate <= facts.asOf || isDue.has(id))
  const reasons = heldInvoices(chased, { credits, facts, rules })
  const held = due.flatMap(({ item }) => {
    const reason = reasons.get(item.id)
    return reason === undefined ? [] : [{ item, reason }]
  })
  const free = due.filter(({ item }) => !reasons.has(item.id))
  const listed = chased.filter(({ id }) => !reasons.has(id))
  const account = { customer, items: listed, credits }
  const mail = planLetter(account, { due: free, policy, facts, rules })
  return {
    tasks: planTasks(customer, { due: free, policy, asOf: facts.asOf }),
    held: heldLines(customer, [...held, ...mail.held]),
    ...(mail.letter === undefined ? {} : { letter: mail.letter }),
  }
}

function dueSteps(
  invoices: readonly OpenItem[],
  policy: Policy,
  { cycles, asOf }: Facts,
): readonly Reached[] {
  return invoices.flatMap((item) => {
    const due = dueStep(item, { policy, cycle: cycles.get(item.id) ?? FIRST_CYCLE, asOf })
    return due === undefined ? [] : [{ item, due }]
  })
}

interface HeldItem {
  readonly item: OpenItem
  readonly reason: HoldReason
}

function planLetter(
  { customer, items, credits }: Account,
  {
    due,
    policy,
    facts,
    rules,
  }: { due: readonly Reached[]; policy: Policy; facts: Facts; rules: Rules },
): { letter?: PlannedLetter; held: readonly HeldItem[] } {
  const reached = due.filter((one) => one.due.step.channel === 'email')
  const step = strongest(reached.map((one) => one.due.step))
  if (step === undefined || facts.writtenToday.has(customer.id)) return { held: [] }
  const hold = (reason: HoldReason): { held: readonly HeldItem[] } => ({
    held: reached.map(({ item }) => ({ item, reason })),
  })
  const to = parseAddresses(customer.email).filter(
    (address) => !facts.refusedAddresses.has(address.toLowerCase()),
  )
  if (to.length === 0) return hold('NO_EMAIL')
  if (isQuietDay(facts.asOf, rules)) return hold('QUIET_DAY')
  const listed = [...items].sort(inOrder)
  const currencies = new Set(listed.map(({ currency }) => currency))
  const shown = credits.filter(({ currency }) => currencies.has(currency))
  const letter = { customer, to, policy: policy.name, step, reached, items: listed, credits: shown }
  return { letter, held: [] }
}

function planTasks(
  customer: Customer,
  { due, policy, asOf }: { due: readonly Reached[]; policy: Policy; asOf: CalendarDate },
): readonly PlannedTask[] {
  const reached = due.filter((one) => one.due.step.channel === 'task')
  return [...Map.groupBy(reached, (one) => one.due.step.task)].map(([kind, group]) => ({
    customer,
    policy: policy.name,
    kind,
    due: nextWorkday(asOf),
    why: why(group, policy, asOf),
    reached: group,
  }))
}

function why(group: readonly Reached[], policy: Policy, asOf: CalendarDate): string {
  const named = group.slice(0, NAMED_IN_TASK_MAX).map(({ item, due }) => {
    const open = `${money.grouped(money.of(item.openMinor, item.currency))} ${item.currency}`
    const late = daysBetween({ from: item.dueDate, to: asOf })
    const step = `${policy.name} ${stepLabel(due.step.day)}`
    return `${item.number}: ${open} open, ${late} days late (${step})`
  })
  const more = group.length - named.length
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

function heldLines(customer: Customer, held: readonly HeldItem[]): readonly Held[] {
  return [...Map.groupBy(held, ({ reason }) => reason)].map(([reason, group]) => ({
    customer,
    invoices: group.map(({ item }) => item.number),
    reason,
  }))
}

function nextWorkday(date: CalendarDate): CalendarDate {
  const past = weekday(date) - 5
  return past <= 0 ? date : addDays(date, 3 - past)
}

function inOrder(a: OpenItem, b: OpenItem): number {
  const keys = (item: OpenItem): string => `${item.currency} ${item.dueDate} ${item.number}`
  return keys(a) < keys(b) ? -1 : keys(a) > keys(b) ? 1 : 0
}
