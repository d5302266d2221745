import { ledger } from './0001-ledger.ts'
import { importing } from './0002-importing.ts'
import { matching } from './0003-matching.ts'
import { dunning } from './0004-dunning.ts'
import { review } from './0005-review.ts'
import { merging } from './0006-merging.ts'
import { remittances } from './0007-remittances.ts'
import { cheques } from './0008-cheques.ts'
import { gaps } from './0009-gaps.ts'
import { proofs } from './0010-proofs.ts'
import { payoutTwins } from './0011-payout-twins.ts'
import type { Migration } from './migration.ts'

/** In order; a new step is added at the end and an old one is never edited. */
export const migrations: readonly Migration[] = [
  ledger,
  importing,
  matching,
  dunning,
  review,
  merging,
  remittances,
  cheques,
  gaps,
  proofs,
  payoutTwins,
]
