import { parseDate } from '../../../core/calendar-date.ts'
import { parseCurrency } from '../../../core/currency.ts'
import { negated, sumOf } from '../../text/exact-decimal.ts'
import { child, children, readXml, textAt, type XmlElement } from '../../xml/elements.ts'
import type { AdviceFact, AdviceFormat, AdviceLine } from '../advice.ts'
import { decimalOf } from '../x12/decimal-element.ts'

/** The remittance advice of ISO 20022 (remt.001), which goes from payer to payee beside a payment. */
export const isoAdvice: AdviceFormat = {
  name: 'remt.001',
  recognises: (head) => /:remt\.001\.|<(?:\w+:)?RmtAdvc[\s>]/.test(head),
  parse(text) {
    const messages: XmlElement[] = []
    readXml(text, {
      opened: (element) => {
        if (element.name === 'RmtAdvc') messages.push(element)
      },
      closed: () => false,
    })
    const advices = messages.flatMap((message) =>
      children(message, 'RmtInf').map((advice) => adviceOf(advice, message)),
    )
    return { advices, rejects: [], warnings: [] }
  },
}

function adviceOf(advice: XmlElement, message: XmlElement): AdviceFact {
  const payment = child(advice, 'OrgnlPmtInf')
  const amount = child(payment, 'Amt/InstdAmt')
  const lines = children(advice, 'Strd').map(lineOf)
  const day = textAt(payment, 'ReqdExctnDt/Dt', 'ReqdExctnDt', 'ReqdExctnDt/DtTm')
  const created = textAt(message, 'GrpHdr/CreDtTm')
  return {
    row: advice.line,
    ref:
      textAt(payment, 'Refs/EndToEndId', 'Refs/UETR', 'Refs/PmtInfId') ??
      textAt(advice, 'RmtId') ??
      textAt(message, 'GrpHdr/MsgId') ??
      '',
    payer: textAt(payment, 'Dbtr/Nm') ?? textAt(message, 'GrpHdr/InitgPty/Nm') ?? null,
    paidDate: parseDate((day ?? created ?? '').slice(0, 10)) ?? null,
    currency: parseCurrency(amount?.currency ?? currencyOf(advice) ?? '') ?? null,
    total: decimalOf(amount?.text.trim()) ?? null,
    deposit: null,
    lines,
  }
}

function currencyOf(advice: XmlElement): string | undefined {
  return children(advice, 'Strd/RfrdDocAmt/RmtdAmt')[0]?.currency
}

function lineOf(line: XmlElement): AdviceLine {
  const isCredit = /^(?:CREN|SOAC)$/.test(textAt(line, 'RfrdDocInf/Tp/CdOrPrtry/Cd') ?? '')
  const at = (...paths: readonly string[]): string | undefined =>
    decimalOf(textAt(line, ...paths.map((path) => `RfrdDocAmt/${path}`)))
  const due = at('DuePyblAmt')
  const discount = at('DscntApldAmt', 'DscntApldAmt/Amt') ?? '0'
  const told = at('RmtdAmt') ?? (isCredit ? at('CdtNoteAmt') : undefined)
  const whole = told ?? (due === undefined ? '0' : sumOf([due, negated(discount)]))
  const paid = isCredit && !whole.startsWith('-') ? negated(whole) : whole
  const kept = due === undefined ? '0' : sumOf([due, negated(discount), negated(paid)])
  return {
    row: line.line,
    number: textAt(line, 'RfrdDocInf/Nb') ?? textAt(line, 'CdtrRefInf/Ref') ?? '',
    paid,
    discount,
    deduction: isCredit || kept.startsWith('-') ? '0' : kept,
    reason: textAt(line, 'RfrdDocAmt/AdjstmntAmtAndRsn/Rsn', 'AddtlRmtInf') ?? null,
  }
}
