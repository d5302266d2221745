import { AppError } from '../../core/errors.ts'
import type { BankLine } from '../../ledger/bank-line.ts'
import type { Waiting } from './store.ts'

/** The one line that a reference means. */
export function theLine(lines: readonly BankLine[], ref: string): BankLine {
  const [line] = lines
  if (line === undefined) {
    throw new AppError('usage', `no bank line ${ref}`, { hint: '"openitem bank" lists them all' })
  }
  if (lines.length === 1) return line
  const names = lines.map(({ account, bankRef }) => `${account}:${bankRef}`).join(', ')
  throw new AppError('usage', `${ref} stands in several accounts: ${names}`, {
    hint: 'write ACCOUNT:REF',
  })
}

/** Refuses a line that is not both applied and waiting: there is no gap to look at. */
export function requireApplied(line: BankLine, waiting: Waiting | undefined): Waiting {
  if (line.status !== 'applied') {
    throw new AppError('usage', `${line.bankRef} is not applied yet`, {
      hint: `openitem accept ${line.bankRef}, or openitem apply ${line.bankRef} --to INVOICE`,
    })
  }
  if (waiting !== undefined) return waiting
  throw new AppError('usage', `${line.bankRef} does not wait for anybody`, {
    hint: `openitem explain ${line.bankRef} tells what became of it`,
  })
}
