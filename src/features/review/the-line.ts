import { AppError } from '../../core/errors.ts'
import type { BankLine } from '../../ledger/bank-line.ts'
import type { Settlement } from './remark-store.ts'
import type { Gap, Waiting } from './store.ts'

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

const UNDONE_BY = { kept: 'keep', disputed: 'dispute', settled: 'settle' } as const

/** Refuses a line that is not both applied and waiting: there is no gap to look at. */
export function requireApplied(
  line: BankLine,
  { waiting, settlement }: { waiting: Waiting | undefined; settlement: Settlement | undefined },
): Waiting {
  if (line.status !== 'applied') {
    throw new AppError('usage', `${line.bankRef} is not applied yet`, {
      hint: `openitem accept ${line.bankRef}, or openitem apply ${line.bankRef} --to INVOICE`,
    })
  }
  if (waiting !== undefined) return waiting
  if (settlement !== undefined) {
    throw new AppError('usage', `${line.bankRef} is ${settlement.kind} already`, {
      hint: `take that back first: openitem queue ${UNDONE_BY[settlement.kind]} ${line.bankRef} --undo`,
    })
  }
  throw new AppError('usage', `${line.bankRef} does not wait for anybody`, {
    hint: `openitem explain ${line.bankRef} tells what became of it`,
  })
}

/** Refuses a line whose payment left nothing open. */
export function requireGaps(line: BankLine, gaps: readonly Gap[]): readonly Gap[] {
  if (gaps.length > 0) return gaps
  throw new AppError('usage', `${line.bankRef} leaves no invoice open: there is no gap`, {
    hint: `openitem queue keep ${line.bankRef} takes it off the queue`,
  })
}
