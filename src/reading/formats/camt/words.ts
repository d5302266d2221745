import type { BankLineFact } from '../../facts.ts'
import { child, children, textAt, type XmlElement } from '../../xml/elements.ts'
import { describe, referenceOrNull, textOrNull } from '../statement.ts'

/** What an entry or one of its details says of who paid and what for. */
export type Words = Pick<
  BankLineFact,
  'description' | 'counterparty' | 'counterpartyAccount' | 'creditorReference'
>

/** Whose view a line is seen from. */
export interface LineView {
  readonly isMoneyIn: boolean
  readonly account: string | null
}

/** The words of one line: of these details, and of the entry around them. */
export function readWords(
  entry: XmlElement,
  details: readonly XmlElement[],
  line: LineView,
): Words {
  const references = [...new Set(details.flatMap(creditorReferences))]
  return {
    description: describe([
      ...details.flatMap(remittance),
      textAt(entry, 'AddtlNtryInf'),
      ...details.flatMap(identifiers),
    ]),
    ...counterpartyOf(entry, details, line),
    creditorReference: references.length === 0 ? null : references.join('; '),
  }
}

type Counterparty = Pick<Words, 'counterparty' | 'counterpartyAccount'>
const NOBODY: Counterparty = { counterparty: null, counterpartyAccount: null }

/**
 * The other side: who pays when money comes in, who is paid when it leaves. A return keeps the
 * roles of the payment that it takes back, so there the other side may stand on our own.
 */
function counterpartyOf(
  entry: XmlElement,
  details: readonly XmlElement[],
  line: LineView,
): Counterparty {
  const [detail] = details
  // A batch that stays one line has many payers; naming the first would be a false clue.
  if (detail === undefined || details.length > 1) return NOBODY
  const parties = child(detail, 'RltdPties')
  const [near, far] = line.isMoneyIn ? ['Dbtr', 'Cdtr'] : ['Cdtr', 'Dbtr']
  const expected = party(parties, near ?? '')
  const isReturn =
    child(detail, 'RtrInf') !== undefined || /^(?:true|1)$/.test(textAt(entry, 'RvslInd') ?? '')
  if (!isReturn) return expected
  const isOurselves = line.account !== null && expected.counterpartyAccount === line.account
  const isNobody = expected.counterparty === null && expected.counterpartyAccount === null
  return isOurselves || isNobody ? party(parties, far ?? '') : expected
}

function party(parties: XmlElement | undefined, side: string): Counterparty {
  return {
    counterparty: textOrNull(
      textAt(parties, `${side}/Nm`, `${side}/Pty/Nm`, `${side}Acct/Nm`) ??
        textAt(parties, `Ultmt${side}/Nm`, `Ultmt${side}/Pty/Nm`),
    ),
    counterpartyAccount: accountNumber(child(parties, `${side}Acct/Id`)),
  }
}

/** The number in an account's `Id`, whichever of its kinds a version of camt has. */
export function accountNumber(id: XmlElement | undefined): string | null {
  return textOrNull(textAt(id, 'IBAN', 'Othr/Id', 'BBAN', 'PrtryAcct/Id', 'UPIC'))
}

function creditorReferences(detail: XmlElement): readonly string[] {
  return [
    ...children(detail, 'RmtInf/Strd/CdtrRefInf/Ref'),
    ...children(detail, 'RmtInf/Strd/CdtrRefInf/CdtrRef'),
  ].flatMap(({ text }) => textOrNull(text) ?? [])
}

/** Free text first: it is what the payer wrote; then the structured references and documents. */
function remittance(detail: XmlElement): readonly (string | undefined)[] {
  const texts = (path: string): readonly string[] => children(detail, path).map(({ text }) => text)
  return [
    texts('RmtInf/Ustrd').join(' '),
    ...creditorReferences(detail),
    ...texts('RmtInf/Strd/RfrdDocInf/Nb'),
    ...texts('RmtInf/Strd/RfrdDocInf/RfrdDocNb'),
    ...texts('RmtInf/Strd/AddtlRmtInf'),
    textAt(detail, 'AddtlTxInf'),
  ]
}

function identifiers(detail: XmlElement): readonly (string | null)[] {
  const labelled = (label: string, ...paths: readonly string[]): string | null => {
    const text = referenceOrNull(textAt(detail, ...paths))
    return text === null ? null : `${label}: ${text}`
  }
  return [
    labelled('EREF', 'Refs/EndToEndId'),
    labelled('MREF', 'Refs/MndtId'),
    labelled('cheque', 'Refs/ChqNb'),
    labelled('for', 'RltdPties/UltmtDbtr/Nm', 'RltdPties/UltmtDbtr/Pty/Nm'),
    labelled(
      'return',
      'RtrInf/Rsn/Cd',
      'RtrInf/Rsn/Prtry',
      'RtrInf/RtrRsn/Cd',
      'RtrInf/RtrRsn/Prtry',
    ),
    labelled('return', 'RtrInf/AddtlInf'),
  ]
}
