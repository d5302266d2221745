import type { CommandSpec } from '../../core/command.ts'

/** The tour for newcomers. */
export const specs: readonly CommandSpec[] = [
  {
    path: 'demo',
    summary: "make a book with a small firm's year and walk through the whole path",
    group: 'Setting up',
    effect: 'none',
    arguments: [{ name: '[dir]', summary: 'where to make it (default: openitem-demo)' }],
    examples: ['openitem demo'],
    load: () => import('./command.ts'),
  },
]
