import { parseArgs } from 'node:util'
import { chanceOf } from '../fuzz/random.ts'
import { killImports } from './killed-import.ts'

// npm run fault:import -- [--rows 200000] [--kills 40] [--seed 1]

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    kills: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
})
const result = await killImports({
  rows: Number(values.rows),
  attempts: Number(values.kills),
  chance: chanceOf(Number(values.seed)),
})
const { kills, missed, checks, differences, rows } = result
const isWhole = checks.length === 0 && differences.length === 0 && kills > 0
process.stdout.write(
  [
    `rows              ${rows} in two files`,
    `killed            ${kills} times at work, ${missed} times too late`,
    `checks that failed ${checks.length}`,
    `tables that differ ${differences.length === 0 ? 'none' : differences.join(', ')}`,
    ...checks,
    '',
  ].join('\n'),
)
process.exitCode = isWhole ? 0 : 1
