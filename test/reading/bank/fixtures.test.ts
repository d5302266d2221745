import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../src/core/errors.ts'
import type { BankReadOptions } from '../../../src/reading/bank/layout.ts'
import { readBankGrid } from '../../../src/reading/bank/read-bank.ts'
import { readGrid } from '../../../src/reading/table/read-grid.ts'

// One folder a layout: invented movements in the form of a real bank's export.
const FOLDER = 'fixtures/bank'

interface Expected {
  /** Booking date and signed amount of each movement, in the order of the file. */
  readonly lines: readonly (readonly [string, string])[]
  readonly currency?: string
  /** The flag that a refusal names when the file is read without options. */
  readonly refusedNaming?: string
  /** The options with which a refused file is read. */
  readonly options?: BankReadOptions
}

function read(name: string, options: BankReadOptions) {
  const grid = readGrid(readFileSync(`${FOLDER}/${name}/sample.csv`), {})
  const lines = readBankGrid(grid, options).statements.flatMap((statement) => statement.lines)
  return [...lines].sort((a, b) => a.line - b.line)
}

function refusalOf(name: string): string {
  try {
    read(name, {})
    return ''
  } catch (error) {
    if (error instanceof AppError) return `${error.message} ${error.hint}`
    throw error
  }
}

const layouts = readdirSync(FOLDER).filter((name) => existsSync(`${FOLDER}/${name}/sample.csv`))

describe.each(layouts)('the layout %s', (name) => {
  const expected: Expected = JSON.parse(readFileSync(`${FOLDER}/${name}/expected.json`, 'utf8'))

  test('is read to the cent, or refused with the flag that decides', () => {
    if (expected.refusedNaming !== undefined) {
      expect(refusalOf(name)).toContain(expected.refusedNaming)
      if (expected.options === undefined) return
    }
    const lines = read(name, expected.options ?? {})
    expect(lines.map(({ bookingDate, amount }) => [bookingDate, amount])).toEqual(expected.lines)
    if (expected.currency === undefined) return
    expect(new Set(lines.map(({ currency }) => currency))).toEqual(new Set([expected.currency]))
  })
})
