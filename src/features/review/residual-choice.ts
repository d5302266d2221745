import { AppError } from '../../core/errors.ts'
import { RESIDUAL_KINDS, type ResidualKind } from '../../ledger/residual-booking.ts'
import { RESIDUAL_REASONS } from '../../ledger/residual-reason.ts'

/** Reads `--as KIND/REASON`; `own` are the reasons of the book. */
export function choiceOf(
  text: string | undefined,
  own: readonly string[],
): { readonly kind: ResidualKind; readonly reason: string } {
  const [kindText = '', reason = ''] = (text ?? '').split('/')
  const kind = RESIDUAL_KINDS.find((one) => one === kindText)
  const reasons = [...RESIDUAL_REASONS, ...own]
  if (kind !== undefined && reasons.includes(reason)) return { kind, reason }
  throw new AppError(
    'usage',
    `--as: expected KIND/REASON with a kind of ${RESIDUAL_KINDS.join(', ')} and a reason of ${reasons.join(', ')}; found ${text === undefined ? 'nothing' : `"${text}"`}`,
    { hint: 'for example --as writeoff/pricing; "openitem queue dispute" leaves the gap open' },
  )
}
