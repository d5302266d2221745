import type { CommandSpec } from '../../core/command.ts'

export const specs: readonly CommandSpec[] = [
  {
    path: 'match',
    summary: 'apply the cash that is certain, queue the rest with suggestions',
    group: 'Cash',
    effect: 'writes',
    options: [
      {
        flags: '--min-confidence <share>',
        summary: 'what is less sure than this waits for a person (default: the settings)',
      },
    ],
    examples: ['openitem match --dry-run', 'openitem match --json > match.json'],
    load: () => import('./match-command.ts'),
  },
]
