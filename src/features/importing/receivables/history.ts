import { counted } from '../../../core/counted.ts'
import type { Json } from '../../../core/outcome.ts'
import type { AllocationFacts, Posting } from '../../../ledger/posting.ts'
import { type Receivable, voidReceivable } from '../../../ledger/receivable.ts'
import type { Batch } from '../batch.ts'
import { cashAllocated, type KnownReceivable } from '../store.ts'
import type { DocumentFact } from './receivable-fact.ts'
import { laterDay, paidOn, settlementOf } from './settlement.ts'

/** What posting the past of an invoice left. */
export interface Posted {
  readonly isOpen: boolean
  readonly sides: { before: Record<string, Json>; after: Record<string, Json> } | undefined
}

/** Posts what an export tells about the past: what was paid, and which memo was used for what. */
export interface History {
  settle(fact: DocumentFact, receivable: Receivable, known: KnownReceivable | undefined): Posted
  void(fact: DocumentFact, known: KnownReceivable): void
  /** Joins credit memos to the invoices they name, and says what was assumed. */
  end(find: (number: string) => readonly KnownReceivable[]): void
}

interface Ledger {
  readonly batch: Batch
  readonly posting: Posting
  readonly tally: { undated: number; writtenOff: number; behind: string[] }
}

/** How many references a warning names. */
const NAMED_MAX = 5

/** Opens the posting of the past for one batch. */
export function openHistory(batch: Batch, posting: Posting): History {
  const tally = { undated: 0, writtenOff: 0, behind: [] as string[] }
  const ledger = { batch, posting, tally }
  const memos: { fact: DocumentFact; memo: Receivable }[] = []
  return {
    settle(fact, receivable, known) {
      const posted = settle(ledger, fact, { receivable, known })
      if (
        known === undefined &&
        fact.kind === 'credit_memo' &&
        fact.appliesTo !== null &&
        posted.isOpen
      ) {
        memos.push({ fact, memo: receivable })
      }
      return posted
    },
    void: (fact, known) => voidKnown(batch, fact, known),
    end(find) {
      for (const { fact, memo } of memos) useMemo(ledger, { fact, memo, find })
      batch.warnings.push(...warningsOf(ledger))
    },
  }
}

function settle(
  { batch, posting, tally }: Ledger,
  fact: DocumentFact,
  { receivable, known }: { receivable: Receivable; known: KnownReceivable | undefined },
): Posted {
  const { totalMinor } = receivable
  // Most rows of a list of new invoices tell of no past.
  const isPast = fact.balanceMinor !== null || fact.paidMinor !== null || fact.state === 'paid'
  if (known === undefined && !isPast) return { isOpen: totalMinor !== 0, sides: undefined }
  const told = settlementOf(fact, totalMinor)
  const before = known === undefined ? 0 : known.totalMinor - known.openMinor
  const gap = told.settledMinor - before
  const isBehind = gap !== 0 && Math.sign(gap) !== Math.sign(totalMinor)
  if (isBehind) tally.behind.push(receivable.number)
  const isNews = gap !== 0 && !isBehind
  const over = known === undefined ? told.overpaidMinor : 0
  const settled = isNews ? told.settledMinor : before
  const isOpen = settled !== totalMinor
  if (!isNews && over === 0) return { isOpen, sides: undefined }
  const hadCash = known === undefined ? 0 : cashAllocated(batch.db, receivable.id)
  const cashGap = told.cashMinor - hadCash
  const cash = Math.sign(cashGap) === Math.sign(gap) ? clamp(cashGap, gap) : 0
  postPast(posting, { batch, fact, receivable, cash, over, rest: isNews ? gap - cash : 0 })
  const { isKnown } = paidOn(fact, batch.asOf)
  if (!isKnown && cash + over !== 0) tally.undated += 1
  if (gap !== cash) tally.writtenOff += 1
  return { isOpen, sides: { before: { settledMinor: before }, after: { settledMinor: settled } } }
}

function postPast(
  posting: Posting,
  past: {
    batch: Batch
    fact: DocumentFact
    receivable: Receivable
    cash: number
    over: number
    rest: number
  },
): void {
  const { batch, fact, receivable, cash, over, rest } = past
  const paid = paidOn(fact, batch.asOf)
  const receiptId =
    cash + over === 0
      ? null
      : posting.receipt({
          source: 'history',
          bankLineId: null,
          customerId: receivable.customerId,
          currency: receivable.currency,
          amountMinor: cash + over,
          effectiveDate: paid.date,
          isDateKnown: paid.isKnown,
          memo: `paid according to ${receivable.number}`,
          batchId: batch.id,
        })
  const effectiveDate = laterDay(paid.date, fact.issueDate)
  const part = { receivableId: receivable.id, effectiveDate }
  const allocations: AllocationFacts[] = []
  if (cash !== 0) allocations.push({ ...part, kind: 'cash', amountMinor: cash, receiptMinor: cash })
  if (rest !== 0)
    allocations.push({ ...part, kind: 'writeoff', amountMinor: rest, receiptMinor: 0 })
  if (allocations.length === 0) return
  posting.application({
    bankLineId: null,
    receiptId,
    rule: 'history',
    confidence: 1,
    evidence: [`the export of batch ${batch.id} says so in line ${fact.line}`],
    allocations,
  })
}

function useMemo(
  { posting }: Ledger,
  use: {
    fact: DocumentFact
    memo: Receivable
    find: (number: string) => readonly KnownReceivable[]
  },
): void {
  const { fact, memo, find } = use
  const invoice = find(fact.appliesTo ?? '').find(
    (item) =>
      item.customerId === memo.customerId && item.currency === memo.currency && item.openMinor > 0,
  )
  if (invoice === undefined) return
  const amountMinor = Math.min(invoice.openMinor, -memo.totalMinor)
  const part = {
    kind: 'credit',
    receiptMinor: 0,
    effectiveDate: laterDay(memo.issueDate, invoice.issueDate),
  } as const
  posting.application({
    bankLineId: null,
    receiptId: null,
    rule: 'history',
    confidence: 1,
    evidence: [`${memo.number} applies to ${invoice.number} according to the export`],
    allocations: [
      { ...part, receivableId: invoice.id, amountMinor },
      { ...part, receivableId: memo.id, amountMinor: -amountMinor },
    ],
  })
}

function voidKnown(batch: Batch, fact: DocumentFact, known: KnownReceivable): void {
  if (known.openMinor !== known.totalMinor) {
    batch.warnings.push(
      `line ${fact.line}: ${fact.number} is void in the file but has payments in the book; it stays`,
    )
    batch.leftOut(fact.line, 'void, but paid in the book', fact.number)
    return
  }
  voidReceivable(batch.db, known.id, batch.seq)
  batch.updated(fact.line, fact.number, {
    before: { id: known.id, voided: false },
    after: { id: known.id, voided: true },
  })
}

function warningsOf({ tally, batch }: Ledger): readonly string[] {
  const warnings: string[] = []
  if (tally.undated > 0) {
    warnings.push(
      `${counted(tally.undated, 'payment has', 'payments have')} no date in the file; ${batch.asOf} was taken (the invoice date where that is later)`,
    )
  }
  if (tally.writtenOff > 0) {
    warnings.push(
      `${counted(tally.writtenOff, 'invoice is', 'invoices are')} settled by more than what was paid; the difference is booked as written off in the past`,
    )
  }
  if (tally.behind.length > 0) {
    const names = tally.behind.slice(0, NAMED_MAX).join(', ')
    warnings.push(
      `the book knows of more payments than the file for ${counted(tally.behind.length, 'invoice')} (${names}); they stay`,
    )
  }
  return warnings
}

/** The gap at most, with its sign. */
function clamp(value: number, gap: number): number {
  return gap < 0 ? Math.max(value, gap) : Math.min(value, gap)
}
