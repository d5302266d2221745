import { expect, test } from 'vitest'
import { AppError } from '../../../src/core/errors.ts'
import { parseSettings } from '../../../src/core/settings/parse.ts'

function refusal(text: string): string {
  try {
    parseSettings(text, 'openitem.toml')
  } catch (error) {
    if (error instanceof AppError) return `${error.kind}: ${error.message}`
    throw error
  }
  return 'taken'
}

const COMPANY = '[company]\nname = "Example"\ncurrency = "EUR"\n'

test('what is not set has its default', () => {
  const settings = parseSettings(COMPANY, 'openitem.toml')
  expect(settings.aging.buckets).toEqual([30, 60, 90])
  expect(settings.matching.min_confidence).toBe('0.95')
  expect(settings.smtp).toBeUndefined()
})

test.each([
  [
    `${COMPANY}\n[aging]\nbuckets = [30, "60"]\n`,
    /openitem\.toml:6: aging\.buckets\.1: expected a whole number, found "60"/,
  ],
  [
    '[company]\nname = "Example"\ncurrency = "EURO"\n',
    /openitem\.toml:3: company\.currency: expected an ISO 4217/,
  ],
  [
    `${COMPANY}\n[matching]\nmin_confidnce = 1\n`,
    /openitem\.toml:6: unknown setting "matching\.min_confidnce"/,
  ],
  ['[company]\ncurrency = "EUR"\n', /openitem\.toml:1: "company\.name" is missing/],
  [`${COMPANY}name = 'twice'\n`, /openitem\.toml:4:\d+: /],
  [`${COMPANY}\n[aging\n`, /openitem\.toml:[56]:\d+: .*expected TOML/],
])('a wrong setting is named with its line', (text, message) => {
  const found = refusal(text)
  expect(found).toMatch(/^usage: /)
  expect(found).toMatch(message)
})

test('every wrong setting is named at once', () => {
  const found = refusal(`${COMPANY}\n[aging]\nbuckets = []\n\n[matching]\nfee_max = "x"\n`)
  expect(found.split('\n')).toHaveLength(2)
})
