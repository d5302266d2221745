import type { Case } from './case.ts'
import { gapText } from './gap-json.ts'

/** The questions that a key asks before anything is done. */
export type FormName = 'apply' | 'account' | 'ignore' | 'dispute' | 'settle' | 'note'

/** A question, what it is about, and the command line that the answer makes. */
export interface Form {
  readonly label: string
  /** What the answer looks like and what it does. */
  readonly hints: (one: Case | undefined) => readonly string[]
  readonly initial: (one: Case | undefined) => string
  /** Undefined where the answer says nothing. */
  readonly words: (
    text: string,
    ref: string,
    one: Case | undefined,
  ) => readonly string[] | undefined
  /** Whether what would happen is shown before Enter makes it so. */
  readonly isPreviewed: boolean
}

export const FORMS: Readonly<Record<FormName, Form>> = {
  apply: {
    label: 'Pays',
    hints: (one) => [
      `INVOICE or INVOICE=AMOUNT, several with blanks between. Besides: "account" keeps the rest on account, "writeoff/fee" or "open/pricing" says what the gap is, "rate=1.0842" what one ${one?.currency ?? 'unit'} is in the invoice's currency, "@CUSTOMER" whose money it is.`,
    ],
    initial: () => '',
    words: (text, ref) => applyWords(text, ref),
    isPreviewed: true,
  },
  account: {
    label: 'Customer',
    hints: (one) => [
      'The number or the name of the customer on whose account the money is kept.',
      ...(one?.likely_customer ? [`Suggested: ${one.likely_customer.why}.`] : []),
    ],
    initial: (one) => one?.likely_customer?.number ?? one?.likely_customer?.name ?? '',
    words: (text, ref) =>
      text === '' ? undefined : ['apply', ref, `--customer=${text}`, '--on-account'],
    isPreviewed: true,
  },
  ignore: {
    label: 'What it is',
    hints: () => [
      "Why it is no customer's money: interest, a transfer of our own, a loan.",
      'The line leaves the queue and touches no customer.',
    ],
    initial: () => '',
    words: (text, ref) => (text === '' ? undefined : ['ignore', ref, `--reason=${text}`]),
    isPreviewed: false,
  },
  dispute: {
    label: 'Reason',
    hints: (one) => [
      (one?.dispute_reasons ?? []).map((reason, index) => `${index + 1} ${reason}`).join('   '),
      ...(one?.gaps ?? []).map(
        (gap) => `${gapText(gap)} stays open as disputed, and reminders leave the invoice out.`,
      ),
    ],
    initial: () => '',
    words: (text, ref, one) => {
      const reason = one?.dispute_reasons[Number(text) - 1] ?? text
      return text === '' ? undefined : ['queue', 'dispute', ref, `--reason=${reason}`]
    },
    isPreviewed: false,
  },
  settle: {
    label: 'Book as',
    hints: (one) => [
      'KIND/REASON: writeoff/pricing, discount/discount-late, fee/fee, withholding/withholding, credit-memo/damaged.',
      `Reasons: ${(one?.dispute_reasons ?? []).join(', ')}.`,
    ],
    initial: () => '',
    words: (text, ref) => (text === '' ? undefined : ['queue', 'settle', ref, `--as=${text}`]),
    isPreviewed: true,
  },
  note: {
    label: 'Note',
    hints: () => ['Kept with the line; the line stays in the queue.'],
    initial: () => '',
    words: (text, ref) => (text === '' ? undefined : ['queue', 'note', ref, `--text=${text}`]),
    isPreviewed: false,
  },
}

const RESIDUAL = /^(open|discount|fee|withholding|writeoff|rounding)\/[a-z-]+$/

/**
 * An answer such as `INV-1 INV-2=95.00 account` as the words of `apply`; quotes keep blanks. Written
 * as `--to=…`, what is typed is never taken for an option of its own.
 */
function applyWords(text: string, ref: string): readonly string[] | undefined {
  const parts = [...text.matchAll(/(?:"[^"]*"|[^\s,"])+/g)].map(([part]) =>
    part.replaceAll('"', ''),
  )
  if (parts.length === 0) return undefined
  const options = parts.flatMap((part) => {
    if (part === 'account') return ['--on-account']
    if (part.startsWith('rate=')) return [`--rate=${part.slice('rate='.length)}`]
    if (part.startsWith('@')) return [`--customer=${part.slice(1)}`]
    return [`--${RESIDUAL.test(part) ? 'residual' : 'to'}=${part}`]
  })
  return ['apply', ref, ...options]
}
