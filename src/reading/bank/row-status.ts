import type { BankLayout } from './layout.ts'
import { asksIfBooked, asksIfPending, isNo, isUnbooked, isYes } from './row-words.ts'

/** Tells whether the status of a row says that it is not booked; headings are looked at once. */
export function statusReader({
  status,
  headings,
}: BankLayout): (cells: readonly string[]) => boolean {
  const tests = status.map((column) => {
    const heading = headings[column] ?? ''
    const [asksPending, asksBooked] = [asksIfPending(heading), asksIfBooked(heading)]
    return (cells: readonly string[]): boolean => {
      const cell = cells[column] ?? ''
      return isUnbooked(cell) || (asksPending && isYes(cell)) || (asksBooked && isNo(cell))
    }
  })
  return (cells) => tests.some((isNotBooked) => isNotBooked(cells))
}

/** The column with a status of which nobody knows whether the money moved. */
export function openStatus(
  { status, openStatus }: BankLayout,
  cells: readonly string[],
): number | undefined {
  if (openStatus.length === 0) return undefined
  return status.find((column) => openStatus.includes(cells[column]?.trim() ?? ''))
}
