import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { campaign } from './campaign.ts'
import { hostileFindings } from './hostile.ts'
import { seeds } from './seeds.ts'
import { caseOf } from './trial.ts'

// npm run fuzz:import -- [--seconds 60] [--seed 1] [--first 0] [--heavy]
// npm run fuzz:import -- --seed 1 --case 1234    writes that one file, to look at

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    case: { type: 'string' },
    heavy: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
const files = await seeds()

if (values.case !== undefined) writeCase(Number(values.case))
else await fuzz()

function writeCase(number: number): void {
  const one = caseOf(number, seed, files)
  const path = join(tmpdir(), `case-${number}-${basename(one.seed.name)}`)
  writeFileSync(path, one.bytes)
  say(`${one.seed.name}: ${one.mutations.map(({ name }) => name).join(' + ')} → ${path}`)
}

async function fuzz(): Promise<void> {
  const hostile = await hostileFindings({ isHeavy: values.heavy })
  for (const { name, detail } of hostile.breaches) say(`BROKEN ${name}: ${detail}`)
  const seconds = Number(values.seconds)
  const found = await campaign(files, { seed, first: Number(values.first), seconds })
  for (const { number, breach } of found.breaches) {
    const one = caseOf(number, seed, files)
    const how = one.mutations.map(({ name }) => name).join(' + ')
    say(`BROKEN case ${number} (${one.seed.name}: ${how}): ${breach.promise}: ${breach.detail}`)
  }
  const count = (...promises: readonly string[]): number =>
    found.breaches.filter(({ breach }) => promises.includes(breach.promise)).length
  const peakBytes = Math.max(found.peakBytes, hostile.peakBytes)
  const slowestMs = Math.max(found.slowestMs, hostile.slowestMs)
  say(`files             ${files.length} and ${hostile.files} hostile ones`)
  say(`mutations         ${found.mutations} (${found.refused} refused or with rejects)`)
  say(`crashes           ${count('crash', 'check', 'count')}`)
  say(`hangs             ${count('slow')}`)
  say(`silent rows       ${count('silent row')}`)
  say(`wrong money       ${count('money', 'twice')}`)
  say(`slowest import    ${Math.round(slowestMs)} ms`)
  say(`most memory       ${Math.round(peakBytes / 1e6)} MB, in a process of its own`)
  process.exitCode = found.breaches.length + hostile.breaches.length === 0 ? 0 : 1
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
