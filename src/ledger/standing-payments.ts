/** Cash that an invoice was given, or that a return took back from it. */
export interface CashOfInvoice {
  readonly cashMinor: number
}

/**
 * The payments of an invoice that stand, out of all that moved its cash in their order: a return
 * takes back the newest payment of its size, or all that was paid before it.
 */
export function standingPayments<P extends CashOfInvoice>(moves: readonly P[]): readonly P[] {
  const standing: P[] = []
  for (const next of moves) {
    if (next.cashMinor > 0) {
      standing.push(next)
      continue
    }
    const at = standing.findLastIndex(({ cashMinor }) => cashMinor === -next.cashMinor)
    standing.splice(Math.max(at, 0), at === -1 ? standing.length : 1)
  }
  return standing
}
