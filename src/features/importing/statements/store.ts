import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { Database } from '../../../core/ports.ts'
import type { BankAccountId } from '../../../ledger/ids.ts'

/** A statement with both of its balances. */
export interface BalancedStatement {
  readonly accountId: BankAccountId
  readonly currency: Currency
  readonly firstDate: CalendarDate
  readonly lastDate: CalendarDate
  readonly openingMinor: number
  readonly closingMinor: number
}

/** Adds a statement. */
export function insertStatement(db: Database, statement: BalancedStatement, batchId: number): void {
  db.prepare(
    `INSERT INTO bank_statement (account_id, currency, first_date, last_date, opening_minor,
       closing_minor, batch_id)
     VALUES (@accountId, @currency, @firstDate, @lastDate, @openingMinor, @closingMinor, @batchId)`,
  ).run({ ...statement, batchId })
}

const COLUMNS = `account_id AS accountId, currency, first_date AS firstDate, last_date AS lastDate,
  opening_minor AS openingMinor, closing_minor AS closingMinor`

/** The statements of the account next before and next after this one, where none overlaps. */
export function neighboursOf(
  db: Database,
  statement: BalancedStatement,
): {
  readonly before: BalancedStatement | undefined
  readonly after: BalancedStatement | undefined
} {
  const { accountId, currency, firstDate, lastDate } = statement
  const wanted = { accountId, currency, firstDate, lastDate }
  return {
    before: db
      .prepare<typeof wanted, BalancedStatement>(
        `SELECT ${COLUMNS} FROM bank_statement
         WHERE account_id = @accountId AND currency = @currency AND voided_seq IS NULL
           AND last_date < @firstDate ORDER BY last_date DESC, id DESC LIMIT 1`,
      )
      .get(wanted),
    after: db
      .prepare<typeof wanted, BalancedStatement>(
        `SELECT ${COLUMNS} FROM bank_statement
         WHERE account_id = @accountId AND currency = @currency AND voided_seq IS NULL
           AND first_date > @lastDate ORDER BY first_date, id LIMIT 1`,
      )
      .get(wanted),
  }
}
