import type { CommandSpec } from '../../core/command.ts'

export const specs: readonly CommandSpec[] = [
  {
    path: 'init',
    summary: 'make a new book: settings, database and folders',
    group: 'Setting up',
    effect: 'none',
    arguments: [{ name: '[dir]', summary: 'its folder (default: this one)' }],
    options: [
      { flags: '--name <name>', summary: 'the name of the company' },
      { flags: '--currency <code>', summary: 'the currency of the company, ISO 4217' },
      { flags: '--email <address>', summary: 'the mailbox that reminders come from' },
    ],
    examples: [
      'openitem init books/2026 --name "Example Ltd" --currency EUR --email ar@example.com',
    ],
    load: () => import('./command.ts'),
  },
]
