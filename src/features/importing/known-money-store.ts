import { type Currency, parseCurrency } from '../../core/currency.ts'
import type { Database } from '../../core/ports.ts'
import { nameKey } from '../../ledger/customer.ts'

/** A customer's name is looked for in at most so many words in a row. */
const NAME_WORDS_MAX = 6

/** What the book can add where a bank file leaves something open. */
export interface KnownMoney {
  /** Whether a text names an invoice or a customer: money from customers. */
  readonly namesOurs: (text: string) => boolean
  /** Whether an account has lines of money in, so that its files are read as they were before. */
  readonly hasMoneyIn: (account: string) => boolean
}

/** Asks the book; nothing is read before a file is in doubt. */
export function knownMoney(db: Database): KnownMoney {
  return {
    namesOurs: bookNames(db),
    hasMoneyIn: (account) =>
      db
        .prepare<[string]>(
          `SELECT 1 FROM bank_line JOIN bank_account ON bank_account.id = account_id
           WHERE bank_account.name = ? AND amount_minor > 0 AND voided_seq IS NULL LIMIT 1`,
        )
        .get(account) !== undefined,
  }
}

/** The currencies that the invoices of the book are in. */
export function knownCurrencies(db: Database): readonly Currency[] {
  return db
    .prepare<[], { currency: string }>(
      'SELECT DISTINCT currency FROM receivable WHERE voided_seq IS NULL',
    )
    .all()
    .flatMap(({ currency }) => parseCurrency(currency) ?? [])
}

/** Whether a text of a bank line names an invoice or a customer of the book: money from customers. */
function bookNames(db: Database): (text: string) => boolean {
  const invoice = db.prepare<[string, string]>(
    'SELECT 1 FROM receivable WHERE number IN (?, ?) AND voided_seq IS NULL LIMIT 1',
  )
  const customer = db.prepare<[string]>(
    'SELECT 1 FROM customer WHERE name_key = ? AND voided_seq IS NULL LIMIT 1',
  )
  return (text) => {
    const tokens = text.split(/[\s,;:]+/).filter((token) => /\d/.test(token) && token.length > 2)
    if (tokens.some((token) => invoice.get(token, token.toUpperCase()) !== undefined)) return true
    const words = nameKey(text).split(' ')
    return words.some((_, start) => {
      const lengths = words.slice(start, start + NAME_WORDS_MAX).map((__, index) => index + 1)
      return lengths.some(
        (length) => customer.get(words.slice(start, start + length).join(' ')) !== undefined,
      )
    })
  }
}
