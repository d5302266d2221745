import { AppError } from '../../core/errors.ts'

/** So many segments are held in memory; an advice of twenty thousand invoices has fewer. */
const SEGMENTS_MAX = 100_000

/** Refuses an interchange that could not be held. */
export function checkSegments(count: number): void {
  if (count <= SEGMENTS_MAX) return
  throw new AppError('input', `the file has more than ${SEGMENTS_MAX} segments`, {
    hint: 'ask its sender for it in parts',
  })
}
