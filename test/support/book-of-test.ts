import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { type Cli, makeCli } from './cli.ts'
import { ledgerIn, type TestLedger } from './ledger.ts'

/** A new book before each test of a file, with the commands and the ledger that write into it. */
export function bookOfTest(): { readonly cli: Cli; readonly ledger: TestLedger } {
  let now: { readonly cli: Cli; readonly ledger: TestLedger } | undefined
  beforeEach(async () => {
    const cli = makeCli()
    await cli.json('init', 'book')
    now = { cli, ledger: ledgerIn(join(cli.folder, 'book')) }
  })
  afterEach(() => {
    now?.ledger.close()
    now?.cli.remove()
  })
  const current = () => {
    if (now === undefined) throw new Error('the book is there inside a test only')
    return now
  }
  return {
    get cli() {
      return current().cli
    },
    get ledger() {
      return current().ledger
    },
  }
}
