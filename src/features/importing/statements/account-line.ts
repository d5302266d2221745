import { type Currency, currencyDigits } from '../../../core/currency.ts'
import type { BankLineFacts } from '../../../ledger/bank-line.ts'
import type { BankLineFact, RowReject } from '../../../reading/facts.ts'
import { isFinerThan, minorUnits, TOO_LARGE } from '../../../reading/text/minor-units.ts'
import { fingerprint } from './fingerprint.ts'

/** In money without cents, what stands behind a mark in threes are thousands that were misread. */
const THOUSANDTHS = /\.(?!000$)\d{3}$/
const NO_FRACTION = 'three digits behind the decimal mark, in money that has none: thousands?'

/** The account that the movements of a file belong to. */
export interface AccountFace {
  readonly name: string
  /** What its movements are in where the file does not say. */
  readonly currency: Currency
}

/** A movement of a known account, complete but for its place among those that the book has. */
export interface AccountLine extends BankLineFacts {
  readonly line: number
  /** Whether the bank gave the reference; else it was made from what the movement says. */
  readonly isOwnRef: boolean
  /** Whether the file's amount had more digits than its currency. */
  readonly isRounded: boolean
}

/** Makes the movement of an account from what a file says; or what is wrong with it. */
export function accountLine(
  told: BankLineFact,
  account: AccountFace,
): AccountLine | { readonly reject: RowReject } {
  const currency = told.currency ?? account.currency
  const amountMinor = minorUnits(told.amount, currency)
  if (amountMinor === undefined) {
    const reason = TOO_LARGE
    return { reject: { line: told.line, column: '', value: told.amount, reason } }
  }
  if (currencyDigits(currency) === 0 && THOUSANDTHS.test(told.amount)) {
    return { reject: { line: told.line, column: '', value: told.amount, reason: NO_FRACTION } }
  }
  const facts = {
    bookingDate: told.bookingDate,
    valueDate: told.valueDate,
    currency,
    amountMinor,
    description: told.description,
    counterparty: told.counterparty,
    counterpartyAccount: told.counterpartyAccount,
    creditorReference: told.creditorReference,
  }
  return {
    ...facts,
    line: told.line,
    bankRef: told.bankRef ?? fingerprint(account.name, facts),
    isOwnRef: told.bankRef !== null,
    isRounded: isFinerThan(told.amount, currency),
  }
}
