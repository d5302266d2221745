import type { Currency } from '../../../core/currency.ts'
import {
  type BankAccountId,
  type BankLineFacts,
  ensureBankAccount,
} from '../../../ledger/bank-line.ts'
import { bankLineLoader, type NewBankLine } from '../../../ledger/bank-line-load.ts'
import { onlyOpenCurrency } from '../../../ledger/receivable.ts'
import type { Batch } from '../batch.ts'
import type { BankLineFact, StatementFact } from '../facts.ts'
import { type Intake, openIntake } from '../intake.ts'
import { bankLineFinder, type KnownBankLine } from '../store.ts'
import { isFinerThan, minorUnits } from '../values/amount.ts'
import { balanceWarnings, gapWarnings } from './balances.ts'
import { fingerprint } from './fingerprint.ts'
import { openPlacer, type Placer } from './place-line.ts'

/** What decides which account a line belongs to. */
export interface AccountChoice {
  /** The account of `--account`. */
  readonly account: string | undefined
  readonly profile: string | null
  /** The currency of the profile. */
  readonly currency: Currency | null
}

/** What a file tells about the account of a line. */
export type AccountTold = Pick<StatementFact, 'account' | 'currency'>

interface Account {
  readonly id: BankAccountId
  readonly name: string
  readonly currency: Currency
  readonly find: (bankRef: string) => KnownBankLine | undefined
  readonly placer: Placer
}

/** A movement on its way into the book. */
interface Candidate extends NewBankLine {
  readonly account: Account
  readonly isOwnRef: boolean
}

interface State {
  conflicts: number
  rounded: number
  lastAccount: BankAccountId | null
}

function intakeOf(batch: Batch, state: State): Intake<Candidate> {
  const load = bankLineLoader(batch.db, { batchId: batch.id, seq: batch.seq })
  return openIntake<Candidate, KnownBankLine>({
    load,
    find: ({ account, facts }) => account.find(facts.bankRef),
    added: () => batch.imported(1),
    known(line) {
      const { account, facts, row } = line
      const place = account.placer.place(facts, line.isOwnRef)
      if (place.kind === 'known') {
        batch.duplicate(row, place.bankRef)
        return
      }
      if (place.isConflict) state.conflicts += 1
      load([{ ...line, facts: { ...facts, bankRef: place.bankRef } }])
      batch.imported(1)
    },
  })
}

/** Takes the movements of a bank file into the book, each once however often it arrives. */
export function statementImporter(batch: Batch, choice: AccountChoice) {
  const accounts = new Map<string, Account>()
  const state: State = { conflicts: 0, rounded: 0, lastAccount: null }
  const intake = intakeOf(batch, state)
  const line = (told: BankLineFact, statement: AccountTold): void => {
    const account = accountOf(statement, { batch, choice, accounts })
    state.lastAccount = account.id
    const facts = factsOf(told, account, batch)
    if (facts === undefined) return
    if (isFinerThan(told.amount, facts.currency)) state.rounded += 1
    const isOwnRef = told.bankRef !== null
    intake.take({ account, accountId: account.id, facts, row: told.line, isOwnRef })
  }
  return {
    line,
    take(statement: StatementFact): void {
      const account = accountOf(statement, { batch, choice, accounts })
      state.lastAccount = account.id
      batch.warnings.push(
        ...balanceWarnings(statement, account.name),
        ...gapWarnings(batch.db, statement, { account, batchId: batch.id }),
      )
      for (const told of statement.lines) line(told, statement)
    },
    end(): BankAccountId | null {
      intake.settle()
      if (state.conflicts > 0) {
        batch.warnings.push(
          `${state.conflicts} lines carry a reference that another line with other content has; they are kept apart as REFERENCE-2 and so on`,
        )
      }
      if (state.rounded > 0) {
        batch.warnings.push(
          `${state.rounded} amounts had more digits than their currency and were rounded`,
        )
      }
      return state.lastAccount
    },
  }
}

function accountOf(
  statement: AccountTold,
  scene: { batch: Batch; choice: AccountChoice; accounts: Map<string, Account> },
): Account {
  const { batch, choice, accounts } = scene
  const name = choice.account ?? statement.account ?? choice.profile ?? 'main'
  const known = accounts.get(name)
  if (known !== undefined) return known
  const told = statement.currency ?? choice.currency
  const facts = { name, identifier: statement.account }
  const { id, currency: kept } = ensureBankAccount(batch.db, { ...facts, currency: told })
  const currency = told ?? kept ?? currencyOfBook(batch, name)
  // From now on it is known, so that the same file reads the same, whatever is invoiced by then.
  if (kept === null) ensureBankAccount(batch.db, { ...facts, currency })
  const find = bankLineFinder(batch.db, id)
  const account: Account = { id, name, currency, find, placer: openPlacer(find, batch.id) }
  accounts.set(name, account)
  return account
}

/** Where neither file nor profile names a currency: the one of all that is open, else the company's. */
function currencyOfBook({ db, settings, warnings }: Batch, account: string): Currency {
  const company = settings.company.currency
  const open = onlyOpenCurrency(db) ?? company
  if (open !== company) {
    warnings.push(
      `the file names no currency: account ${account} is taken for ${open}, as all open invoices are`,
    )
  }
  return open
}

function factsOf(line: BankLineFact, account: Account, batch: Batch): BankLineFacts | undefined {
  const currency = line.currency ?? account.currency
  const amountMinor = minorUnits(line.amount, currency)
  if (amountMinor === undefined) {
    return void batch.rejected({
      line: line.line,
      column: '',
      value: line.amount,
      reason: 'an amount beyond what can be counted exactly',
    })
  }
  const facts = {
    bookingDate: line.bookingDate,
    valueDate: line.valueDate,
    currency,
    amountMinor,
    description: line.description,
    counterparty: line.counterparty,
    counterpartyAccount: line.counterpartyAccount,
    creditorReference: line.creditorReference,
  }
  return { ...facts, bankRef: line.bankRef ?? fingerprint(account.name, facts) }
}
