import { resolve } from 'node:path'
import type { BareContext, Input } from '../../core/command.ts'
import { parseCurrency } from '../../core/currency.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { settingsText } from './settings-text.ts'

/** Makes a book; never overwrites one. */
export async function run(context: BareContext, input: Input): Promise<Outcome> {
  const { ports } = context
  const folder = resolve(ports.cwd, input.words[0] ?? '.')
  const code = input.text('currency') ?? 'USD'
  const currency = parseCurrency(code)
  if (currency === undefined) {
    throw new AppError(
      'usage',
      `--currency: expected an ISO 4217 code such as EUR, found "${code}"`,
    )
  }
  const template = ports.files.readText(`${ports.shippedTemplates}/book/openitem.toml`)
  const name = input.text('name') ?? 'My company'
  const paths = await context.createBook(
    folder,
    settingsText(template, { name, currency, email: input.text('email') }),
  )
  return {
    json: { book: paths.root, settings: paths.settings, currency },
    blocks: [
      textBlock(
        [
          `A new book lies in ${paths.root}`,
          `  settings  ${paths.settings}   (edit: company, reminders, mail)`,
          `  inbox     ${paths.inbox}   (exports dropped here are taken by "openitem run")`,
          '',
          'Next: openitem import invoices.csv bank.csv, then openitem match and openitem aging',
        ].join('\n'),
      ),
    ],
  }
}
