import type { Currency } from '../../../core/currency.ts'
import type { Database } from '../../../core/ports.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import { type ChequeLine, chequesOf } from '../../../ledger/cheque.ts'
import type { ApplicationId, CustomerId, ReceiptId, ReceivableId } from '../../../ledger/ids.ts'
import { type AllocationKind, RESIDUAL_RULE, RULES_OF_PEOPLE } from '../../../ledger/posting.ts'
import type { Share, StoredPart, StoredSuggestion } from '../decision.ts'
import { suggestionsBefore } from '../queue/queue-store.ts'
import type { LivePosting } from './hand-store.ts'

/** What was suggested before the line was decided, else to do once more what is taken back. */
export function suggestionsAgain(
  db: Database,
  line: BankLine,
  { applications, receipts, decidedSeq }: LivePosting,
): readonly StoredSuggestion[] {
  const before = decidedSeq === undefined ? undefined : suggestionsBefore(db, line, decidedSeq)
  if (before !== undefined && isWordOfPerson(db, applications)) return before
  const cheques = line.cheque === undefined ? chequesOf(db, line.id) : []
  if (cheques.length > 0) return [depositOnceMore(db, line, cheques)]
  const [receipt] = receipts
  const again = receipt === undefined ? undefined : onceMore(db, line, { applications, receipt })
  return again === undefined ? (before ?? []) : [again]
}

/** Whether a person chose what was done; nobody did where it was ignored by its kind or by a rule. */
function isWordOfPerson(db: Database, applications: readonly ApplicationId[]): boolean {
  const rules = applications.flatMap((id) => decisionOf(db, id)?.rule ?? [])
  return rules.length === 0 || RULES_OF_PEOPLE.some((rule) => rules.includes(rule))
}

/** No surer than that: a person has just taken it back. */
const CONFIDENCE = 0.5
const AGAINST = ['it was done before and taken back']

interface PartRow {
  readonly id: ReceivableId
  readonly invoice: string
  readonly kind: AllocationKind
  readonly minor: number
  readonly receiptMinor: number
  readonly currency: Currency
}

/**
 * What a standing application did with the money, as a suggestion to do it once more: what was taken
 * back by mistake is one key away, and what the money is for is still known to the reminders.
 */
function onceMore(
  db: Database,
  line: BankLine,
  standing: { applications: readonly ApplicationId[]; receipt: ReceiptId },
): StoredSuggestion | undefined {
  // The first one applied the money; later ones what it had left over, or booked the rest of an invoice.
  const done = standing.applications.toReversed().flatMap((id) => {
    const decision = decisionOf(db, id)
    return decision === undefined || decision.rule === RESIDUAL_RULE ? [] : [{ id, ...decision }]
  })
  const [first] = done
  const receipt = db
    .prepare<[number], { customer: CustomerId | null; unapplied: number }>(
      'SELECT customer_id AS customer, unapplied_minor AS unapplied FROM receipt WHERE id = ?',
    )
    .get(standing.receipt)
  if (first === undefined || receipt === undefined) return undefined
  return {
    rule: first.rule,
    evidence: [...new Set(done.flatMap(({ evidence }) => evidence))],
    allocations: done.flatMap(({ id }) => partsOf(db, line, id)),
    confidence: CONFIDENCE,
    against: AGAINST,
    unapplied: receipt.unapplied,
    customer: receipt.customer,
  }
}

/** The same of a deposit: each cheque with what it paid. */
function depositOnceMore(
  db: Database,
  line: BankLine,
  cheques: readonly ChequeLine[],
): StoredSuggestion {
  const applicationsOf = db
    .prepare<[number], ApplicationId>(
      `SELECT application_id FROM allocation WHERE receipt_id = ? AND reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM application AS back
           WHERE back.reverses_id = allocation.application_id)
       GROUP BY application_id ORDER BY application_id`,
    )
    .pluck()
  const allocations: StoredPart[] = []
  const shares = cheques.map(({ cheque, amountMinor }): Share => {
    const done = applicationsOf.all(cheque.receiptId)
    const [application] = done
    const from = allocations.length
    for (const id of done) allocations.push(...partsOf(db, line, id))
    const { customerId, memo } = cheque
    const reason = customerId === null ? 'UNKNOWN_PAYER' : 'NO_OPEN_ITEM'
    const known = application === undefined ? undefined : decisionOf(db, application)
    return {
      customerId,
      amountMinor,
      memo: memo ?? '',
      cheque,
      from,
      to: allocations.length,
      evidence: known?.evidence ?? [`${memo ?? cheque.ref} of the deposit`],
      ...(application === undefined ? { residual: { reason, amountMinor } } : {}),
    }
  })
  const cash = allocations.reduce(
    (sum, { kind, minor, foreign }) =>
      sum + (kind === 'cash' ? (foreign?.receiptMinor ?? minor) : 0),
    0,
  )
  return {
    allocations,
    shares,
    rule: 'deposit-list',
    confidence: CONFIDENCE,
    evidence: [`the ${cheques.length} cheques of the deposit as they were`],
    against: AGAINST,
    unapplied: line.amountMinor - cash,
    customer: null,
  }
}

function decisionOf(
  db: Database,
  id: ApplicationId,
): Pick<StoredSuggestion, 'rule' | 'evidence'> | undefined {
  const row = db
    .prepare<[number], { rule: string; evidence: string }>(
      'SELECT rule, evidence FROM application WHERE id = ?',
    )
    .get(id)
  return row === undefined ? undefined : { rule: row.rule, evidence: JSON.parse(row.evidence) }
}

function partsOf(db: Database, line: BankLine, id: ApplicationId): readonly StoredPart[] {
  return db
    .prepare<[number], PartRow>(
      `SELECT item.id, item.number AS invoice, part.kind, part.amount_minor AS minor,
         part.receipt_minor AS receiptMinor, item.currency
       FROM allocation AS part JOIN receivable AS item ON item.id = part.receivable_id
       WHERE part.application_id = ? ORDER BY part.id`,
    )
    .all(id)
    .map((part) => storedPart(part, line.currency))
}

function storedPart(part: PartRow, paidIn: Currency): StoredPart {
  const { receiptMinor, currency, ...own } = part
  const isForeign = currency !== paidIn
  return isForeign && own.kind === 'cash' ? { ...own, foreign: { currency, receiptMinor } } : own
}
