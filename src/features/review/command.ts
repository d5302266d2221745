import { join } from 'node:path'
import type { BareContext, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { fromPlace, type Places, placesOf } from './bookmark.ts'
import { farewell } from './farewell.ts'
import { firstState, type State } from './state.ts'
import { queueEntries, walk } from './walk.ts'

/** Walks a person through the queue; each action is the command that scripts use. */
export async function run(context: BareContext, input: Input): Promise<Outcome> {
  const { ports, call, actor, isDryRun } = context
  const file = join(requireBook(context), '.review.json')
  if (!ports.terminal.isInteractive) {
    throw new AppError('usage', 'review is steered with single keys, and there is no terminal', {
      hint: 'in scripts: openitem queue --json, then accept, apply, ignore, unapply, queue note, queue dispute, queue keep',
    })
  }
  const entries = await queueEntries(call, input.text('reason'))
  const places = (): Places =>
    ports.files.exists(file) ? placesOf(ports.files.readText(file)) : {}
  const isFresh = input.flag('from-start')
  const start = firstState(fromPlace(entries, isFresh ? undefined : places()[actor]), isDryRun)
  if (entries.length === 0) return await nothingWaits(start, input, context)
  let last = ''
  const remember = (state: State): void => {
    const text = JSON.stringify(placesAfter(places(), actor, state))
    if (isDryRun || text === last) return
    last = text
    ports.files.write(file, `${text}\n`)
  }
  const screen = context.openScreen()
  try {
    return farewell(await walk(start, { screen, call, onLine: remember }))
  } finally {
    screen.close()
  }
}

/** A reason that nothing waits for may be one that was typed wrong: the queue says which there are. */
async function nothingWaits(start: State, input: Input, { call }: BareContext): Promise<Outcome> {
  const reason = input.text('reason')
  const outcome = farewell(start)
  if (reason === undefined) return outcome
  const { stdout } = await call(['queue', '--reason', reason])
  return { ...outcome, blocks: [textBlock(stdout.trimEnd())] }
}

function placesAfter(places: Places, actor: string, { waiting }: State): Places {
  const { [actor]: _, ...others } = places
  const entry = waiting[0]
  if (entry === undefined) return others
  return { ...others, [actor]: { bank_ref: entry.bank_ref, date: entry.date } }
}

function requireBook({ bookFolder }: BareContext): string {
  if (bookFolder !== undefined) return bookFolder
  throw new AppError('usage', 'no book here', { hint: '--book DIR or $OPENITEM_BOOK names one' })
}
