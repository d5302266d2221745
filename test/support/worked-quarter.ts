import type { ReceivableId } from '../../src/ledger/ids.ts'
import type { TestLedger } from './ledger.ts'

/**
 * The worked set of the metric definitions as events: 150,000 open on 30 June; sales of 100,000,
 * 80,000 and 120,000; 270,000 collected; 180,000 open on 30 September, 110,000 of it not yet due.
 */
export function recordWorkedQuarter(ledger: TestLedger): { readonly august: ReceivableId } {
  const customer = ledger.customer({ number: 'C1', name: 'Harbor Foods Inc' })
  const bill = (number: string, issued: string, due: string, total: string): ReceivableId =>
    ledger.invoice({ number, customer, issued, due, total })
  const pay = (date: string, invoice: ReceivableId, amount: string): void => {
    ledger.payment({ date, amount, customer, pays: [{ invoice, amount }] })
  }
  const opening = bill('INV-1', '2026-06-10', '2026-07-10', '150000')
  const july = bill('INV-2', '2026-07-15', '2026-08-14', '100000')
  const august = bill('INV-3', '2026-08-15', '2026-09-14', '80000')
  bill('INV-4', '2026-09-10', '2026-10-10', '110000')
  bill('INV-5', '2026-09-12', '2026-09-26', '10000')
  pay('2026-07-20', opening, '150000')
  pay('2026-08-20', july, '100000')
  pay('2026-09-20', august, '20000')
  return { august }
}
