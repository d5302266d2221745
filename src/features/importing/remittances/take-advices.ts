import type { Currency } from '../../../core/currency.ts'
import { decimal, of } from '../../../core/money.ts'
import type { AdviceFact, AdviceFileFacts, AdviceLine } from '../../../reading/advices/advice.ts'
import type { RowReject } from '../../../reading/facts.ts'
import { isSameAmount, sumOf } from '../../../reading/text/exact-decimal.ts'
import { isFinerThan, minorUnits, TOO_LARGE } from '../../../reading/text/minor-units.ts'
import type { Batch } from '../batch.ts'
import { withNumbersOfBook } from '../numbers-of-book.ts'
import { numberFinder, openFinder } from '../store.ts'
import { type RemittanceItem, remittanceFinder, remittanceInserter } from './store.ts'

/** Takes whole advices into the book: one that does not add up, or that is known otherwise, is refused. */
export function takeAdvices({ advices, rejects, warnings }: AdviceFileFacts, batch: Batch): void {
  const insert = remittanceInserter(batch.db)
  const find = remittanceFinder(batch.db)
  batch.warnings.push(...warnings)
  for (const reject of rejects) batch.rejected(reject)
  const isKnown = numberFinder(batch.db)
  const openOf = openFinder(batch.db)
  for (const read of advices) {
    const known = find(read)
    const lines = withNumbersOfBook(read.lines, isKnown)
    const currency = currencyOf(read, batch)
    const amountOf = (number: string): string | undefined => {
      const told = known.find((one) => one.invoiceNumber === number)?.amountMinor
      const minor = told ?? openOf(number, currency)
      return minor === undefined ? undefined : decimal(of(minor, currency))
    }
    const advice = { ...read, lines: withWholeAmounts(lines, read.total, amountOf) }
    const items = itemsOf(advice, batch)
    const refusal = 'reason' in items ? items : contradiction(items, { known, advice })
    if (refusal !== undefined) batch.rejected(refusal)
    if ('reason' in items || refusal !== undefined) continue
    for (const item of items) {
      if (insert(item)) batch.imported(1)
      else batch.duplicate(item.row, `${item.remittanceRef} ${item.invoiceNumber}`.trim())
    }
    batch.advices.push({
      ref: advice.ref,
      payer: advice.payer,
      paidDate: advice.paidDate,
      currency: currencyOf(advice, batch),
      totalMinor: items.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      lines: items.length,
    })
  }
}

/**
 * Invoices that are named without amounts are paid as they are open, where that is what was paid
 * for all of them.
 */
function withWholeAmounts(
  lines: readonly AdviceLine[],
  total: string | null,
  amountOf: (number: string) => string | undefined,
): readonly AdviceLine[] {
  if (total === null || !lines.some(({ isWhole }) => isWhole)) return lines
  const filled = lines.flatMap(({ isWhole: _, ...line }): readonly AdviceLine[] => {
    const paid = amountOf(line.number)
    return paid === undefined ? [] : [{ ...line, paid }]
  })
  const sum = sumOf(['0', ...filled.map(({ paid }) => paid)])
  return filled.length === lines.length && isSameAmount(sum, total) ? filled : lines
}

function currencyOf({ currency }: AdviceFact, { settings }: Batch): Currency {
  return currency ?? settings.company.currency
}

/** The rows of an advice, or what is wrong with it. */
function itemsOf(advice: AdviceFact, batch: Batch): readonly RemittanceItem[] | RowReject {
  const { row, ref, total, lines } = advice
  const fault = (reason: string, value = ref): RowReject => ({
    line: row,
    column: 'Advice',
    value,
    reason,
  })
  if (lines.length === 0) return fault('names no invoice')
  if (lines.some(({ isWhole }) => isWhole)) {
    const numbers = lines.map(({ number }) => number).join(', ')
    return fault(`names ${numbers} and not what is paid for each, and what is open of them differs`)
  }
  const sum = sumOf(lines.map(({ paid }) => paid))
  if (total !== null && !isSameAmount(sum, total)) {
    return fault(`its lines come to ${sum}, its total says ${total}`)
  }
  const currency = currencyOf(advice, batch)
  const finer = lines.find(({ paid }) => isFinerThan(paid, currency))
  if (finer !== undefined) return fault(`not an amount in ${currency}`, finer.paid)
  const items: RemittanceItem[] = []
  for (const line of merged(lines)) {
    const [amountMinor, discountMinor, deductionMinor] = [
      line.paid,
      line.discount,
      line.deduction,
    ].map((text) => minorUnits(text, currency))
    if (amountMinor === undefined || discountMinor === undefined || deductionMinor === undefined) {
      return fault(TOO_LARGE, line.paid)
    }
    items.push({
      remittanceRef: ref,
      payer: advice.payer,
      paidDate: advice.paidDate,
      invoiceNumber: line.number,
      currency,
      amountMinor,
      discountMinor,
      deductionMinor,
      reason: line.reason,
      depositRef: advice.deposit,
      batchId: batch.id,
      row: line.row,
    })
  }
  return items
}

/** An invoice that an advice names twice is paid what both lines say. */
function merged(lines: readonly AdviceLine[]): readonly AdviceLine[] {
  const byNumber = new Map<string, AdviceLine>()
  for (const line of lines) {
    const known = byNumber.get(line.number)
    byNumber.set(
      line.number,
      known === undefined
        ? line
        : {
            ...known,
            paid: sumOf([known.paid, line.paid]),
            discount: sumOf([known.discount, line.discount]),
            deduction: sumOf([known.deduction, line.deduction]),
            reason: known.reason ?? line.reason,
          },
    )
  }
  return [...byNumber.values()]
}

/** An advice that the book has with other lines: which of both holds is for a person to say. */
function contradiction(
  items: readonly RemittanceItem[],
  { known, advice }: { known: ReturnType<ReturnType<typeof remittanceFinder>>; advice: AdviceFact },
): RowReject | undefined {
  const [first] = known
  if (first === undefined) return undefined
  const keys = (list: readonly { invoiceNumber: string; amountMinor: number }[]): string =>
    list
      .map((one) => JSON.stringify([one.invoiceNumber, one.amountMinor]))
      .sort()
      .join()
  if (keys(known) === keys(items)) return undefined
  return {
    line: advice.row,
    column: 'Advice',
    value: advice.ref,
    reason: `is in the book with other lines; if this one holds, first take back batch ${first.batchId} with "openitem import undo ${first.batchId}"`,
  }
}
