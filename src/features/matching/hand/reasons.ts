import { AppError } from '../../../core/errors.ts'
import type { AllocationKind } from '../../../ledger/posting.ts'
import { RESIDUAL_REASONS } from '../../../ledger/residual-reason.ts'

const KINDS = ['open', 'discount', 'fee', 'withholding', 'writeoff', 'rounding'] as const

/** What happens to the rest of an invoice: it is booked as a kind, or stays open, for a reason. */
export interface ResidualChoice {
  readonly kind: 'open' | Exclude<AllocationKind, 'cash' | 'credit' | 'fx'>
  readonly reason: string
}

/** Reads `--residual KIND/REASON`. */
export function residualChoice(text: string, own: readonly string[]): ResidualChoice {
  const [kindText = '', reason = ''] = text.split('/')
  const kind = KINDS.find((one) => one === kindText)
  const reasons = [...RESIDUAL_REASONS, ...own]
  if (kind === undefined || !reasons.includes(reason)) {
    throw new AppError(
      'usage',
      `--residual: expected KIND/REASON with a kind of ${KINDS.join(', ')} and a reason of ${reasons.join(', ')}; found "${text}"`,
      { hint: 'reasons of your own stand in openitem.toml under [matching] as reasons = [...]' },
    )
  }
  return { kind, reason }
}
