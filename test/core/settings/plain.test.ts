import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser'
import { expect, test } from 'vitest'
import { parseCurrency } from '../../../src/core/currency.ts'
import { parseSettings } from '../../../src/core/settings/parse.ts'
import { plainSettings, plainTables } from '../../../src/core/settings/plain.ts'
import { settingsText } from '../../../src/features/init/settings-text.ts'
import { root } from '../../support/source.ts'

/** What the parser of the whole language says, or that it refuses the text. */
function parsed(text: string): unknown {
  try {
    return getStaticTOMLValue(parseTOML(text))
  } catch {
    return 'refused'
  }
}

const PIECES = [
  ...['[a]', '[b]', '[constructor]', '[a.b]', '[[a]]', '# note', ' # "note"', '\u0001', ''],
  ...['x = "1"', 'y="z # no comment"', 'x = 7', 'y = 007', 'x = true # yes', 'y = "ü"', 'x = 1_0'],
  ...['x = "a\\nb"', "x = 'a'", 'x = """', '"""', "'''", 'x = [1]', 'x = { y = 1 }', 'x = -1'],
  ...['x = 1.5', '"x" = 1', 'x.y = 1', 'x = 2026-01-01', 'x = "', 'x =', 'valueOf = 1', '\r', '\t'],
]

test('what is read as plain is what the parser reads', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }),
      fc.constantFrom('\n', '\r\n'),
      (lines, end) => {
        const text = lines.join(end)
        const tables = plainTables(text)
        if (tables !== undefined) expect(parsed(text)).toEqual(tables)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('the settings of a new book are plain, and mean the same to both readers', () => {
  const template = readFileSync(join(root, 'templates/book/openitem.toml'), 'utf8')
  const currency = parseCurrency('USD')
  if (currency === undefined) throw new Error('a currency')
  const text = settingsText(template, { name: 'Harbor Pine', currency, email: 'ar@pine.example' })
  expect(plainSettings(text)).toEqual(parseSettings(text, 'openitem.toml'))
})

test.each([
  ['a list', '[aging]\nbuckets = [7, 14]'],
  ['a table of a table', '[bank.main]\ndecimal = ","'],
  ['an unknown setting', '[aging]\nbucket = 7'],
  ['a value that is wrong', '[company]\nname = ""'],
])('%s is left to the parser', (_, text) => {
  expect(plainSettings(`[company]\nname = "Example"\ncurrency = "EUR"\n${text}`)).toBeUndefined()
})
