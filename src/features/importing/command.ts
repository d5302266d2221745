import type { Context, Input } from '../../core/command.ts'
import type { Outcome } from '../../core/outcome.ts'
import { importFiles } from './import-files.ts'
import { importOptions } from './options.ts'
import { saveProfile } from './profile/save-profile.ts'
import { reportImport } from './report.ts'
import { closeSources, openSources } from './sources/open-sources.ts'

/** Takes files into the book, in the order in which one needs the other. */
export async function run(context: Context, input: Input): Promise<Outcome> {
  const options = importOptions(input)
  const sources = await openSources(context.ports, input.words)
  try {
    const results = importFiles(context, sources, options)
    const isIn = results.every(({ status }) => status === 'taken')
    if (options.savesProfile && isIn) saveProfile(context, options)
    return reportImport(context, results)
  } finally {
    closeSources(sources)
  }
}
