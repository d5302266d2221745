import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../../src/core/errors.ts'
import { decodeStatement } from '../../../../src/features/importing/formats/decode.ts'
import type { AdviceFileFacts } from '../../../../src/features/importing/remittances/advice.ts'
import { adviceFormats } from '../../../../src/features/importing/remittances/formats.ts'

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

function readTorn(text: string): AdviceFileFacts | undefined {
  try {
    return read(text)
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    return undefined
  }
}
