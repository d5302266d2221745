import { parseArgs } from 'node:util'
import { chanceOf } from '../fuzz/random.ts'
import { isKillable, killed, SCENES } from './killed.ts'

// npm run fault:import -- [--rows 200000] [--kills 40] [--seed 1]
// npm run fault:match  -- [--rows 20000] [--kills 20]     cash application over so many bank lines
// npm run fault:remind -- [--rows 20000] [--kills 20]     reminders of so many invoices

const { values } = parseArgs({
  options: {
    command: { type: 'string', default: 'import' },
    rows: { type: 'string' },
    kills: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})
const { command } = values
if (!isKillable(command)) throw new Error(`--command: one of ${Object.keys(SCENES).join(', ')}`)
const { rows, kills } = SCENES[command]
const result = await killed(command, {
  rows: Number(values.rows ?? rows),
  attempts: Number(values.kills ?? kills),
  chance: chanceOf(Number(values.seed)),
})
const { checks, differences } = result
const isWhole = checks.length === 0 && differences.length === 0 && result.kills > 0
process.stdout.write(
  [
    `command           ${command}, ${result.rows} rows`,
    `killed            ${result.kills} times at work, ${result.missed} times too late`,
    `checks that failed ${checks.length}`,
    `what differs      ${differences.length === 0 ? 'nothing' : differences.join(', ')}`,
    ...checks,
    '',
  ].join('\n'),
)
process.exitCode = isWhole ? 0 : 1
