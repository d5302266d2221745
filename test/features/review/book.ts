import { type Cli, makeCli } from '../../support/cli.ts'
import {
  type Press,
  type ScriptedTerminal,
  scriptedTerminal,
} from '../../support/scripted-terminal.ts'

const INVOICES = `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total
INV-1001,C1,Harbor Foods Inc,2026-09-01,2026-10-01,USD,1200.00
INV-1002,C1,Harbor Foods Inc,2026-09-05,2026-10-05,USD,300.00
INV-1003,C2,Kessler Bakery,2026-09-02,2026-10-02,USD,450.00
INV-1004,C3,Maple Street Deli,2026-09-03,2026-10-03,USD,450.00
INV-1005,C4,Orchard Lane Market,2026-09-04,2026-10-04,USD,800.00
`
const BANK = `Date,Amount,Description,Counterparty
2026-10-05,1150.00,INV-1001 less broken jars,Harbor Foods Inc
2026-10-06,450.00,payment,M Delgado
2026-10-07,900.00,INV-1005,Orchard Lane Market
2026-10-08,12.40,INTEREST PAID,First Coast Bank
2026-10-09,-50.00,CARD FEES,First Coast Bank
`

/** A book in which one line waits for each of a short payment, an unknown payer, and so on. */
export async function bookInReview(): Promise<Cli> {
  const cli = makeCli()
  cli.file('invoices.csv', INVOICES)
  cli.file('bank.csv', BANK)
  await cli('init', '.')
  await cli('import', 'invoices.csv', 'bank.csv')
  await cli('match')
  return cli
}

export interface Review {
  readonly terminal: ScriptedTerminal
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** The last page. */
  readonly last: string
}

/** A review of the book in which somebody presses these keys. */
export async function reviewed(
  book: Cli,
  presses: readonly Press[],
  options: Parameters<typeof scriptedTerminal>[1] & { words?: readonly string[] } = {},
): Promise<Review> {
  const terminal = scriptedTerminal(presses, options)
  const cli = makeCli({ cwd: book.folder, terminal })
  const result = await cli('review', ...(options.words ?? []))
  cli.remove()
  return { ...result, terminal, last: terminal.screens.at(-1) ?? '' }
}

/** The references of what waits, in order. */
export async function waitingRefs(book: Cli): Promise<readonly string[]> {
  const { queue } = await book.json<{ queue: readonly { bank_ref: string }[] }>('queue')
  return queue.map(({ bank_ref }) => bank_ref)
}
