import { AppError } from '../../../core/errors.ts'
import type { Database } from '../../../core/ports.ts'
import { returnsStandingOn } from '../../../ledger/standing-returns.ts'
import { type BatchContent, type ListedBatch, obstaclesTo } from './store.ts'

/** How many obstacles are named. */
const NAMED_MAX = 10

/** Refuses to take a batch back that something stands on, and says what. */
export function requireFree(db: Database, batch: ListedBatch, content: BatchContent): void {
  const obstacles = [...obstaclesTo(db, batch), ...returned(db, content)]
  if (obstacles.length === 0) return
  const more = obstacles.length > NAMED_MAX ? `\n  and ${obstacles.length - NAMED_MAX} more` : ''
  const list = obstacles.slice(0, NAMED_MAX).map((obstacle) => `\n  ${obstacle}`)
  throw new AppError('usage', `batch ${batch.id} cannot be undone:${list.join('')}${more}`, {
    hint: 'take these back first: "openitem unapply", "openitem import undo"; nothing was changed',
  })
}

function returned(db: Database, { applications }: BatchContent): readonly string[] {
  return returnsStandingOn(db, applications).map(
    ({ number, ref }) => `the payment of ${number} went back since (${ref})`,
  )
}
