import type { Context, Input } from '../../core/command.ts'
import type { Outcome } from '../../core/outcome.ts'
import { importFiles } from './import-files.ts'
import { importOptions } from './options.ts'
import { reportImport } from './report.ts'
import { openSources } from './sources/open-sources.ts'

/** Takes files into the book, in the order in which one needs the other. */
export function run(context: Context, input: Input): Outcome {
  const sources = openSources(context.ports, input.words)
  const results = importFiles(context, sources, importOptions(input))
  return reportImport(context, results)
}
