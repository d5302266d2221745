import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDate } from '../../../src/core/calendar-date.ts'
import { AppError } from '../../../src/core/errors.ts'
import type { BankFileFacts } from '../../../src/reading/facts.ts'
import { decodeStatement } from '../../../src/reading/formats/decode.ts'
import { statementFormats } from '../../../src/reading/formats/index.ts'

const FOLDER = join(import.meta.dirname, '../../../fixtures/bank')
const HEAD_CHARACTERS = 4096
const PARSE_MS_MAX = 2000

interface Fixture {
  readonly name: string
  readonly text: string
}

const fixtures: readonly Fixture[] = readdirSync(FOLDER).flatMap((name) => {
  const file = readdirSync(join(FOLDER, name)).find((entry) => entry.startsWith('statement.'))
  if (file === undefined) return []
  return [{ name, text: decodeStatement(readFileSync(join(FOLDER, name, file))) }]
})

function read(text: string): BankFileFacts & { readonly format: string } {
  const format = statementFormats.find(({ recognises }) =>
    recognises(text.slice(0, HEAD_CHARACTERS)),
  )
  if (format === undefined) throw new AppError('input', 'no format recognises the file')
  return { format: format.name, ...format.parse(text) }
}

function countLines({ statements }: BankFileFacts): number {
  return statements.reduce((count, { lines }) => count + lines.length, 0)
}

describe('every statement format reads its sample', () => {
  test('each format but the refusal of other XML has a sample', () => {
    const formats = new Set(fixtures.map(({ text }) => read(text).format))
    const expected = statementFormats.map(({ name }) => name).filter((name) => name !== 'xml')
    expect([...formats].sort()).toEqual(expected.sort())
  })

  test.each(fixtures)('$name gives what its expected.json says', ({ name, text }) => {
    const expected = join(FOLDER, name, 'expected.json')
    expect(existsSync(expected)).toBe(true)
    expect(read(text)).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
  })

  test.each(fixtures)('$name says the same with the line ends of another system', ({ text }) => {
    expect(read(text.replaceAll('\n', '\r\n'))).toEqual(read(text))
  })
})

/** Reads a damaged file; null is a refusal that a user can understand. */
function readDamaged(text: string): BankFileFacts | null {
  const start = performance.now()
  try {
    const facts = read(text)
    for (const { lines } of facts.statements)
      for (const { amount, bookingDate } of lines) {
        expect(amount).toMatch(/^-?\d+(\.\d+)?$/)
        expect(parseDate(bookingDate)).toBe(bookingDate)
      }
    return facts
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).kind).toBe('input')
    return null
  } finally {
    expect(performance.now() - start).toBeLessThan(PARSE_MS_MAX)
  }
}

/** A small generator with a seed, so that a failure can be repeated. */
function randoms(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
}

describe('damaged files are refused or read, never lost in silence', () => {
  test.each(fixtures)('$name cut off anywhere loses no line without a word', ({ name, text }) => {
    const whole = countLines(read(text))
    for (let end = 1; end < text.trimEnd().length; end += 7) {
      const cut = text.slice(0, end)
      // Between two QIF records nothing tells a cut from the end.
      if (name.startsWith('qif') && !/\nD/.test(cut.slice(cut.lastIndexOf('^')))) continue
      const facts = readDamaged(cut)
      if (facts === null || countLines(facts) === whole) continue
      expect(facts.rejects.length + facts.warnings.length, `cut at ${end}`).toBeGreaterThan(0)
    }
  })

  test.each(fixtures)(
    '$name with flipped, doubled and dropped pieces never crashes',
    ({ text }) => {
      const random = randoms(text.length)
      const at = (): number => Math.floor(random() * text.length)
      const noise = [
        '\u0000',
        '<',
        '>',
        '&',
        ',',
        '/',
        '?',
        ':',
        '^',
        '\n',
        '\u001b',
        '9',
        '-',
        '"',
        '\ud800',
      ]
      for (let round = 0; round < 300; round++) {
        const [from, to] = [at(), at()].sort((a, b) => a - b)
        const piece = noise[Math.floor(random() * noise.length)] ?? ''
        readDamaged(text.slice(0, from) + piece + text.slice((from ?? 0) + 1))
        readDamaged(text.slice(0, to) + text.slice(from))
        readDamaged(text.slice(0, from) + text.slice(to))
      }
    },
  )
})
