import { join } from 'node:path'
import type { BareContext, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { inboxFiles, putAside } from './inbox.ts'
import { failureOf, isTaken, type Step, stepOf, summaryLines } from './summary.ts'

/** Imports the inbox, matches, reminds; each step is a transaction of its own. */
export async function run(context: BareContext, input: Input): Promise<Outcome> {
  const { bookFolder, ports } = context
  if (bookFolder === undefined) {
    throw new AppError('usage', 'no book here', { hint: '--book DIR or $OPENITEM_BOOK names one' })
  }
  const inbox = join(bookFolder, 'inbox')
  const files = inboxFiles(ports.files, inbox)
  const steps: Step[] = []
  const take = async (name: Step['name'], words: readonly string[]): Promise<void> => {
    const result = await context.call([name, ...words, '--json'])
    if (result.stderr !== '') ports.stderr(result.stderr)
    steps.push(stepOf(name, result))
  }
  if (files.length > 0)
    await take(
      'import',
      files.map(({ path }) => path),
    )
  if (!context.isDryRun) {
    for (const file of files.filter(({ path }) => isTaken(steps, path))) {
      putAside(ports.files, file, join(inbox, 'done'))
    }
  }
  await take('match', [])
  await take('remind', input.flag('send') ? ['--send'] : [])
  const failure = failureOf(steps)
  return {
    json: {
      as_of: context.asOf,
      ...Object.fromEntries(steps.map(({ name, document }) => [name, document])),
    },
    blocks: [textBlock(summaryLines(steps).join('\n'))],
    ...(failure === undefined ? {} : { failure }),
  }
}
