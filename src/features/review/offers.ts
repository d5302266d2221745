import type { KeyHelp } from '../../core/page.ts'
import { isZero, type QueueEntry, SUGGESTIONS_MAX, shownAmount, shownIn } from './entry.ts'
import type { State } from './state.ts'

/** What can be done with the line on the screen. */
export interface Offers {
  readonly suggestions: number
  /** Whether it waits for a decision; else it is applied, and left or was left something. */
  readonly canDecide: boolean
  /** A cheque stays in the book with its deposit. */
  readonly canIgnore: boolean
  readonly hasGap: boolean
  readonly hasRest: boolean
}

/** What this line, as it stands, leaves to do. */
export function offersOf({ waiting, shown }: State): Offers {
  const entry = waiting[0]
  const canDecide = entry !== undefined && entry.status !== 'applied'
  return {
    suggestions: canDecide ? Math.min(SUGGESTIONS_MAX, entry.suggestions.length) : 0,
    canDecide,
    canIgnore: canDecide && (shown === undefined || shown.cheque === null),
    hasGap: !canDecide && (shown?.gaps.length ?? 0) > 0,
    hasRest: !canDecide && shown !== undefined && !isZero(shown.unapplied),
  }
}

/** The keys that do something now, with what they would do to this very line. */
export function lineKeys(state: State): readonly KeyHelp[] {
  const entry = state.waiting[0]
  const undo = state.done.at(-1)
  const ends: KeyHelp[] = [
    ...(undo === undefined
      ? []
      : [{ key: 'u', does: `undo: ${undo.deed} ${undo.entry.bank_ref}` }]),
    ...(entry === undefined ? [] : [{ key: 'e', does: 'explain everything known of it' }]),
    { key: '?', does: 'help' },
    { key: 'q', does: 'stop here, go on another time' },
  ]
  if (entry === undefined) return ends
  const { suggestions, canDecide, canIgnore, hasGap, hasRest } = offersOf(state)
  const amount = shownAmount(entry.amount, entry.currency)
  const likely = state.shown?.likely_customer
  const whose = likely ? ` of ${likely.number ?? likely.name}` : ''
  const decide: KeyHelp[] = [
    { key: 'a', does: 'apply it by hand to invoices' },
    { key: 'o', does: `keep ${amount} on account${whose}` },
    ...(canIgnore ? [{ key: 'i', does: "ignore it: no customer's money" }] : []),
  ]
  return [
    ...(suggestions === 0
      ? []
      : [{ key: keysOf(suggestions), does: acceptText(entry, suggestions) }]),
    ...(canDecide ? decide : []),
    ...(hasRest ? [{ key: 'o', does: restText(state) }] : []),
    ...(hasGap
      ? [
          { key: 'd', does: `dispute the gap of ${gapText(state)}` },
          { key: 'w', does: 'book it: write-off, credit memo, …' },
        ]
      : []),
    ...(canDecide || hasRest
      ? []
      : [{ key: 'k', does: hasGap ? 'leave the gap open, no dispute' : 'nothing more to do' }]),
    { key: 'n', does: 'write a note' },
    { key: 's', does: 'skip: it comes again at the end' },
    ...ends,
  ]
}

function keysOf(count: number): string {
  return count === 1 ? '1' : `1-${count}`
}

function acceptText({ suggestions, currency }: QueueEntry, count: number): string {
  const [first] = suggestions
  if (count > 1 || first === undefined) return 'accept that suggestion'
  const [part, ...others] = first.allocations
  if (part === undefined) return `accept: ${shownAmount(first.unapplied, currency)} on account`
  return `accept: ${part.invoice}${others.length === 0 ? '' : ` and ${others.length} more`}`
}

function restText({ waiting, shown }: State): string {
  const entry = waiting[0]
  if (entry === undefined || shown === undefined) return ''
  return `leave ${shownAmount(shown.unapplied, entry.currency)} on account`
}

function gapText({ waiting, shown }: State): string {
  const entry = waiting[0]
  const [first, ...others] = shown?.gaps ?? []
  if (entry === undefined || first === undefined) return ''
  if (others.length > 0) return `${others.length + 1} invoices`
  return shownIn(first.open, first.currency, entry.currency)
}
