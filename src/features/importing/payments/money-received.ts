import { findHeaderRow } from '../../../reading/lists/header-row.ts'
import { normaliseHeading } from '../../../reading/lists/normalise.ts'
import type { Grid } from '../../../reading/table/grid.ts'

const RECEIVED =
  /^(amount paid|paid amount|payed amount|payment amount|amount received|received amount|amount credited|zahlbetrag|montant paye|montant recu|importe cobrado|importe pagado|importo pagato|betaald bedrag|valor pago)$/
const PAYMENT_DATE = /pay|paid|receiv|zahl|paiement|pago|cobro|pagamento|betaal/

/**
 * The column of a list of money received, whose amounts are all positive because nothing else is in
 * it: it names what was paid and when. Undefined for any other table.
 */
export function moneyReceivedColumn(
  grid: Grid,
  map: ReadonlyMap<string, string>,
): string | undefined {
  if (map.size > 0) return undefined
  const header = findHeaderRow(
    grid.rows,
    (heading) => RECEIVED.test(heading) || PAYMENT_DATE.test(heading),
  )
  const headings = grid.rows[header ?? -1] ?? []
  const amounts = headings.filter((heading) => RECEIVED.test(normaliseHeading(heading)))
  const hasDate = headings.some((heading) => {
    const name = normaliseHeading(heading)
    return /date|datum|fecha|data\b|on$/.test(name) && PAYMENT_DATE.test(name)
  })
  return amounts.length === 1 && hasDate ? amounts[0] : undefined
}
