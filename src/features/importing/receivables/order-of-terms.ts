import { dueDate, parseTerms } from '../../../ledger/terms.ts'
import { readDate } from '../../../reading/lists/date-cell.ts'
import { orderEvidence } from '../../../reading/text/date-order.ts'
import type { DateOrder } from '../../../reading/text/date-text.ts'

/** The one order under which due dates follow from issue dates and terms, in every row that has all three. */
export function orderOfTerms(
  rows: Iterable<{ readonly issue: string; readonly due: string; readonly terms: string }>,
): DateOrder | undefined {
  const fits = { dmy: 0, mdy: 0 }
  let judged = 0
  for (const { issue, due, terms } of rows) {
    const parsed = parseTerms(terms)
    if (parsed === undefined || orderEvidence(issue) !== 'either') continue
    judged += 1
    for (const order of ['dmy', 'mdy'] as const) {
      const issued = readDate(issue, order)
      if (issued !== undefined && readDate(due, order) === dueDate(parsed, issued)) fits[order] += 1
    }
  }
  if (judged === 0) return undefined
  if (fits.dmy === judged && fits.mdy < judged) return 'dmy'
  return fits.mdy === judged && fits.dmy < judged ? 'mdy' : undefined
}
