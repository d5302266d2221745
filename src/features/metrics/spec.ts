import type { CommandSpec } from '../../core/command.ts'

export const specs: readonly CommandSpec[] = [
  {
    path: 'metrics',
    summary: 'the figures to watch, each with its definition',
    group: 'Looking',
    effect: 'reads',
    isReport: true,
    options: [
      { flags: '--days <n>', summary: 'the days that end with --to (default: 90)' },
      { flags: '--from <date>', summary: 'the first day of the window, instead of --days' },
      { flags: '--to <date>', summary: 'the last day of the window (default: --as-of)' },
    ],
    examples: ['openitem metrics', 'openitem metrics --from 2026-07-01 --to 2026-09-30 --json'],
    load: () => import('./command.ts'),
  },
]
