import type { Cli, CliResult } from '../../support/cli.ts'
import { makeCli } from '../../support/cli.ts'
import { type Chance, chanceOf } from '../random.ts'
import { dayText } from './days.ts'
import { type Deed, nextDeed } from './deeds.ts'
import { inventFirm } from './facts.ts'

/** What went wrong on a walk, and the commands that led there. */
export interface Stumble {
  readonly promise: string
  readonly detail: string
  readonly deeds: readonly string[]
}

/** How far a walk went: deeds that were done, refused, and taken back. */
export interface Walked {
  readonly done: number
  readonly refused: number
  readonly back: number
  readonly stumble: Stumble | undefined
}

const DONE = [0, 3] // some rows of a file may be refused
const REFUSED = 2
const REPORT_DAYS = [40, 75, 120, 200].map(dayText)
const BACK_OF = 3 // every third deed that can be taken back is

/**
 * A bookkeeper's deeds in an order of chance, on a book of its own. After each the book is checked;
 * what was refused has left no trace, and what was taken back has left every report as it was.
 */
export async function walk(seed: number, number: number, steps: number): Promise<Walked> {
  const chance = chanceOf(seed, number)
  const cli = makeCli()
  const deeds: string[] = []
  const tally = { done: 0, refused: 0, back: 0 }
  try {
    await cli('init', 'book', '--currency', 'EUR')
    const firm = inventFirm(chance)
    for (let step = 0; step < steps; step += 1) {
      const deed = await nextDeed({ cli, firm, chance, step })
      const stumble = await take(deed, { cli, chance, step, deeds, tally })
      if (stumble !== undefined) return { ...tally, stumble: { ...stumble, deeds } }
    }
    const stumble = await matchedTwice(cli)
    return { ...tally, stumble: stumble && { ...stumble, deeds } }
  } finally {
    cli.remove()
  }
}

interface Road {
  readonly cli: Cli
  readonly chance: Chance
  readonly step: number
  readonly deeds: string[]
  readonly tally: { done: number; refused: number; back: number }
}

type Fault = Omit<Stumble, 'deeds'>

async function take(deed: Deed, road: Road): Promise<Fault | undefined> {
  const { cli, chance, step, deeds, tally } = road
  const today = ['--as-of', dayText(40 + step * 2)]
  const call = (words: readonly string[]) => cli('--book', 'book', ...words, ...today, '--json')
  const isToGoBack = deed.back !== null && chance.below(BACK_OF) === 0
  const before = isToGoBack ? await reports(cli) : undefined
  const events = await eventCount(cli)
  const result = await call(deed.words)
  deeds.push(`${result.exitCode}  ${deed.words.join(' ')}`)
  if (result.exitCode === REFUSED) {
    tally.refused += 1
    if ((await eventCount(cli)) !== events) return fault('a refusal leaves no trace', result)
  } else if (DONE.includes(result.exitCode)) tally.done += 1
  else return fault('a command is done or refused', result)
  const sound = await soundness(cli)
  if (sound !== undefined || before === undefined || deed.back === null) return sound
  if (result.exitCode === REFUSED) return undefined
  for (const words of deed.back(result.stdout)) {
    const undone = await call(words)
    deeds.push(`${undone.exitCode}  ${words.join(' ')}`)
    // What stands on it may keep it from being taken back; then there is nothing to compare.
    if (undone.exitCode === REFUSED) return await soundness(cli)
    if (undone.exitCode !== 0) return fault('a command is done or refused', undone)
  }
  tally.back += 1
  const after = await reports(cli)
  const differing = after.findIndex((text, at) => text !== before[at])
  if (differing >= 0) {
    const detail = `${before[differing]}\n${after[differing]}`
    return { promise: 'what is taken back leaves every report as it was', detail }
  }
  return await soundness(cli)
}

async function soundness(cli: Cli): Promise<Fault | undefined> {
  const checked = await cli('--book', 'book', 'check', '--json')
  if (checked.exitCode !== 0) return fault('the book is sound', checked)
  for (const day of REPORT_DAYS) {
    const aged = await cli('--book', 'book', 'aging', '--as-of', day, '--json')
    if (aged.exitCode !== 0) return fault('the aging ties out', aged)
  }
  const rolled = await cli(
    '--book',
    'book',
    'rollforward',
    '--from',
    dayText(20),
    '--to',
    dayText(90),
  )
  return rolled.exitCode === 0 ? undefined : fault('the roll-forward ties out', rolled)
}

/** A second run of match finds nothing to do. */
async function matchedTwice(cli: Cli): Promise<Fault | undefined> {
  const run = (...words: string[]) => cli('--book', 'book', ...words, '--json')
  const first = await run('match')
  const queue = await run('queue')
  const again = await run('match')
  const failed = [first, queue, again].find(({ exitCode }) => exitCode !== 0)
  if (failed !== undefined) return fault('a command is done or refused', failed)
  const { applied }: { applied: readonly unknown[] } = JSON.parse(again.stdout)
  const isStill = applied.length === 0 && (await run('queue')).stdout === queue.stdout
  return isStill ? undefined : fault('match again changes nothing', again)
}

async function eventCount(cli: Cli): Promise<number> {
  const { events } = await cli.json<{ events: readonly unknown[] }>(
    '--book',
    'book',
    'audit',
    'list',
  )
  return events.length
}

/** Every report of money, for days before, at and after what happens. */
async function reports(cli: Cli): Promise<readonly string[]> {
  const told: string[] = []
  const tell = async (...words: string[]): Promise<void> => {
    told.push(`${words.join(' ')}: ${(await cli('--book', 'book', ...words, '--json')).stdout}`)
  }
  for (const day of REPORT_DAYS) {
    for (const by of ['customer', 'invoice']) await tell('aging', '--by', by, '--as-of', day)
    await tell('invoices', '--all', '--as-of', day)
    await tell('dso', '--as-of', day)
    await tell('rollforward', '--from', dayText(0), '--to', day)
  }
  await tell('customers')
  return told
}

function fault(promise: string, { exitCode, stdout, stderr }: CliResult): Fault {
  return { promise, detail: `exit ${exitCode}: ${stderr}${stdout}`.slice(0, 4000) }
}
