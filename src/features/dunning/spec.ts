import type { CommandSpec } from '../../core/command.ts'

export const specs: readonly CommandSpec[] = [
  {
    path: 'remind',
    summary: "write today's reminders into the outbox, one message a customer",
    group: 'Collecting',
    effect: 'writes',
    options: [
      { flags: '--send', summary: 'then send what waits in the outbox by mail' },
      { flags: '--customer <customer>', summary: 'only this customer: number or name' },
      { flags: '--segment <segment>', summary: 'only the customers of this segment' },
    ],
    examples: ['openitem remind --dry-run', 'openitem remind --segment retail --send'],
    load: () => import('./remind-command.ts'),
  },
]
