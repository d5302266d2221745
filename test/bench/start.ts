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

const COMMANDS: readonly Command[] = [
  { name: 'node -e 0', words: ['-e', '0'] },
  { name: 'openitem --help', words: [PROGRAM, '--help'], ratioMax: 1.4 },
  { name: 'openitem aging', words: [PROGRAM, 'aging', '--book', book], ratioMax: 1.8 },
]

try {
  timed([PROGRAM, 'demo', book])
  for (const { words } of COMMANDS) timed(words) // fills the cache of compiled code
  const times = COMMANDS.map((): number[] => [])
  for (let left = Number(values.runs); left > 0; left -= 1) {
    COMMANDS.forEach(({ words }, index) => times[index]?.push(timed(words)))
  }
  const [nothing = 0, ...medians] = times.map(median)
  say(`median of ${values.runs} runs, one after the other`)
  say(`  ${'node -e 0'.padEnd(16)} ${nothing.toFixed(1)} ms`)
  COMMANDS.slice(1).forEach(({ name, ratioMax = 0 }, index) => {
    const ratio = (medians[index] ?? 0) / nothing
    if (ratio > ratioMax) process.exitCode = 1
    say(
      `  ${name.padEnd(16)} ${(medians[index] ?? 0).toFixed(1)} ms   ${ratio.toFixed(2)} ×   (goal ≤ ${ratioMax})`,
    )
  })
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
