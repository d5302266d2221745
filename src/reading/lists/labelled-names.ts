import { normaliseHeading } from './normalise.ts'

type Row = readonly string[]

const NAME =
  /^(?:(?:customer|client|account|debtor|party) )?name$|^(?:customer|client|debtor|party|kunde|kundenname|debitor|client nom|nom|cliente|nombre|nome|ragione sociale|klant|naam|kund|kontrahent|odberatel)$/

/**
 * Whom a row names by a label, as reports that print a block for each customer do: `A/C:`, `HARB01`,
 * `Name:`, `Harbour Cafe`. Undefined for any other row.
 */
export function labelledName(row: Row): string | undefined {
  const labels = row.flatMap((cell, column) => (/:\s*$/.test(cell) ? [column] : []))
  if (labels.length < 2) return undefined
  const label = labels.find((column) => NAME.test(normaliseHeading(row[column] ?? '')))
  if (label === undefined) return undefined
  const name = row.slice(label + 1).find((cell) => cell.trim() !== '')
  return name === undefined || /:\s*$/.test(name) ? undefined : name.trim()
}

/** A row that names a customer so, as a title. */
export function withLabelledName(cells: Row): Row {
  const name = labelledName(cells)
  return name === undefined ? cells : cells.map((_, at) => (at === 0 ? name : ''))
}
