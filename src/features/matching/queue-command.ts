import { daysBetween } from '../../core/calendar-date.ts'
import type { Context, Input } from '../../core/command.ts'
import { decimal, of } from '../../core/money.ts'
import { type Outcome, tableBlock, textBlock } from '../../core/outcome.ts'
import { customerLabels, type OpenException, openExceptions } from './queue/queue-store.ts'
import { queueTable } from './queue/queue-table.ts'
import { suggestionJson } from './queue/suggestion.ts'

/** Lists what waits for a person, the oldest first. */
export function run({ db, asOf, settings }: Context, input: Input): Outcome {
  const reason = input.text('reason')?.toUpperCase()
  const all = openExceptions(db)
  const entries = all.filter((entry) => reason === undefined || entry.reason === reason)
  const labels = customerLabels(db)
  const age = (entry: OpenException): number => daysBetween({ from: entry.bookingDate, to: asOf })
  return {
    json: {
      as_of: asOf,
      queue: entries.map((entry) => ({
        bank_ref: entry.bankRef,
        account: entry.account,
        date: entry.bookingDate,
        amount: decimal(of(entry.amountMinor, entry.currency)),
        currency: entry.currency,
        counterparty: entry.counterparty,
        description: entry.description,
        status: entry.status,
        reason: entry.reason,
        age_days: age(entry),
        owner: entry.owner,
        held: entry.isHeld,
        evidence: entry.evidence,
        suggestions: entry.suggestions.map((one) => suggestionJson(one, entry.currency, labels)),
      })),
    },
    blocks:
      entries.length === 0
        ? [textBlock(nothing(all, reason))]
        : [tableBlock(queueTable(entries, { ageOf: age, currency: settings.company.currency }))],
  }
}

/** A reason that nothing waits for may be one that was typed wrong. */
function nothing(all: readonly OpenException[], reason: string | undefined): string {
  if (reason === undefined || all.length === 0) return 'Nothing waits.'
  const counts = [...Map.groupBy(all, (entry) => entry.reason)]
    .map(([code, entries]) => `${code} (${entries.length})`)
    .sort()
  return `Nothing waits for the reason ${reason}; what waits does so for ${counts.join(', ')}.`
}
