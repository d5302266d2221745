import type { CommandSpec } from '../../core/command.ts'

const BANK_REF = { name: '<bank-ref>', summary: 'the reference of the bank line' } as const

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
  {
    path: 'match replay',
    summary: 'back-test the rules on what the book knows to be right',
    group: 'Cash',
    effect: 'reads',
    isReport: true,
    options: [
      {
        flags: '--min-confidence <share>',
        summary: 'try another threshold (default: the settings)',
      },
    ],
    examples: ['openitem match replay --min-confidence 0.9'],
    load: () => import('./replay-command.ts'),
  },
  {
    path: 'queue',
    summary: 'list what waits for a person, with suggestions',
    group: 'Cash',
    effect: 'reads',
    isReport: true,
    options: [{ flags: '--reason <code>', summary: 'only what waits for this reason' }],
    examples: ['openitem queue --reason SHORT_PAY'],
    load: () => import('./queue-command.ts'),
  },
  {
    path: 'queue reasons',
    summary: 'why customers paid too little, by month, the greatest amounts first',
    group: 'Cash',
    effect: 'reads',
    isReport: true,
    options: [
      { flags: '--from <date>', summary: 'payments booked since then (default: all)' },
      { flags: '--to <date>', summary: 'payments booked until then (default: --as-of)' },
    ],
    examples: ['openitem queue reasons --from 2026-07-01 --to 2026-09-30'],
    load: () => import('./reasons-command.ts'),
  },
  {
    path: 'accept',
    summary: 'carry out a suggestion for a bank line',
    group: 'Cash',
    effect: 'writes',
    arguments: [BANK_REF],
    options: [{ flags: '--suggestion <n>', summary: 'which one (default: 1, the best)' }],
    examples: ['openitem accept T1-0000004 --suggestion 2'],
    load: () => import('./accept-command.ts'),
  },
  {
    path: 'apply',
    summary: 'apply a bank line by hand',
    group: 'Cash',
    effect: 'writes',
    arguments: [BANK_REF],
    options: [
      {
        flags: '--to <invoice>',
        summary: 'INVOICE, INVOICE=AMOUNT or INVOICE=AMOUNT:KIND; may be repeated',
        isRepeatable: true,
      },
      { flags: '--customer <number>', summary: 'whose money it is' },
      { flags: '--on-account', summary: 'keep what no invoice takes as credit of the customer' },
      {
        flags: '--residual <kind/reason>',
        summary: 'what becomes of the rest of the invoice: open, writeoff, discount, fee, …',
      },
    ],
    examples: [
      'openitem apply T1-0000004 --to INV-20042=95.00 --residual writeoff/damaged',
      'openitem apply T1-0000009 --customer C10217 --on-account',
    ],
    load: () => import('./apply-command.ts'),
  },
  {
    path: 'unapply',
    summary: 'take back what was decided about a bank line',
    group: 'Cash',
    effect: 'writes',
    arguments: [BANK_REF],
    load: () => import('./unapply-command.ts'),
  },
  {
    path: 'ignore',
    summary: "say that a bank line is no customer's money",
    group: 'Cash',
    effect: 'writes',
    arguments: [BANK_REF],
    options: [{ flags: '--reason <text>', summary: 'what it is instead' }],
    examples: ['openitem ignore T1-0000003 --reason "loan from the bank"'],
    load: () => import('./ignore-command.ts'),
  },
  {
    path: 'explain',
    summary: 'tell everything about a bank line: evidence, decisions, suggestions',
    group: 'Cash',
    effect: 'reads',
    arguments: [BANK_REF],
    load: () => import('./explain-command.ts'),
  },
  {
    path: 'why-not',
    summary: 'say what keeps a bank line from paying an invoice',
    group: 'Cash',
    effect: 'reads',
    arguments: [BANK_REF, { name: '<invoice>', summary: 'the number of the invoice' }],
    load: () => import('./why-not-command.ts'),
  },
]
