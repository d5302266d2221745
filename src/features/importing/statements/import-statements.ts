import { counted } from '../../../core/counted.ts'
import type { Currency } from '../../../core/currency.ts'
import { ensureBankAccount } from '../../../ledger/bank-line.ts'
import { bankLineLoader, bankLineRows, type NewBankLine } from '../../../ledger/bank-line-load.ts'
import type { BankAccountId } from '../../../ledger/ids.ts'
import { sameValues } from '../../../ledger/load.ts'
import type { BankLineFact, StatementFact } from '../../../reading/facts.ts'
import type { Page, PlainTaking } from '../ahead/pieces.ts'
import type { Batch } from '../batch.ts'
import { type Intake, openIntake } from '../intake.ts'
import { bankLineFinder, type KnownBankLine } from '../store.ts'
import { currencyOfBook, warnOfOthers } from './account-currency.ts'
import { type AccountFace, type AccountLine, accountLine } from './account-line.ts'
import { balanceWarnings, gapWarnings } from './balances.ts'
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
export type AccountTold = Pick<StatementFact, 'account' | 'currency' | 'mentioned' | 'possible'>

interface Account extends AccountFace {
  readonly id: BankAccountId
  readonly find: (bankRef: string) => KnownBankLine | undefined
  readonly placer: Placer
}

/** A movement on its way into the book. */
interface Candidate extends NewBankLine {
  readonly account: Account
  readonly facts: AccountLine
}

interface State {
  conflicts: number
  rounded: number
  lastAccount: BankAccountId | null
}

type Load = ReturnType<typeof bankLineLoader>

function intakeOf(batch: Batch, load: Load, state: State): Intake<Candidate> {
  const loadAll = (lines: readonly Candidate[]) => load(bankLineRows(lines), 0, lines.length)
  return openIntake<Candidate, KnownBankLine>({
    load: loadAll,
    find: ({ account, facts }) => account.find(facts.bankRef),
    added: () => batch.imported(1),
    known(line) {
      const { account, facts } = line
      const place = account.placer.place(facts, facts.isOwnRef)
      if (place.kind === 'known') {
        batch.duplicate(facts.line, place.bankRef)
        return
      }
      if (place.isConflict) state.conflicts += 1
      loadAll([{ ...line, facts: { ...facts, bankRef: place.bankRef } }])
      batch.imported(1)
    },
  })
}

/** Takes the movements of a bank file into the book, each once however often it arrives. */
export function statementImporter(batch: Batch, choice: AccountChoice) {
  const accounts = new Map<string, Account>()
  const state: State = { conflicts: 0, rounded: 0, lastAccount: null }
  const load = bankLineLoader(batch.db, { batchId: batch.id, seq: batch.seq })
  const intake = intakeOf(batch, load, state)
  const accountFor = (statement: AccountTold): Account => {
    const account = accountOf(statement, { batch, choice, accounts })
    state.lastAccount = account.id
    return account
  }
  const candidate = (facts: AccountLine, account: Account): Candidate => {
    if (facts.isRounded) state.rounded += 1
    return { account, accountId: account.id, facts, row: facts.line }
  }
  const add = (made: AccountLine, account: Account): void => intake.take(candidate(made, account))
  const line = (told: BankLineFact, statement: AccountTold): void => {
    const account = accountFor(statement)
    const made = accountLine(told, account)
    if ('reject' in made) batch.rejected(made.reject)
    else add(made, account)
  }
  return {
    line,
    add,
    plain: ({ fields, row }: Page<AccountLine>, account: Account): PlainTaking => {
      const rows = { ...fields, accountId: sameValues(account.id), row: fields.line }
      const plain = {
        load: (from: number, count: number) => load(rows, from, count),
        row: (index: number) => candidate(row(index), account),
        added: batch.imported,
      }
      const isPlain = (index: number) => !fields.isRounded.at(index)
      return { isPlain, take: (from, to) => intake.takePlain(plain, { from, to }) }
    },
    account: accountFor,
    take(statement: StatementFact, onLine: () => void = () => undefined): void {
      const account = accountFor(statement)
      batch.warnings.push(
        ...balanceWarnings(statement, account.name),
        ...gapWarnings(batch.db, statement, { account, batchId: batch.id }),
      )
      for (const told of statement.lines) {
        line(told, statement)
        onLine()
      }
    },
    end: () => end({ batch, intake, state }),
  }
}

function end(scene: { batch: Batch; intake: Intake<Candidate>; state: State }) {
  const { batch, intake, state } = scene
  intake.settle()
  batch.warnings.push(...warningsOf(state))
  return state.lastAccount
}

function warningsOf({ conflicts, rounded }: State): readonly string[] {
  const warnings: string[] = []
  if (conflicts > 0) {
    warnings.push(
      `${counted(conflicts, 'line carries', 'lines carry')} a reference that another line with other content has; kept apart as REFERENCE-2 and so on`,
    )
  }
  if (rounded > 0) {
    warnings.push(`${counted(rounded, 'amount')} had more digits than the currency; rounded`)
  }
  return warnings
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
  const currency = told ?? kept ?? currencyOfBook(batch, name, statement.possible)
  warnOfOthers(statement, { name, currency }, batch)
  // From now on it is known, so that the same file reads the same, whatever is invoiced by then.
  if (kept === null) ensureBankAccount(batch.db, { ...facts, currency })
  const find = bankLineFinder(batch.db, id)
  const account: Account = { id, name, currency, find, placer: openPlacer(find, batch.id) }
  accounts.set(name, account)
  return account
}
