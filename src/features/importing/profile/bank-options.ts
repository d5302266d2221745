import { parseCurrency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import type { BankProfile } from '../../../core/settings/bank.ts'
import type { Settings } from '../../../core/settings/index.ts'
import type { BankReadOptions } from '../../../reading/bank/layout.ts'
import type { KnownMoney } from '../known-money-store.ts'
import type { ImportOptions } from '../options.ts'

/** What the book knows that a file may leave open. */
export interface BookKnowledge {
  readonly settings: Settings
  /** Asked only when the file itself is in doubt. */
  readonly known: KnownMoney | undefined
  /** Told before a large file is held whole. */
  readonly onWhole: () => void
}

/** The section of openitem.toml for the profile or the account named; none need be there for an account. */
export function profileOf(options: ImportOptions, settings: Settings): BankProfile | undefined {
  const profile = settings.bank[options.profile ?? options.account ?? '']
  if (profile !== undefined || options.profile === undefined || options.savesProfile) return profile
  throw new AppError('usage', `--profile: openitem.toml has no [bank.${options.profile}]`, {
    hint: '--save-profile makes it from the other flags',
  })
}

/** How a bank's file is to be read: the flags first, then what is remembered. */
export function bankOptions(
  options: ImportOptions,
  { settings, known }: BookKnowledge,
): BankReadOptions {
  const profile = profileOf(options, settings)
  const currency = options.currency ?? parseCurrency(profile?.currency ?? '')
  const dateOrder = options.dateOrder ?? profile?.date_order
  const decimal = options.decimal ?? profile?.decimal
  const columns = { ...profile?.columns, ...Object.fromEntries(options.map) }
  const fields = Object.keys(profile?.columns ?? {}).filter((name) => !options.map.has(name))
  const section = `[bank.${options.profile ?? options.account}] of openitem.toml`
  return {
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(currency === undefined ? {} : { currency }),
    ...(options.invertSign || profile?.invert_sign === true ? { invertSign: true } : {}),
    ...(Object.keys(columns).length === 0 ? {} : { columns, remembered: { section, fields } }),
    ...(known === undefined
      ? {}
      : {
          namesOurs: known.namesOurs,
          isPositiveIn: known.hasMoneyIn(options.account ?? options.profile ?? 'main'),
        }),
  }
}

/** A profile is one of a bank's files, unless it says otherwise or is only about to be made. */
export function isSaidToBeBank({ kind, profile, savesProfile }: ImportOptions, { bank }: Settings) {
  if (kind !== undefined || profile === undefined) return kind === 'bank'
  const known = bank[profile]
  return known === undefined ? !savesProfile : known.kind === undefined
}
