import type { CommandSpec } from '../../core/command.ts'

export const specs: readonly CommandSpec[] = [
  {
    path: 'customers',
    summary: 'list the customers and what they owe',
    group: 'Looking',
    effect: 'reads',
    isReport: true,
    load: () => import('./customers-command.ts'),
  },
  {
    path: 'customers show',
    summary: 'show one customer: details, invoices, payments',
    group: 'Looking',
    effect: 'reads',
    isReport: true,
    arguments: [{ name: '<customer>', summary: 'the number or the name' }],
    load: () => import('./show-customer-command.ts'),
  },
  {
    path: 'invoices',
    summary: 'list the open invoices and credit memos',
    group: 'Looking',
    effect: 'reads',
    isReport: true,
    options: [{ flags: '--all', summary: 'the settled ones too' }],
    load: () => import('./invoices-command.ts'),
  },
  {
    path: 'bank',
    summary: 'list the bank lines and what became of them',
    group: 'Looking',
    effect: 'reads',
    isReport: true,
    load: () => import('./bank-command.ts'),
  },
]
