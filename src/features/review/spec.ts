import type { CommandSpec } from '../../core/command.ts'

const BANK_REF = {
  name: '<bank-ref>',
  summary: 'the reference of the bank line; BANK-REF/CHEQUE for one cheque of a deposit',
} as const
const UNDO = { flags: '--undo', summary: 'take the last one back' } as const

export const specs: readonly CommandSpec[] = [
  {
    path: 'review',
    summary: 'walk through the queue with single keys',
    group: 'Cash',
    effect: 'calls',
    options: [
      { flags: '--reason <code>', summary: 'only what waits for this reason' },
      { flags: '--from-start', summary: 'begin with the oldest line, not where it stopped' },
    ],
    examples: ['openitem review', 'openitem review --reason SHORT_PAY --dry-run'],
    load: () => import('./command.ts'),
  },
  {
    path: 'queue show',
    summary: 'show one line that waits: gap, invoices, likely customer, notes',
    group: 'Cash',
    effect: 'reads',
    arguments: [BANK_REF],
    load: () => import('./show-command.ts'),
  },
  {
    path: 'queue note',
    summary: 'write a note on a bank line',
    group: 'Cash',
    effect: 'writes',
    arguments: [BANK_REF],
    options: [{ flags: '--text <text>', summary: 'what it says' }, UNDO],
    examples: ['openitem queue note T1-0000004 --text "they send the remittance by Friday"'],
    load: () => import('./note-command.ts'),
  },
  {
    path: 'queue dispute',
    summary: 'say why a short payment was short; the gap stays open and is not dunned',
    group: 'Cash',
    effect: 'writes',
    arguments: [BANK_REF],
    options: [
      { flags: '--reason <code>', summary: 'a reason of the book: pricing, damaged, fee, …' },
      UNDO,
    ],
    examples: ['openitem queue dispute T1-0000004 --reason damaged'],
    load: () => import('./dispute-command.ts'),
  },
  {
    path: 'queue settle',
    summary: 'book the gap of a short payment, with its reason; nothing of it stays open',
    group: 'Cash',
    effect: 'writes',
    arguments: [BANK_REF],
    options: [
      {
        flags: '--as <kind/reason>',
        summary: 'writeoff, discount, fee, withholding, rounding or credit-memo, and why',
      },
      UNDO,
    ],
    examples: [
      'openitem queue settle T1-0000004 --as writeoff/pricing',
      'openitem queue settle T1-0000004 --as credit-memo/damaged',
    ],
    load: () => import('./settle-command.ts'),
  },
  {
    path: 'queue keep',
    summary: 'leave an applied line as it is; its gap stays open, its rest on account',
    group: 'Cash',
    effect: 'writes',
    arguments: [BANK_REF],
    options: [UNDO],
    load: () => import('./keep-command.ts'),
  },
]
