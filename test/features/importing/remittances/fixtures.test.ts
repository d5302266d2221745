import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../../src/core/errors.ts'
import type { AdviceFileFacts } from '../../../../src/reading/advices/advice.ts'
import { adviceFormats } from '../../../../src/reading/advices/formats.ts'
import { decodeStatement } from '../../../../src/reading/formats/decode.ts'

const FOLDER = join(import.meta.dirname, '../../../../fixtures/remittances')

const fixtures = readdirSync(FOLDER).flatMap((name) => {
  const file = readdirSync(join(FOLDER, name)).find((entry) => entry.startsWith('advice.'))
  return file === undefined
    ? []
    : [{ name, text: decodeStatement(readFileSync(join(FOLDER, name, file))) }]
})

function read(text: string): AdviceFileFacts & { readonly format: string } {
  const format = adviceFormats.find(({ recognises }) => recognises(text.slice(0, 4096)))
  if (format === undefined) throw new AppError('input', 'no format of advices recognises the file')
  return { format: format.name, ...format.parse(text) }
}

test('each format of advices has a sample', () => {
  const formats = new Set(fixtures.map(({ text }) => read(text).format))
  expect([...formats].sort()).toEqual(adviceFormats.map(({ name }) => name).sort())
})

test.each(fixtures)('$name gives what its expected.json says', ({ name, text }) => {
  const expected = join(FOLDER, name, 'expected.json')
  if (process.env['OPENITEM_DOCS'] === 'write') {
    writeFileSync(expected, `${JSON.stringify(read(text), null, 2)}\n`)
  }
  expect(read(text)).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
})

describe('a torn file brings nothing that is not whole', () => {
  test.each(fixtures)('$name cut off anywhere loses no advice without a word', ({ text }) => {
    const whole = read(text)
    for (let end = 1; end < text.trimEnd().length - 2; end += 5) {
      const facts = readTorn(text.slice(0, end))
      if (facts === undefined) continue
      const known = whole.advices.map((advice) => JSON.stringify(advice))
      for (const advice of facts.advices) expect(known).toContain(JSON.stringify(advice))
      expect(facts.rejects.length, `cut at ${end}`).toBeGreaterThan(0)
    }
  })
})

/** A small generator with a seed, so that a failure can be repeated. */
function randoms(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
}

test.each(fixtures)('$name with flipped, doubled and dropped pieces never crashes', ({ text }) => {
  const random = randoms(text.length)
  const at = (): number => Math.floor(random() * text.length)
  const noise = ['\u0000', '*', '+', "'", '~', '|', ':', '-', '9', '.', '\n', '\ud800', '?']
  for (let round = 0; round < 400; round++) {
    const [from = 0, to = 0] = [at(), at()].sort((a, b) => a - b)
    const piece = noise[Math.floor(random() * noise.length)] ?? ''
    for (const damaged of [
      text.slice(0, from) + piece + text.slice(from + 1),
      text.slice(0, to) + text.slice(from),
      text.slice(0, from) + text.slice(to),
    ]) {
      for (const { lines } of readTorn(damaged)?.advices ?? []) {
        for (const { paid } of lines) expect(paid).toMatch(/^-?\d+(\.\d+)?$/)
      }
    }
  }
})

function readTorn(text: string): AdviceFileFacts | undefined {
  try {
    return read(text)
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    return undefined
  }
}
