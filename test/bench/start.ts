import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PROGRAM } from '../support/program.ts'
import { median } from './median.ts'

// npm run bench:start -- [--runs 21]
//
// How long a small command takes, side by side with a Node that does nothing: its start is most of it.

const { values } = parseArgs({ options: { runs: { type: 'string', default: '21' } } })
const folder = mkdtempSync(join(tmpdir(), 'openitem-bench-'))
const book = join(folder, 'book')

interface Command {
  readonly name: string
  readonly words: readonly string[]
  readonly ratioMax?: number
}

const NOTHING = 'node -e 0'
const COMMANDS: readonly Command[] = [
  { name: NOTHING, words: ['-e', '0'] },
  { name: 'openitem --help', words: [PROGRAM, '--help'], ratioMax: 1.4 },
  { name: 'openitem aging', words: [PROGRAM, 'aging', '--book', book], ratioMax: 1.8 },
]

try {
  timed([PROGRAM, 'demo', book])
  for (const { words } of COMMANDS) timed(words) // fills the cache of compiled code
  const times = new Map(COMMANDS.map(({ name }): [string, number[]] => [name, []]))
  for (let left = Number(values.runs); left > 0; left -= 1) {
    for (const { name, words } of COMMANDS) times.get(name)?.push(timed(words))
  }
  say(`median of ${values.runs} runs, one after the other`)
  const nothing = median(times.get(NOTHING) ?? [])
  for (const { name, ratioMax } of COMMANDS) {
    const ms = median(times.get(name) ?? [])
    const ratio = ms / nothing
    const goal = ratioMax === undefined ? '' : `   ${ratio.toFixed(2)} ×   (goal ≤ ${ratioMax})`
    if (ratioMax !== undefined && ratio > ratioMax) process.exitCode = 1
    say(`  ${name.padEnd(16)} ${ms.toFixed(1)} ms${goal}`)
  }
} finally {
  rmSync(folder, { recursive: true })
}

function timed(words: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder })
  if (status !== 0) throw new Error(`${words.join(' ')}: exit ${status}: ${stderr}`)
  return performance.now() - start
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
