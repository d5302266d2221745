import type { BareContext, Context, Input, Preparation } from '../../core/command.ts'
import type { Outcome } from '../../core/outcome.ts'
import { importFiles } from './import-files.ts'
import { importOptions } from './options.ts'
import { withListProfile } from './profile/list-profile.ts'
import { saveProfile } from './profile/save-profile.ts'
import { reportImport } from './report.ts'
import { closeSources, openSources } from './sources/open-sources.ts'

/** Opens the files: what arrives slowly, or has to be unpacked, keeps nobody else from the book. */
export async function prepare(context: BareContext, input: Input): Promise<Preparation> {
  const options = importOptions(input)
  const { ports } = context
  if (input.words.includes('-') && ports.terminal.isInteractive) {
    context.note('reading what is typed here; Ctrl-D ends it')
  }
  const sources = await openSources(ports, input.words)
  return {
    async run(inBook) {
      const results = await importFiles(inBook, sources, withListProfile(options, inBook.settings))
      const isIn = results.every(({ status }) => status === 'taken')
      if (options.savesProfile && isIn) saveProfile(inBook, options, results)
      return reportImport(inBook, results)
    },
    end: () => closeSources(sources),
  }
}

/** Takes files into the book, in the order in which one needs the other. */
export async function run(context: Context, input: Input): Promise<Outcome> {
  const prepared = await prepare(context, input)
  try {
    return await prepared.run(context)
  } finally {
    prepared.end()
  }
}
