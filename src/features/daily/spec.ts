import type { CommandSpec } from '../../core/command.ts'

/** The command for every day. */
export const specs: readonly CommandSpec[] = [
  {
    path: 'run',
    summary: 'the day: import the inbox, match the cash, write the reminders',
    group: 'Every day',
    effect: 'calls',
    options: [{ flags: '--send', summary: 'send the reminders by mail as well' }],
    examples: [
      'openitem run --book books/2026',
      '0 7 * * 1-5  openitem run --book /srv/book --send',
    ],
    load: () => import('./command.ts'),
  },
]
