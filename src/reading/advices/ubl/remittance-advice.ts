import { parseDate } from '../../../core/calendar-date.ts'
import { parseCurrency } from '../../../core/currency.ts'
import { isSameAmount, negated, sumOf } from '../../text/exact-decimal.ts'
import { child, children, readXml, textAt, type XmlElement } from '../../xml/elements.ts'
import type { AdviceFact, AdviceFormat, AdviceLine } from '../advice.ts'
import { decimalOf } from '../x12/decimal-element.ts'

/** The remittance advice of UBL, which Peppol and public payers send. */
export const ublAdvice: AdviceFormat = {
  name: 'ubl-remittance',
  recognises: (head) => /xsd:RemittanceAdvice-2|<(?:\w+:)?RemittanceAdvice[\s>]/.test(head),
  parse(text) {
    const documents: XmlElement[] = []
    readXml(text, {
      opened: (element) => {
        if (element.name === 'RemittanceAdvice') documents.push(element)
      },
      closed: () => false,
    })
    return { advices: documents.map(adviceOf), rejects: [], warnings: [] }
  },
}

function adviceOf(document: XmlElement): AdviceFact {
  const id = textAt(document, 'ID')
  const payer = textAt(
    document,
    'AccountingCustomerParty/Party/PartyName/Name',
    'AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName',
  )
  const total = decimalAt(document, 'TotalPaymentAmount') ?? null
  const day = textAt(document, 'PaymentMeans/PaymentDueDate', 'IssueDate')
  const currency =
    textAt(document, 'DocumentCurrencyCode') ?? child(document, 'TotalPaymentAmount')?.currency
  return {
    row: document.line,
    ref:
      textAt(document, 'PaymentOrderReference', 'PaymentMeans/PaymentID', 'PayerReference') ??
      id ??
      '',
    payer: payer ?? null,
    paidDate: parseDate(day ?? '') ?? null,
    currency: parseCurrency(currency ?? '') ?? null,
    total,
    deposit: null,
    lines: signed(children(document, 'RemittanceAdviceLine').map(lineOf), total),
  }
}

const DOCUMENTS = [
  'InvoiceDocumentReference',
  'SelfBilledInvoiceDocumentReference',
  'CreditNoteDocumentReference',
  'SelfBilledCreditNoteDocumentReference',
  'DebitNoteDocumentReference',
]

function lineOf(line: XmlElement): AdviceLine {
  const number = textAt(line, ...DOCUMENTS.map((name) => `BillingReference/${name}/ID`))
  const debit = decimalAt(line, 'DebitLineAmount') ?? '0'
  const credit = decimalAt(line, 'CreditLineAmount') ?? '0'
  return {
    row: line.line,
    number: number ?? textAt(line, 'InvoicingPartyReference') ?? '',
    paid: sumOf([debit, negated(credit)]),
    discount: '0',
    deduction: '0',
    reason: textAt(line, 'Note') ?? null,
  }
}

/** Payers differ in whose debit it is; the total of the payment tells. */
function signed(lines: readonly AdviceLine[], total: string | null): readonly AdviceLine[] {
  const sum = sumOf(lines.map(({ paid }) => paid))
  if (total === null || isSameAmount(sum, total) || !isSameAmount(negated(sum), total)) return lines
  return lines.map((line) => ({ ...line, paid: negated(line.paid) }))
}

function decimalAt(element: XmlElement, path: string): string | undefined {
  return decimalOf(textAt(element, path))
}
