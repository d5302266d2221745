import type { Currency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import { onlyOpenCurrency } from '../../../ledger/receivable.ts'
import type { StatementFact } from '../../../reading/facts.ts'
import type { Batch } from '../batch.ts'
import type { AccountFace } from './account-line.ts'

/** A currency that was seen in the file may be that of its amounts. */
export function warnOfOthers(
  { mentioned = [] }: Pick<StatementFact, 'mentioned'>,
  face: AccountFace,
  batch: Batch,
): void {
  if (mentioned.length === 0 || mentioned.includes(face.currency)) return
  batch.warnings.push(
    `the file mentions ${mentioned.join(' and ')} and does not say what its amounts are in: they were taken for ${face.currency}. If that is wrong, "openitem import undo ${batch.id}" takes them back, and currency = "${mentioned[0]}" in [bank.NAME] of openitem.toml with --account NAME says it`,
  )
}

/**
 * Where neither file nor profile names a currency: the one of all that is open, else the company's.
 * A sign beside the amounts, such as `$`, that neither of them has is not taken for theirs.
 */
export function currencyOfBook(
  { db, settings, warnings }: Batch,
  account: string,
  possible: readonly Currency[] = [],
): Currency {
  const company = settings.company.currency
  const open = onlyOpenCurrency(db) ?? company
  if (possible.length > 0 && !possible.includes(open)) {
    const likely = likelyOf(possible, company)
    warnings.push(
      `the amounts have a sign that ${open} does not have: account ${account} is taken for ${likely}; if that is wrong, currency in [bank.${account}] of openitem.toml says it`,
    )
    return likely
  }
  if (open !== company) {
    warnings.push(
      `the file names no currency: account ${account} is taken for ${open}, as all open invoices are`,
    )
  }
  return open
}

/** The company's, or for a bare `$` that of the United States; crowns may be anyone's. */
function likelyOf(possible: readonly Currency[], company: Currency): Currency {
  const likely = [company, 'USD'].flatMap(
    (code) => possible.find((currency) => currency === code) ?? [],
  )
  const [first] = likely
  if (first !== undefined) return first
  throw new AppError(
    'input',
    `the amounts have a sign that is that of ${possible.join(', ')}, and nothing tells which`,
    {
      hint: `say currency = "${possible[0]}" in [bank.NAME] of openitem.toml, and --account NAME`,
    },
  )
}
