import type { Context } from '../../../core/command.ts'
import { AppError } from '../../../core/errors.ts'
import type { BankProfile } from '../../../core/settings/bank.ts'
import type { FileResult } from '../import-files.ts'
import type { FileKind, ImportOptions } from '../options.ts'
import { withProfile } from './profile-text.ts'

/** Remembers what the flags decided as `[bank.NAME]`, once the import is in. */
export function saveProfile(
  context: Context,
  options: ImportOptions,
  results: readonly FileResult[],
): void {
  const { ports, book } = context
  const name = options.profile ?? options.account
  const decided = decidedBy(options)
  const kind = kindOf(results)
  if (name === undefined) {
    throw new AppError('usage', '--save-profile: expected --account NAME or --profile NAME with it')
  }
  if (Object.keys(decided).length === 0) {
    throw new AppError('usage', '--save-profile: no flag says anything that could be remembered', {
      hint: 'such as --date-order dmy, --decimal ",", --currency, --invert-sign, --encoding or --map',
    })
  }
  const whole = kind === 'bank' ? decided : { kind, ...decided }
  const text = withProfile(ports.files.readText(book.settings), name, whole)
  context.afterCommit(() => {
    ports.files.write(book.settings, text)
    const use = kind === 'bank' ? '' : `; "--profile ${name}" reads such files of ${kind}`
    context.note(`remembered as [bank.${name}] in openitem.toml${use}`)
  })
}

/** What the files hold; a profile is for files of one kind. */
function kindOf(results: readonly FileResult[]): FileKind {
  const kinds = new Set(
    results.flatMap((one) => (one.status === 'taken' ? one.taken.file.kind : [])),
  )
  const [kind, other] = kinds
  if (kind !== undefined && other === undefined) return kind
  throw new AppError('usage', `--save-profile: the files hold ${[...kinds].join(' and ')}`, {
    hint: 'import them one kind at a time, each with its own flags',
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
