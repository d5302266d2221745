import type { CommandSpec } from '../../core/command.ts'

export const specs: readonly CommandSpec[] = [
  {
    path: 'aging',
    summary: 'what is open, by how long it has been due',
    group: 'Looking',
    effect: 'reads',
    isReport: true,
    options: [
      {
        flags: '--by <group>',
        summary: 'one row for each (default: customer)',
        choices: ['customer', 'segment', 'region', 'owner', 'invoice'],
      },
      {
        flags: '--basis <day>',
        summary: 'count the days from the due date or the invoice date (default: due)',
        choices: ['due', 'invoice'],
      },
      {
        flags: '--buckets <days>',
        summary: 'the last day of each bucket (default: aging.buckets of the settings: 30,60,90)',
      },
    ],
    examples: [
      'openitem aging',
      'openitem aging --as-of 2026-09-30 --by invoice --format csv --output aging.csv',
      'openitem aging --buckets 15,30,45,60 --basis invoice',
    ],
    load: () => import('./command.ts'),
  },
]
