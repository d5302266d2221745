import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Cli, makeCli } from '../support/cli.ts'
import { type BookFacts, bookFacts } from './book-facts.ts'
import { type Mutation, mutations } from './mutations.ts'
import { type Breach, breaches, type Run, rowBreaches, type Trial } from './promises.ts'
import { type Chance, chanceOf } from './random.ts'
import type { Seed } from './seeds.ts'

/** Which file a number stands for: the same seed and number always give the same bytes. */
export interface Case {
  readonly number: number
  readonly seed: Seed
  readonly mutations: readonly Mutation[]
  readonly bytes: Buffer
}

/** What came of one mutated file. */
export interface Verdict {
  readonly breaches: readonly Breach[]
  readonly durationMs: number
  readonly exitCode: number
}

const SECOND_MUTATION_IN = 4 // one file in so many goes wrong in two ways

/** Makes the file of a number. */
export function caseOf(number: number, seed: number, files: readonly Seed[]): Case {
  const chance = chanceOf(seed, number)
  const file = files[number % files.length]
  if (file === undefined) throw new Error('there is no file to mutate')
  const first = mutationFor(file, chance)
  const second = chance.below(SECOND_MUTATION_IN) === 0 ? [mutationFor(file, chance)] : []
  const chosen = [first, ...second]
  const bytes = chosen.reduce((before, mutation) => mutation.apply(before, chance), file.bytes)
  return { number, seed: file, mutations: chosen, bytes }
}

/** Imports mutated files, each into an empty book of its own. */
export async function openTrials() {
  const cli = makeCli()
  const empty = join(cli.folder, 'empty')
  await cli('init', empty)
  const originals = new Map<Seed, BookFacts>()
  const factsOf = async (seed: Seed): Promise<BookFacts> => {
    const known = originals.get(seed)
    if (known !== undefined) return known
    const { facts } = await trialOf(cli, empty, seed, seed.bytes)
    originals.set(seed, facts)
    return facts
  }
  return {
    run: async ({ seed, bytes, mutations }: Case): Promise<Verdict> => {
      const trial = await trialOf(cli, empty, seed, bytes)
      const found = [...breaches(trial)]
      if (seed.isTable && trial.run.exitCode !== 2) {
        const original = { seed, facts: await factsOf(seed) }
        found.push(...rowBreaches(trial, original))
        if (mutations.every(({ isHarmless }) => isHarmless)) {
          found.push(...harmBreaches(trial.facts, original.facts))
        }
      }
      const { exitCode, durationMs } = trial.run
      return { breaches: found, durationMs, exitCode }
    },
    end: () => cli.remove(),
  }
}

function mutationFor(file: Seed, chance: Chance): Mutation {
  return chance.pick(mutations.filter(({ isForTables }) => file.isTable || !isForTables))
}

/** A file that says the same in other bytes must leave the same money. */
function harmBreaches(facts: BookFacts, original: BookFacts): readonly Breach[] {
  const [now, then] = [facts, original].map(({ money }) => [...money.values()].sort().join('\n'))
  if (now === then) return []
  const detail = `${facts.money.size} rows of money instead of ${original.money.size}, or others`
  return [{ promise: 'money', detail }]
}

async function trialOf(cli: Cli, empty: string, seed: Seed, bytes: Buffer): Promise<Trial> {
  const book = join(cli.folder, 'book')
  rmSync(book, { recursive: true, force: true })
  cpSync(empty, book, { recursive: true })
  const path = join(cli.folder, basename(seed.name))
  writeFileSync(path, bytes)
  const words = ['import', path, ...seed.flags, '--json', '--book', book]
  const run = await timed(cli, words)
  const facts = bookFacts(book)
  const check = await timed(cli, ['check', '--book', book])
  const again = await timed(cli, words)
  rmSync(path)
  return { bytes, run, again, check, facts }
}

async function timed(cli: Cli, words: readonly string[]): Promise<Run> {
  const before = process.cpuUsage()
  const result = await cli(...words)
  const { user, system } = process.cpuUsage(before)
  return { ...result, durationMs: (user + system) / 1000 }
}
