import type { RowReject } from '../../../reading/facts.ts'

/** A row that brings nothing in, and how many of the piece stand before it. */
export type Aside = { readonly before: number } & (
  | { readonly kind: 'reject'; readonly reject: RowReject }
  | { readonly kind: 'left out'; readonly line: number; readonly why: string }
)

/** What hears of such rows. */
export interface AsideSink {
  reject(reject: RowReject): void
  leaveOut(line: number, why: string): void
}

/** Tells the asides that stand before a place, each once. */
export function asideTeller(asides: readonly Aside[], sink: AsideSink): (before: number) => void {
  let next = 0
  return (before) => {
    for (let aside = asides[next]; aside !== undefined; aside = asides[next]) {
      if (aside.before > before) return
      next += 1
      if (aside.kind === 'reject') sink.reject(aside.reject)
      else sink.leaveOut(aside.line, aside.why)
    }
  }
}
