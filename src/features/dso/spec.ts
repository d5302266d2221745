import type { CommandSpec } from '../../core/command.ts'

export const specs: readonly CommandSpec[] = [
  {
    path: 'dso',
    summary: 'days sales outstanding, in each of its variants',
    group: 'Looking',
    effect: 'reads',
    isReport: true,
    options: [
      { flags: '--days <n>', summary: 'the days that end with --to (default: 90)' },
      { flags: '--from <date>', summary: 'the first day of the window, instead of --days' },
      { flags: '--to <date>', summary: 'the last day of the window (default: --as-of)' },
      { flags: '--by <group>', summary: 'one answer for each', choices: ['segment'] },
    ],
    examples: ['openitem dso', 'openitem dso --from 2026-07-01 --to 2026-09-30 --by segment'],
    load: () => import('./command.ts'),
  },
]
