import { type DecimalMark, type MarkEvidence, markEvidence } from './amount.ts'
import { type DateOrder, type OrderEvidence, orderEvidence } from './date.ts'

/** Words of lands that write the day first and the decimal comma. */
const CONTINENTAL =
  /\b(rechnung\w*|betrag|kunde\w*|datum|fallig\w*|wahrung|facture|montant|echeance|devise|fecha|importe|factura|vencimiento|fattura|importo|scadenza|factuur\w*|bedrag|klant\w*|vervaldatum|fatura|valor|vencimento|faktur\w*|belopp|forfall\w*|kwota|lasku\w*|summa)\b/

/** Whether the headings are in a language of the continent; they are normalised. */
export function isContinental(names: readonly string[]): boolean {
  return names.some((name) => CONTINENTAL.test(name))
}

/** How often amounts of each kind were seen. */
export type MarkTally = Record<MarkEvidence, number>

/** How often dates of each kind were seen. */
export type OrderTally = Record<OrderEvidence, number>

/** The decimal mark that all amounts of a file agree on; undefined when they leave it open. */
export function decideMark(
  texts: Iterable<string>,
  { names }: { names: readonly string[] },
): DecimalMark | 'mixed' | undefined {
  return markOf(tallyMarks(texts), names)
}

/** Counts what the amounts show; adds to what was counted before. */
export function tallyMarks(texts: Iterable<string>, seen: MarkTally = noMarks()): MarkTally {
  for (const text of texts) {
    const evidence = markEvidence(text)
    if (evidence !== undefined) seen[evidence] += 1
  }
  return seen
}

function noMarks(): MarkTally {
  return { '.': 0, ',': 0, none: 0, 'group-point': 0, 'group-comma': 0 }
}

/** What such counts decide. */
export function markOf(
  seen: MarkTally,
  names: readonly string[],
): DecimalMark | 'mixed' | undefined {
  if (seen['.'] > 0 && seen[','] > 0) return 'mixed'
  if (seen['.'] > 0) return '.'
  if (seen[','] > 0) return ','
  if (seen['group-point'] > 0 && seen['group-comma'] > 0) return 'mixed'
  if (seen['group-point'] === 0 && seen['group-comma'] === 0) return '.'
  // "1,234" alone groups where people write so, "1.234" likewise; the other way round nobody knows.
  if (seen['group-comma'] > 0) return isContinental(names) ? undefined : '.'
  return isContinental(names) ? ',' : undefined
}

/** The order of dates that all of a file agree on; undefined when they leave it open. */
export function decideOrder(
  texts: Iterable<string>,
  { names }: { names: readonly string[] },
): DateOrder | 'mixed' | undefined {
  return orderOf(tallyOrders(texts), names)
}

/** Counts what the dates show; adds to what was counted before. */
export function tallyOrders(texts: Iterable<string>, seen: OrderTally = noOrders()): OrderTally {
  for (const text of texts) {
    const evidence = orderEvidence(text)
    if (evidence !== undefined) seen[evidence] += 1
  }
  return seen
}

function noOrders(): OrderTally {
  return { clear: 0, dmy: 0, mdy: 0, either: 0 }
}

/** What such counts decide. */
export function orderOf(
  seen: OrderTally,
  names: readonly string[],
): DateOrder | 'mixed' | undefined {
  if (seen.dmy > 0 && seen.mdy > 0) return 'mixed'
  if (seen.dmy > 0) return 'dmy'
  if (seen.mdy > 0) return 'mdy'
  if (seen.either === 0) return 'ymd'
  return isContinental(names) ? 'dmy' : undefined
}
