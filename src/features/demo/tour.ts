import type { Json } from '../../core/outcome.ts'
import { TOUR_DAY } from './invoices.ts'

/** A stop of the tour: why, and the command line. */
export interface Stop {
  readonly why: string
  readonly words: readonly string[]
}

/** What the queue holds when the tour gets there; the references are made from the bank's lines. */
export interface Waiting {
  readonly bankRef: string
  /** Its money went to an invoice already; only a gap waits. */
  readonly isApplied: boolean
  readonly suggestions: number
}

/** The way up to the queue. */
export const firstStops: readonly Stop[] = [
  {
    why: 'Take what the accounting package, the card processor and the bank exported, as it came.',
    words: [
      'import',
      ...['customers.csv', 'invoices.csv', 'payouts.csv', 'bank.csv'].map(
        (name) => `exports/${name}`,
      ),
    ],
  },
  {
    why: 'The same files again change nothing.',
    words: ['import', 'exports/invoices.csv', 'exports/bank.csv'],
  },
  { why: 'Apply what is certain; ask about the rest.', words: ['match'] },
  { why: 'What waits for a person, each with a reason and suggestions.', words: ['queue'] },
]

/** What a person does with the queue: look, accept, ignore, take back. */
export function queueStops(waiting: readonly Waiting[]): readonly Stop[] {
  const undecided = waiting.filter(({ isApplied }) => !isApplied)
  const withAnswer = undecided.find(({ suggestions }) => suggestions > 0)
  const unknown = undecided.find(({ suggestions }) => suggestions === 0)
  return [
    ...(withAnswer === undefined
      ? []
      : [
          {
            why: 'Why does this one wait? Every piece of evidence, for and against.',
            words: ['explain', withAnswer.bankRef],
          },
          { why: 'The first suggestion is right.', words: ['accept', withAnswer.bankRef] },
          { why: 'It was not, after all: take it back.', words: ['unapply', withAnswer.bankRef] },
        ]),
    ...(unknown === undefined
      ? []
      : [
          {
            why: 'Money that is no payment of a customer.',
            words: ['ignore', unknown.bankRef, '--reason', 'interest of our bank'],
          },
        ]),
  ]
}

/** The reports, the reminders, the proof. */
export const lastStops: readonly Stop[] = [
  { why: 'Who owes what, and how late it is.', words: ['aging'] },
  {
    why: 'The same as of the end of September: later payments are taken back out.',
    words: ['aging', '--by', 'segment', '--as-of', '2026-09-30'],
  },
  {
    why: 'Days sales outstanding of the last quarter, in each variant.',
    words: ['dso', '--from', '2026-08-01', '--to', '2026-10-31'],
  },
  {
    why: 'What getting paid ten days sooner is worth.',
    words: [
      ...['roi', '--revenue', '2400000', '--dso-now', '45', '--dso-target', '35', '--apr', '8'],
      ...['--hours-saved', '20', '--hourly-rate', '35'],
      ...['--bad-debt-now', '1.0', '--bad-debt-target', '0.7'],
    ],
  },
  { why: "Today's reminders, one message a customer, into the outbox.", words: ['remind'] },
  { why: 'Again: nothing is written twice.', words: ['remind'] },
  { why: 'Does everything add up?', words: ['check'] },
]

/** What `queue --json` said, as far as the tour needs it. */
export function waitingOf(document: Json): readonly Waiting[] {
  const found = document as { queue?: readonly { [key: string]: Json }[] }
  return (found.queue ?? []).map((one) => ({
    bankRef: String(one['bank_ref']),
    isApplied: one['status'] === 'applied',
    suggestions: Array.isArray(one['suggestions']) ? one['suggestions'].length : 0,
  }))
}

/** The last words of the tour. */
export function farewell(folder: string): string {
  return [
    `The book of the demo lies in ${folder}. Its day is ${TOUR_DAY}. Go on from here:`,
    '',
    `  cd ${folder}`,
    `  export OPENITEM_TODAY=${TOUR_DAY}`,
    '  openitem review                     walk through what waits for you',
    '  openitem invoices --json            everything is there for scripts, too',
    '  openitem aging --format html --output aging.html',
    '  openitem aging --by segment --basis invoice',
    '  openitem --help                     all commands',
    '',
    'In a clone, "npx openitem" or "node bin/openitem.js" stands for "openitem".',
    'Your own book: openitem init my-book --name "My Company" --currency EUR',
  ].join('\n')
}
