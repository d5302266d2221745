import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { campaign } from './campaign.ts'
import { hostileFindings } from './hostile.ts'
import { seeds } from './seeds.ts'
import { caseOf } from './trial.ts'

// npm run fuzz:import -- [--seconds 60] [--cases N] [--seed 1] [--first 0] [--workers 2] [--heavy]
// npm run fuzz:import -- --cases 0 --heavy      only the hostile files, the largest too; --no-hostile without them
// npm run fuzz:import -- --seed 1 --case 1234   writes that one file, to look at

const { values } = parseArgs({
  allowNegative: true,
  options: {
    seconds: { type: 'string' },
    cases: { type: 'string' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    workers: { type: 'string', default: '2' },
    case: { type: 'string' },
    hostile: { type: 'boolean', default: true },
    heavy: { type: 'boolean', default: false },
  },
})
const SECONDS_DEFAULT = 60
const TOLD_EVERY_MS = 60_000

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
  const hostile = values.hostile
    ? await hostileFindings({ isHeavy: values.heavy })
    : { measured: [], breaches: [] }
  for (const { name, detail } of hostile.breaches) say(`BROKEN ${name}: ${detail}`)
  const startMs = performance.now()
  const found = await campaign(files, {
    seed,
    first: Number(values.first),
    cases: Number(values.cases ?? Number.POSITIVE_INFINITY),
    seconds: Number(values.seconds ?? (values.cases === undefined ? SECONDS_DEFAULT : Infinity)),
    workers: Number(values.workers),
    onProgress: progressFrom(startMs),
    onBreach: (number, { promise, detail }) => {
      const one = caseOf(number, seed, files)
      const how = one.mutations.map(({ name }) => name).join(' + ')
      say(`BROKEN case ${number} (${one.seed.name}: ${how}): ${promise}: ${detail}`)
    },
  })
  for (const { number, breach } of found.breaches) {
    if (breach.promise === 'memory') say(`BROKEN case ${number}: memory: ${breach.detail}`)
  }
  const count = (...promises: readonly string[]): number =>
    found.breaches.filter(({ breach }) => promises.includes(breach.promise)).length
  const [hungriest] = hostile.measured.toSorted((a, b) => b.peakBytes - a.peakBytes)
  const [slowest] = hostile.measured.toSorted((a, b) => b.workMs - a.workMs)
  say(`files             ${files.length} and ${hostile.measured.length} hostile ones`)
  say(`mutations         ${found.mutations} (${found.refused} refused or with rejects)`)
  say(`rate              ${rate(found.mutations, startMs)}`)
  say(`crashes           ${count('crash', 'check', 'count')}`)
  say(`hangs             ${count('slow')}`)
  say(`silent rows       ${count('silent row')}`)
  say(`wrong money       ${count('money', 'twice')}`)
  say(`slowest mutation  ${Math.round(found.slowestMs)} ms`)
  say(`slowest hostile   ${Math.round(slowest?.workMs ?? 0)} ms, ${slowest?.name}`)
  say(`most memory       ${megabytes(hungriest?.peakBytes)}, ${hungriest?.name}`)
  say(`of a mutation     ${megabytes(found.peakBytes)}, of those that were measured alone`)
  process.exitCode = found.breaches.length + hostile.breaches.length === 0 ? 0 : 1
}

function progressFrom(startMs: number): (mutations: number) => void {
  let toldMs = startMs
  return (mutations) => {
    if (performance.now() - toldMs < TOLD_EVERY_MS) return
    toldMs = performance.now()
    process.stderr.write(`${mutations} mutations, ${rate(mutations, startMs)}\n`)
  }
}

function rate(mutations: number, startMs: number): string {
  return `${((1000 * mutations) / (performance.now() - startMs)).toFixed(1)} a second`
}

function megabytes(bytes = 0): string {
  return `${Math.round(bytes / 1e6)} MB`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
