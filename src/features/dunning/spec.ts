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
  {
    path: 'outbox list',
    summary: 'list the letters that wait, failed or are in doubt',
    group: 'Collecting',
    effect: 'reads',
    isReport: true,
    options: [{ flags: '--all', summary: 'also those that were sent or withdrawn' }],
    load: () => import('./outbox-list-command.ts'),
  },
  {
    path: 'outbox show',
    summary: 'show a letter and what became of it',
    group: 'Collecting',
    effect: 'reads',
    arguments: [{ name: '<id>', summary: 'the id of the letter, or how it begins' }],
    load: () => import('./outbox-show-command.ts'),
  },
  {
    path: 'outbox send',
    summary: 'send what waits in the outbox by mail',
    group: 'Collecting',
    effect: 'writes',
    arguments: [
      { name: '[id]', summary: 'only this letter, even before the time of its next try' },
    ],
    load: () => import('./outbox-send-command.ts'),
  },
  {
    path: 'outbox resolve',
    summary: 'say what became of a letter that is in doubt or failed',
    group: 'Collecting',
    effect: 'writes',
    arguments: [{ name: '<id>', summary: 'the id of the letter, or how it begins' }],
    options: [
      { flags: '--sent', summary: 'it arrived, or was sent by other means' },
      { flags: '--not-sent', summary: 'it did not: it waits to be sent again' },
      { flags: '--withdraw', summary: 'take it back; its invoices may be reminded anew' },
    ],
    load: () => import('./outbox-resolve-command.ts'),
  },
]
