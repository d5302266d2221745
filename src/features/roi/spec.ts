import type { CommandSpec } from '../../core/command.ts'

export const specs: readonly CommandSpec[] = [
  {
    path: 'roi',
    summary: 'what it is worth to be paid sooner; needs no book',
    group: 'Looking',
    effect: 'may-read',
    isReport: true,
    options: [
      { flags: '--revenue <amount>', summary: 'credit sales a year' },
      { flags: '--dso-now <days>', summary: 'days sales outstanding today' },
      { flags: '--dso-target <days>', summary: 'days sales outstanding to be reached' },
      { flags: '--apr <percent>', summary: 'what a year of borrowed money costs (assumed: 8)' },
      { flags: '--hours-saved <hours>', summary: 'hours of work saved a month' },
      { flags: '--hourly-rate <amount>', summary: 'what an hour of work costs' },
      { flags: '--bad-debt-now <percent>', summary: 'share of revenue written off today' },
      { flags: '--bad-debt-target <percent>', summary: 'share of revenue to be written off' },
      { flags: '--subscription <amount>', summary: 'what the tool costs a month' },
      { flags: '--setup <amount>', summary: 'what it costs once' },
      {
        flags: '--mix <file>',
        summary:
          'payment methods as CSV: method, share_now, share_target, fee_pct, fee_fixed, payments_per_year, volume_per_year',
      },
      { flags: '--currency <code>', summary: 'of the amounts (else that of the book, else USD)' },
      { flags: '--measured', summary: 'take DSO and write-offs of two windows from the book' },
      { flags: '--before <window>', summary: 'the window before, 2026-01-01..2026-03-31' },
      { flags: '--after <window>', summary: 'the window after, 2026-07-01..2026-09-30' },
    ],
    examples: [
      'openitem roi --revenue 2400000 --dso-now 45 --dso-target 35 --apr 8 --hours-saved 20 --hourly-rate 35 --bad-debt-now 1.0 --bad-debt-target 0.7',
      'openitem roi --measured --before 2026-01-01..2026-03-31 --after 2026-07-01..2026-09-30',
    ],
    load: () => import('./command.ts'),
  },
]
