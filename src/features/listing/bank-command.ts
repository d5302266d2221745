import type { Context } from '../../core/command.ts'
import * as money from '../../core/money.ts'
import { dateCell, moneyCell, type Outcome, tableBlock, textCell } from '../../core/outcome.ts'
import { allBankLines } from '../../ledger/bank-line.ts'

/** Lists the bank lines in the order of booking. */
export function run({ db }: Context): Outcome {
  const lines = allBankLines(db)
  return {
    json: {
      lines: lines.map((line) => ({
        bank_ref: line.bankRef,
        date: line.bookingDate,
        amount: money.decimal(money.of(line.amountMinor, line.currency)),
        currency: line.currency,
        description: line.description,
        counterparty: line.counterparty,
        counterparty_account: line.counterpartyAccount,
        creditor_reference: line.creditorReference,
        account: line.account,
        status: line.status,
      })),
    },
    blocks: [
      tableBlock({
        columns: [
          { key: 'bank_ref', label: 'Reference', isKey: true },
          { key: 'date', label: 'Date' },
          { key: 'amount', label: 'Amount', align: 'right' },
          { key: 'currency', label: 'Cur', isSpare: true },
          { key: 'counterparty', label: 'Counterparty' },
          { key: 'description', label: 'Description' },
          { key: 'account', label: 'Account', isSpare: true },
          { key: 'status', label: 'Status' },
        ],
        rows: lines.map((line) => [
          textCell(line.bankRef),
          dateCell(line.bookingDate),
          moneyCell(money.of(line.amountMinor, line.currency)),
          textCell(line.currency),
          textCell(line.counterparty),
          textCell(line.description),
          textCell(line.account),
          textCell(line.status, line.status === 'queued' ? 'warn' : undefined),
        ]),
      }),
    ],
  }
}
