import type { CommandSpec } from '../../core/command.ts'

export const specs: readonly CommandSpec[] = [
  {
    path: 'customers check',
    summary: 'list what is missing, wrong or double in the data of the customers',
    group: 'Looking',
    effect: 'reads',
    isReport: true,
    options: [
      { flags: '--days <n>', summary: 'how long a confirmed contact is good for (default: 90)' },
    ],
    examples: ['openitem customers check --format csv --output customers.csv'],
    load: () => import('./check-command.ts'),
  },
  {
    path: 'customers confirm',
    summary: 'note that whom to write to at a customer was made sure today',
    group: 'Facts in',
    effect: 'writes',
    arguments: [{ name: '<customer>', summary: 'the number or the name' }],
    options: [{ flags: '--undo', summary: 'take the last confirmation back' }],
    load: () => import('./confirm-command.ts'),
  },
  {
    path: 'customers merge',
    summary: 'make one customer of two: all of the first goes to the second',
    group: 'Facts in',
    effect: 'writes',
    arguments: [
      { name: '<from>', summary: 'the one that is to go, by number or name' },
      { name: '<into>', summary: 'the one that stays' },
    ],
    examples: ['openitem customers merge C1093 C1007 --dry-run'],
    load: () => import('./merge-command.ts'),
  },
  {
    path: 'customers unmerge',
    summary: 'make two customers again of one that was merged',
    group: 'Facts in',
    effect: 'writes',
    arguments: [{ name: '<from>', summary: 'the one that was merged, by number or name' }],
    load: () => import('./unmerge-command.ts'),
  },
]
