import { parseArgs } from 'node:util'
import { walk } from './walk/walk.ts'

// npm run fuzz:book -- [--walks 100] [--steps 30] [--seed 1] [--first 0]
//
// Walks through what a bookkeeper may do, in an order of chance, and checks the book after each step.

const { values } = parseArgs({
  options: {
    walks: { type: 'string', default: '100' },
    steps: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
  },
})
const [first, walks] = [Number(values.first), Number(values.walks)]
const total = { done: 0, refused: 0, back: 0, stumbles: 0 }
for (let number = first; number < first + walks; number += 1) {
  const { stumble, ...walked } = await walk(Number(values.seed), number, Number(values.steps))
  total.done += walked.done
  total.refused += walked.refused
  total.back += walked.back
  if (stumble === undefined) continue
  total.stumbles += 1
  const { promise, deeds, detail } = stumble
  say(`BROKEN walk ${number}: ${promise}\n  ${deeds.join('\n  ')}\n${detail}`)
}
const { done, refused, back, stumbles } = total
say(
  `${walks} walks: ${done} deeds done, ${refused} refused, ${back} taken back; ${stumbles} walks broke a promise`,
)
if (stumbles > 0) process.exitCode = 1

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
