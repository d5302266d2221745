import { parseCurrency } from '../../../core/currency.ts'
import type { Settings } from '../../../core/settings/index.ts'
import type { ImportOptions } from '../options.ts'

/** What the user says, with what a profile remembers of the lists of one program; flags go first. */
export function withListProfile(options: ImportOptions, settings: Settings): ImportOptions {
  const profile = options.profile === undefined ? undefined : settings.bank[options.profile]
  if (profile?.kind === undefined || options.savesProfile) return options
  return {
    ...options,
    profile: undefined,
    kind: options.kind ?? profile.kind,
    dateOrder: options.dateOrder ?? profile.date_order,
    decimal: options.decimal ?? profile.decimal,
    encoding: options.encoding ?? profile.encoding,
    currency: options.currency ?? parseCurrency(profile.currency ?? ''),
    map: new Map([...Object.entries(profile.columns ?? {}), ...options.map]),
  }
}
