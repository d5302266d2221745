import type { CommandSpec } from '../../core/command.ts'

export const specs: readonly CommandSpec[] = [
  {
    path: 'check',
    summary: 'recompute everything the book relies on and name what does not hold',
    group: 'Setting up',
    effect: 'reads',
    isReport: true,
    examples: ['openitem check', 'openitem check --json'],
    load: () => import('./check-command.ts'),
  },
  {
    path: 'audit list',
    summary: 'who changed what and when, the newest last',
    group: 'Controls',
    effect: 'reads',
    isReport: true,
    options: [{ flags: '--limit <n>', summary: 'so many of the newest (default: 50)' }],
    examples: ['openitem audit list --limit 200'],
    load: () => import('./audit-list-command.ts'),
  },
  {
    path: 'audit verify',
    summary: 'recompute the chain of hashes over all changes',
    group: 'Controls',
    effect: 'reads',
    options: [
      { flags: '--head <hash>', summary: 'a hash noted earlier that the chain must still contain' },
    ],
    examples: ['openitem audit verify', 'openitem audit verify --head 5f2c…'],
    load: () => import('./audit-verify-command.ts'),
  },
  {
    path: 'audit export',
    summary: 'every change as a line of JSON, for keeping elsewhere',
    group: 'Controls',
    effect: 'reads',
    examples: ['openitem audit export > audit.jsonl'],
    load: () => import('./audit-export-command.ts'),
  },
]
