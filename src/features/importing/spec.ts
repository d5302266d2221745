import type { CommandSpec } from '../../core/command.ts'
import { KINDS } from './options.ts'

export const specs: readonly CommandSpec[] = [
  {
    path: 'import',
    summary: 'take exports of a bank or an accounting package into the book',
    group: 'Facts in',
    effect: 'writes',
    arguments: [
      { name: '<file...>', summary: 'files; "-" is standard input, .gz and .zip are opened' },
    ],
    options: [
      { flags: '--kind <kind>', summary: 'what the files hold', choices: KINDS },
      { flags: '--profile <name>', summary: 'the layout [bank.NAME] of openitem.toml' },
      { flags: '--account <name>', summary: 'the bank account that the lines belong to' },
      {
        flags: '--map <pair>',
        summary: '"Field=Column": where a field stands',
        isRepeatable: true,
      },
      {
        flags: '--date-order <order>',
        summary: 'the order in dates',
        choices: ['dmy', 'mdy', 'ymd'],
      },
      { flags: '--decimal <mark>', summary: 'the decimal mark of amounts', choices: ['.', ','] },
      { flags: '--currency <code>', summary: 'what amounts are in that name no currency' },
      { flags: '--encoding <name>', summary: 'the encoding of the text, such as windows-1252' },
      { flags: '--invert-sign', summary: 'money in stands as negative in the file' },
      {
        flags: '--save-profile',
        summary: 'remember these flags as [bank.NAME], NAME of --account or --profile',
      },
      { flags: '--strict', summary: 'take nothing of a file that has a bad row' },
    ],
    examples: [
      'openitem import customers.csv invoices.csv bank.csv',
      'openitem import export.csv --kind invoices --date-order dmy',
      'openitem import june.csv --account savings --date-order dmy --save-profile',
    ],
    load: () => import('./command.ts'),
  },
  {
    path: 'import list',
    summary: 'list what was imported, batch by batch',
    group: 'Facts in',
    effect: 'reads',
    isReport: true,
    load: () => import('./list-command.ts'),
  },
  {
    path: 'import show',
    summary: 'show what became of each row of a batch',
    group: 'Facts in',
    effect: 'reads',
    isReport: true,
    arguments: [{ name: '<batch>', summary: 'its number' }],
    load: () => import('./show-command.ts'),
  },
  {
    path: 'import undo',
    summary: 'take a batch back, unless something stands on it',
    group: 'Facts in',
    effect: 'writes',
    arguments: [{ name: '<batch>', summary: 'its number' }],
    examples: ['openitem import undo 3'],
    load: () => import('./undo-command.ts'),
  },
]
