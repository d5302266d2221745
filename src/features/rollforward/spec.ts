import type { CommandSpec } from '../../core/command.ts'

export const specs: readonly CommandSpec[] = [
  {
    path: 'rollforward',
    summary: 'how the receivables went from one balance to the next, to the cent',
    group: 'Looking',
    effect: 'reads',
    isReport: true,
    options: [
      {
        flags: '--from <date>',
        summary: 'the first day (default: the first of the month of --to)',
      },
      { flags: '--to <date>', summary: 'the last day (default: --as-of)' },
    ],
    examples: ['openitem rollforward --from 2026-10-01 --to 2026-10-31'],
    load: () => import('./command.ts'),
  },
]
