import type { Database } from '../../../core/ports.ts'
import { allBankLines } from '../../../ledger/bank-line.ts'
import { allCustomers } from '../../../ledger/customer.ts'
import type { BankLineId, ReceivableId } from '../../../ledger/ids.ts'
import { withholdingProofs } from '../../../ledger/withholding-store.ts'
import { ratesKnownThen } from '../amounts/known-rates.ts'
import type { MatchFacts, MatchRules } from '../facts/facts.ts'
import { readFacts } from '../facts/facts-store.ts'
import { paymentReader } from '../facts/payments-store.ts'

/** What stands in the book for a line: the cash of each invoice, and whose word it was. */
export interface Standing {
  readonly cash: ReadonlyMap<ReceivableId, number>
  readonly isConfirmed: boolean
  /** The event that decided it. */
  readonly decidedSeq: number
}

/** The book as it was before any of its bank lines was applied, and what became of them. */
export interface Past {
  readonly facts: MatchFacts
  readonly standing: ReadonlyMap<BankLineId, Standing>
}

/** Reads the book's own history; what was taken back since is no part of it. */
export function readPast(db: Database, rules: MatchRules): Past {
  const standing = readStanding(db)
  const applied = readAppliedMinor(db)
  const lines = allBankLines(db).filter(({ id }) => standing.has(id))
  const facts = readFacts(db, rules, lines[0]?.bookingDate)
  const items = Array.from(facts.items, (item) => {
    const minor = applied.get(item.id) ?? { all: 0, cash: 0 }
    return {
      ...item,
      openMinor: item.openMinor + minor.all,
      cashMinor: item.cashMinor - minor.cash,
      past: minor.all === 0 ? item.past : null,
    }
  })
  return {
    standing,
    facts: {
      ...facts,
      items,
      lessons: [],
      unapplied: [],
      paymentsOf: paymentReader(db, true),
      withholding: ratesKnownThen(allCustomers(db), withholdingProofs(db), rules),
      withheld: new Map(), // the rules are on trial, not the trust in a payer
      lines: lines.map((line) => ({
        ...line,
        isHeld: false,
        decidedSeq: standing.get(line.id)?.decidedSeq ?? 0,
      })),
    },
  }
}

const LIVE = `application.bank_line_id IS NOT NULL AND application.reverses_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM application AS back WHERE back.reverses_id = application.id)`

interface StandingRow {
  readonly lineId: BankLineId
  readonly id: ReceivableId
  readonly minor: number
  readonly isConfirmed: 0 | 1
  readonly decidedSeq: number
}

function readStanding(db: Database): ReadonlyMap<BankLineId, Standing> {
  const rows = db
    .prepare<[], StandingRow>(
      `SELECT application.bank_line_id AS lineId, receivable_id AS id, sum(amount_minor) AS minor,
         max(rule IN ('accepted', 'by-hand')) AS isConfirmed,
         max(application.recorded_seq) AS decidedSeq
       FROM application JOIN allocation ON allocation.application_id = application.id
       WHERE ${LIVE} AND allocation.kind = 'cash'
       GROUP BY application.bank_line_id, receivable_id
       ORDER BY application.bank_line_id, receivable_id`,
    )
    .all()
  const standing = new Map<BankLineId, Standing & { cash: Map<ReceivableId, number> }>()
  for (const { lineId, id, minor, isConfirmed, decidedSeq } of rows) {
    const known = standing.get(lineId)
    standing.set(lineId, {
      cash: (known?.cash ?? new Map()).set(id, minor),
      isConfirmed: isConfirmed === 1 || known?.isConfirmed === true,
      // Of a deposit, some cheques may have been decided later than the others.
      decidedSeq: Math.min(decidedSeq, known?.decidedSeq ?? decidedSeq),
    })
  }
  return standing
}

function readAppliedMinor(db: Database): ReadonlyMap<ReceivableId, { all: number; cash: number }> {
  const rows = db
    .prepare<[], { id: ReceivableId; all: number; cash: number }>(
      `SELECT receivable_id AS id, sum(amount_minor) AS "all",
         sum(CASE kind WHEN 'cash' THEN amount_minor ELSE 0 END) AS cash
       FROM application JOIN allocation ON allocation.application_id = application.id
       WHERE ${LIVE} GROUP BY receivable_id ORDER BY receivable_id`,
    )
    .all()
  return new Map(rows.map((row) => [row.id, row]))
}
