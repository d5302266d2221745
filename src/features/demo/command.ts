import { join, resolve } from 'node:path'
import type { BareContext, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { demoExports } from './exports.ts'
import { TOUR_DAY } from './invoices.ts'
import { farewell, firstStops, lastStops, queueStops, type Stop, waitingOf } from './tour.ts'
import { excerpt, shellLine } from './transcript.ts'

/** Makes the demo book and walks through it, printing each command before what it prints. */
export async function run(context: BareContext, input: Input): Promise<Outcome> {
  const { ports } = context
  const folder = freeFolder(context, input.words[0] ?? 'openitem-demo')
  const parts: string[] = []
  const visit = async ({ why, words }: Stop, scene = { folder, today: TOUR_DAY }) => {
    ports.terminal.progress(`demo: ${shellLine(words)}`)
    const { exitCode, stdout, stderr } = await context.call(words, scene)
    parts.push(`# ${why}\n$ ${shellLine(words)}\n${excerpt(stdout)}${stderr}`)
    if (exitCode === 0) return
    throw new AppError('internal', `${parts.join('\n')}\nthe tour ended with exit ${exitCode}`)
  }
  const company = [
    '--name',
    'Harbor Pine Supply',
    '--currency',
    'USD',
    '--email',
    'ar@harborpine.example',
  ]
  const init = ['init', folder, ...company]
  await visit({ why: 'Make a book.', words: init }, { folder: ports.cwd, today: TOUR_DAY })
  ports.files.makeFolder(join(folder, 'exports'))
  for (const [name, text] of Object.entries(demoExports())) {
    ports.files.write(join(folder, 'exports', name), text)
  }
  for (const stop of firstStops) await visit(stop)
  const queue = await context.call(['queue', '--json'], { folder, today: TOUR_DAY })
  for (const stop of queueStops(waitingOf(JSON.parse(queue.stdout)))) await visit(stop)
  for (const stop of lastStops) await visit(stop)
  ports.terminal.progress('')
  return {
    json: { book: folder, as_of: TOUR_DAY },
    blocks: [...parts, farewell(folder)].map((text) => textBlock(text.trimEnd())),
  }
}

/** The folder asked for, or the first free one with a number behind it: nothing is overwritten. */
function freeFolder({ ports }: BareContext, name: string): string {
  for (let copy = 1; ; copy++) {
    const folder = resolve(ports.cwd, copy === 1 ? name : `${name}-${copy}`)
    if (!ports.files.exists(folder)) return folder
  }
}
