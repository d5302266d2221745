import { parseDate } from '../../src/core/calendar-date.ts'
import { parseCurrency } from '../../src/core/currency.ts'
import { decimal, of, parseDecimal } from '../../src/core/money.ts'
import type { Decision } from '../../src/features/matching/decision.ts'
import type { ItemFact, MatchFacts } from '../../src/features/matching/facts/facts.ts'
import type { BankLineId, CustomerId, ReceivableId } from '../../src/ledger/ids.ts'
import { parseTerms } from '../../src/ledger/terms.ts'

/** A small ledger in text and what is to become of each payment. */
export interface Scenario {
  readonly title: string
  readonly facts: MatchFacts
  readonly expected: readonly string[]
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] }
type Facts = Omit<Mutable<MatchFacts>, 'items'> & { items: ItemFact[] }

/** Reads a file of scenarios: a blank line ends one, its comment is the title. */
export function readScenarios(text: string): readonly Scenario[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map(readScenario)
}

export const RULES: MatchFacts['rules'] = {
  minConfidence: 0.95,
  discountGraceDays: 3,
  feeMaxMinor: () => 3000,
  roundingMaxMinor: () => 2,
  withholdingPercents1e4: [],
  withholdingConfirmations: 2,
  withholders: [],
  oldestFirst: false,
  confirmations: 0,
  exchange: null,
}

function readScenario(text: string): Scenario {
  const facts: Facts = {
    customers: [],
    items: [],
    lines: [],
    unapplied: [],
    payouts: [],
    remittances: [],
    lessons: [],
    knownTexts: [],
    knownLengths: new Map(),
    ignoredKinds: new Map(),
    paymentsOf: () => [],
    withheld: new Map(),
    withholding: new Map(),
    rules: RULES,
  }
  const expected: string[] = []
  let title = ''
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) title = line.slice(1).trim()
    else if (line.startsWith('expect ')) expected.push(line.slice(7).trim())
    else readFact(line.trim(), facts)
  }
  return { title, facts, expected }
}

function readFact(line: string, facts: Facts): void {
  const quoted = [...line.matchAll(/"([^"]*)"/g)].map((found) => found[1] ?? '')
  const words = line.split(/\s+/)
  const [kind = '', key = ''] = words
  const after = (word: string): string => words[words.indexOf(word) + 1] ?? ''
  const idOf = (number: string | undefined): CustomerId =>
    facts.customers.find((one) => one.number === number)?.id ?? missing(line)
  switch (kind) {
    case 'customer': {
      const hasParent = words.includes('parent')
      const name = words.slice(2, hasParent ? words.indexOf('parent') : undefined).join(' ')
      const parentId = hasParent ? idOf(after('parent')) : null
      facts.customers.push({
        id: (facts.customers.length + 1) as CustomerId,
        number: key,
        name,
        parentId,
      })
      return
    }
    case 'invoice':
    case 'credit': {
      const sign = kind === 'credit' ? -1 : 1
      const currency = parseCurrency(words[6 - 0] ?? '') ?? missing(line)
      const minor = sign * amount(words[5], currency)
      const terms = quoted[0] === undefined ? undefined : parseTerms(quoted[0])
      facts.items.push({
        id: (facts.items.length + 1) as ReceivableId,
        kind: kind === 'credit' ? 'credit_memo' : 'invoice',
        number: key,
        customerId: idOf(words[2]),
        issueDate: parseDate(after('on')) ?? missing(line),
        dueDate: parseDate(after(words.includes('due') ? 'due' : 'on')) ?? missing(line),
        currency,
        totalMinor: minor,
        taxMinor: null,
        openMinor: minor,
        discount:
          terms?.discountDays === undefined
            ? null
            : { percent1e4: Number(terms.discountPercent) * 10_000, days: terms.discountDays },
        poNumber: words.includes('po') ? after('po') : null,
        structuredReference: null,
        past: null,
        cashMinor: 0,
        recorded: null,
      })
      return
    }
    case 'payment': {
      const currency = parseCurrency(words[5] ?? '') ?? missing(line)
      facts.lines.push({
        id: (facts.lines.length + 1) as BankLineId,
        bankRef: key,
        bookingDate: parseDate(after('on')) ?? missing(line),
        currency,
        amountMinor: amount(words[4], currency),
        description: quoted[1] ?? '',
        counterparty: quoted[0] ?? null,
        counterpartyAccount: words.includes('account') ? after('account') : null,
        creditorReference: null,
        isHeld: false,
      })
      return
    }
    case 'payout': {
      const currency = facts.items[0]?.currency ?? missing(line)
      const gross = amount(words[5], currency)
      const fee = amount(after('fee'), currency)
      facts.payouts.push({
        payoutRef: key,
        date: parseDate(after('on')) ?? missing(line),
        invoiceNumber: words[4] ?? '',
        words: null,
        payer: null,
        currency,
        grossMinor: gross,
        feeMinor: fee,
        netMinor: gross - fee,
      })
      return
    }
    case 'advice':
    case 'cheque': {
      const currency = parseCurrency(
        after('pays') === '' ? '' : (words[words.indexOf('pays') + 3] ?? ''),
      )
      const minor = (word: string): number =>
        words.includes(word) ? amount(after(word), currency ?? missing(line)) : 0
      facts.remittances.push({
        ref: key,
        payer: quoted[0] ?? null,
        date: words.includes('on') ? (parseDate(after('on')) ?? missing(line)) : null,
        invoiceNumber: after('pays') === 'nothing' ? '' : after('pays'),
        currency: currency ?? missing(line),
        amountMinor: amount(words[words.indexOf('pays') + 2], currency ?? missing(line)),
        discountMinor: minor('discount'),
        deductionMinor: minor('keeps'),
        reason: quoted[1] ?? null,
        depositRef: kind === 'cheque' ? after('in') : null,
      })
      return
    }
    default:
      missing(line)
  }
}

function amount(
  text: string | undefined,
  currency: NonNullable<ReturnType<typeof parseCurrency>>,
): number {
  return parseDecimal(text ?? '', currency)?.minor ?? missing(text ?? '')
}

function missing(line: string): never {
  throw new Error(`cannot read the scenario line: ${line}`)
}

/** Decisions in the words of a scenario. */
export function told(facts: MatchFacts, decisions: readonly Decision[]): readonly string[] {
  const lines = new Map(facts.lines.map((line) => [line.id, line]))
  return decisions.flatMap((decision) => {
    const line = lines.get(decision.lineId)
    if (line === undefined) return []
    const { bankRef, currency } = line
    if (decision.kind === 'ignore') return [`${bankRef} ignored ${decision.reason}`]
    if (decision.kind === 'queue') return [`${bankRef} queued ${decision.reason}`]
    const { parts, unappliedMinor, residual } = decision.proposal
    return [
      ...parts.map(
        ({ item, amountMinor, kind }) =>
          `${bankRef} applied ${item.number} ${decimal(of(amountMinor, currency))} ${kind}`,
      ),
      ...(unappliedMinor === 0
        ? []
        : [`${bankRef} unapplied ${decimal(of(unappliedMinor, currency))}`]),
      ...(residual === undefined || residual.reason === 'RETURN'
        ? []
        : [`${bankRef} queued ${residual.reason}`]),
    ]
  })
}

/** The first suggestion for each payment that waits, in the words of a scenario. */
export function offered(facts: MatchFacts, decisions: readonly Decision[]): readonly string[] {
  const lines = new Map(facts.lines.map((line) => [line.id, line]))
  return decisions.flatMap((decision) => {
    const line = lines.get(decision.lineId)
    if (line === undefined || decision.kind !== 'queue') return []
    return (decision.suggestions[0]?.parts ?? []).map(
      ({ item, amountMinor, kind }) =>
        `${line.bankRef} offers ${item.number} ${decimal(of(amountMinor, line.currency))} ${kind}`,
    )
  })
}
