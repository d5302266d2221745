import type { Context } from '../../../core/command.ts'
import { AppError } from '../../../core/errors.ts'
import type { BankProfile } from '../../../core/settings/bank.ts'
import type { ImportOptions } from '../options.ts'
import { withProfile } from './profile-text.ts'

/** Remembers what the flags decided as `[bank.NAME]`, once the import is in. */
export function saveProfile(context: Context, options: ImportOptions): void {
  const { ports, book } = context
  const name = options.profile ?? options.account
  const decided = decidedBy(options)
  if (name === undefined) {
    throw new AppError('usage', '--save-profile: expected --account NAME or --profile NAME with it')
  }
  if (Object.keys(decided).length === 0) {
    throw new AppError('usage', '--save-profile: no flag says anything that could be remembered', {
      hint: 'such as --date-order dmy, --decimal ",", --currency, --invert-sign, --encoding or --map',
    })
  }
  const text = withProfile(ports.files.readText(book.settings), name, decided)
  context.afterCommit(() => {
    ports.files.write(book.settings, text)
    context.note(`remembered as [bank.${name}] in openitem.toml`)
  })
}

function decidedBy({
  dateOrder,
  decimal,
  encoding,
  currency,
  invertSign,
  map,
}: ImportOptions): Partial<BankProfile> {
  return {
    ...(dateOrder === undefined ? {} : { date_order: dateOrder }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(currency === undefined ? {} : { currency }),
    ...(invertSign ? { invert_sign: true } : {}),
    ...(map.size === 0 ? {} : { columns: Object.fromEntries(map) }),
  }
}
