import type { Columns } from './assign.ts'
import { all, any } from './columns.ts'
import { INVOICE_DATE } from './document-signs.ts'
import { CUSTOMER } from './kind-doubts.ts'
import { haveUnpaid } from './unpaid-rows.ts'

type Rows = readonly (readonly string[])[]

const STRONG_PAYMENT =
  /^(customer ?)?(payment|receipt) (number|no|id|num|mode|method|type)$|^mode of payment$|^deposit to$|^zahlungsart$|^mode de (?:reglement|paiement)$|^(?:forma|metodo|medio) de (?:pago|cobro)$|^date (?:d )?encaissement$|^fecha de cobro$/

/** Whether a table lists payments, by its headings and what stands below them. */
export function isPayments(
  names: readonly string[],
  payments: Columns,
  { doc, hasInvoice, rows }: { doc: Columns; hasInvoice: boolean; rows: Rows },
): boolean {
  if (!all(payments, 'paymentAmount', 'paymentDate')) return false
  if (haveUnpaid({ doc, payments }, rows)) return false
  if (isPaidBesideInvoices(names, payments, doc) || holdsCharges(rows)) return true
  // A school's "Term" is a part of its year.
  const hasTerms = doc.has('terms') && names[doc.get('terms') ?? -1] !== 'term'
  if (hasTerms || any(doc, 'dueDate', 'balance')) return false
  const type = doc.get('kind')
  const isStrong =
    names.some((name) => STRONG_PAYMENT.test(name)) ||
    (names.some((name) => CUSTOMER.test(name)) &&
      (names.some((name) => /^(method|mode|tender|paid by)$/.test(name)) ||
        (type !== undefined &&
          rows.every((row) => /^(payment|receipt|zahlung|)$/i.test(row[type]?.trim() ?? '')))))
  const dateName = names[payments.get('paymentDate') ?? -1] ?? ''
  const isPaymentDate =
    /pay|paid|receiv|zahl|paiement|reglement|encaiss|pago|cobro|pagamento|incass|betaal|betalning|innbetal|indbetal|uhrad|wplat|fizetes|odeme|оплат|入金/.test(
      dateName,
    )
  const hasParty = hasInvoice || payments.has('customer') || payments.has('customerNumber')
  if (!hasParty) return false
  if (names.some((name) => /^invoice date$|^rechnungsdatum$|^invoice total$/.test(name)))
    return isStrong
  // How an invoice is to be paid makes no payment of its total.
  const isTotal = /\btotal\b/.test(names[payments.get('paymentAmount') ?? -1] ?? '')
  if (hasInvoice && isTotal && !isPaymentDate) return false
  return isStrong || (isPaymentDate && hasInvoice)
}

/** A processor's list of what cards paid: each row is known by the id of its charge. */
function holdsCharges(rows: Rows): boolean {
  return rows.length > 0 && rows.every((row) => /^(?:ch|py|pi)_\w{3,}$/.test(row[0]?.trim() ?? ''))
}

/** What was paid and when, beside the dates of the invoices that it was for. */
function isPaidBesideInvoices(names: readonly string[], payments: Columns, doc: Columns): boolean {
  const name = (column: number | undefined): string => names[column ?? -1] ?? ''
  return (
    /^(payment amount|amount (paid|received)|(paid|received) amount)$/.test(
      name(doc.get('total')),
    ) &&
    payments.get('paymentDate') !== doc.get('issueDate') &&
    INVOICE_DATE.test(name(doc.get('issueDate'))) &&
    doc.has('number') &&
    !doc.has('balance')
  )
}
