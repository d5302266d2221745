import { parseCurrency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import type { BankFileFacts, BankLineFact, StatementFact, StatementFormat } from '../../facts.ts'
import { child, children, readXml, textAt, type XmlElement } from '../../xml/elements.ts'
import { bankFile, type Findings, noFindings, period } from '../statement.ts'
import { dayOf, readEntry, signed } from './entry.ts'
import { accountNumber } from './words.ts'

interface Kind {
  readonly name: string
  /** How the message element begins; the first version adds `V01`. */
  readonly message: string
  readonly statement: string
}

const KINDS: readonly Kind[] = [
  { name: 'camt.053', message: 'BkToCstmrStmt', statement: 'Stmt' },
  { name: 'camt.052', message: 'BkToCstmrAcctRpt', statement: 'Rpt' },
  { name: 'camt.054', message: 'BkToCstmrDbtCdtNtfctn', statement: 'Ntfctn' },
]
const NAMESPACE = /^$|camt\.05[234]\b/i

/** Statement, intraday report and notification of ISO 20022, in all their versions. */
export const camt: readonly StatementFormat[] = KINDS.map((kind) => ({
  name: kind.name,
  recognises: (head) => head.includes(kind.message) || head.includes(`:${kind.name}.`),
  parse: (text) => readStatements(text, kind),
}))

/** Any other XML: unless it turns out to be camt after a long preface, it is no statement. */
export const otherXml: StatementFormat = {
  name: 'xml',
  recognises: (head) =>
    /^[\s\ufeff]*<(?:\?xml|Document)\b/.test(head) && !/Excel\.Sheet|office:spreadsheet/.test(head),
  parse: (text) => {
    const kind = KINDS.find(({ message }) => text.includes(message))
    if (kind !== undefined) return readStatements(text, kind)
    let root = ''
    const opened = ({ name }: XmlElement): void => {
      if (root === '') root = name
    }
    readXml(text, { opened, closed: () => true })
    throw new AppError('input', `the XML file is no bank statement: its root is <${root}>`, {
      hint: 'expected camt.052, camt.053 or camt.054',
    })
  },
}

function readStatements(text: string, kind: Kind): BankFileFacts {
  const findings = noFindings()
  const seen = readDocument(text, kind, findings)
  if (findings.statements.length === 0)
    throw new AppError('input', `the XML file holds no ${kind.name} statement: found ${seen}`, {
      hint: `expected <${kind.message}> with a <${kind.statement}>`,
    })
  return bankFile(findings)
}

/** Collects the statements into the findings; returns what the document begins with. */
function readDocument(text: string, kind: Kind, findings: Findings): string {
  let seen = ''
  let message: XmlElement | undefined
  let draft: Draft = noDraft()
  readXml(text, {
    opened(element, namespace) {
      if (seen === '') seen = `<${element.name}>${namespace === '' ? '' : ` of ${namespace}`}`
      if (element.name.startsWith(kind.message) && NAMESPACE.test(namespace)) message = element
      if (element.name === kind.statement) draft = noDraft()
    },
    closed(element, ancestors) {
      if (message === undefined || !ancestors.includes(message)) return false
      const parent = ancestors.at(-1)
      if (element.name === 'Ntry' && parent?.name === kind.statement) {
        takeEntry(element, parent, draft, findings)
        return true
      }
      if (element.name !== kind.statement || parent !== message) return false
      findings.statements.push(readStatement(element, draft, findings))
      return true
    },
  })
  return seen
}

/** The entries of the statement that is being read. */
interface Draft {
  readonly lines: BankLineFact[]
  entries: number
  unbooked: number
}

function noDraft(): Draft {
  return { lines: [], entries: 0, unbooked: 0 }
}

function takeEntry(
  element: XmlElement,
  statement: XmlElement,
  draft: Draft,
  findings: Findings,
): void {
  draft.entries++
  const reading = readEntry(element, {
    created: dayOf(textAt(statement, 'CreDtTm')) ?? null,
    account: accountOf(statement),
  })
  if (reading.kind === 'rejected') findings.rejects.push(reading.reject)
  else if (reading.kind === 'pending') draft.unbooked++
  else {
    draft.lines.push(...reading.lines)
    for (const warning of reading.warnings) findings.warnings.add(warning)
  }
}

function readStatement(element: XmlElement, draft: Draft, { warnings }: Findings): StatementFact {
  const account = accountOf(element)
  if (draft.unbooked > 0)
    warnings.add(`${draft.unbooked} pending entries are left out until they are booked`)
  if (account === null) warnings.add(`line ${element.line}: the statement names no account`)
  const stated = textAt(element, 'TxsSummry/TtlNtries/NbOfNtries')
  if (stated !== undefined && /^\d+$/.test(stated) && Number(stated) !== draft.entries)
    warnings.add(
      `line ${element.line}: the statement counts ${stated} entries and holds ${draft.entries}`,
    )
  const opening = balance(element, 'OPBD') ?? balance(element, 'PRCD')
  const closing = balance(element, 'CLBD')
  const isOneCurrency =
    opening === undefined || closing === undefined || opening.code === closing.code
  if (!isOneCurrency)
    warnings.add(
      `line ${element.line}: the opening balance is in ${opening.code}, the closing balance in ${closing.code}`,
    )
  const code = textAt(element, 'Acct/Ccy') ?? opening?.code ?? closing?.code
  const currency =
    (code === undefined ? undefined : parseCurrency(code)) ?? draft.lines[0]?.currency
  return {
    account,
    currency: currency ?? null,
    openingBalance: isOneCurrency ? (opening?.amount ?? null) : null,
    closingBalance: isOneCurrency ? (closing?.amount ?? null) : null,
    ...period(
      draft.lines,
      dayOf(textAt(element, 'FrToDt/FrDtTm', 'FrToDt/FrDt')),
      dayOf(textAt(element, 'FrToDt/ToDtTm', 'FrToDt/ToDt')),
    ),
    lines: draft.lines.map((line) => ({ ...line, currency: line.currency ?? currency ?? null })),
  }
}

function accountOf(statement: XmlElement): string | null {
  return accountNumber(child(statement, 'Acct/Id'))
}

function balance(
  statement: XmlElement,
  type: string,
): { amount: string; code: string | undefined } | undefined {
  for (const item of children(statement, 'Bal')) {
    if (textAt(item, 'Tp/CdOrPrtry/Cd', 'Tp/Cd') !== type) continue
    const amount = signed(textAt(item, 'Amt'), textAt(item, 'CdtDbtInd'))
    if (amount !== undefined) return { amount, code: child(item, 'Amt')?.currency }
  }
  return undefined
}
