import { expect, test } from 'vitest'
import { parseSettings } from '../../../src/core/settings/parse.ts'

const HEAD = '[company]\nname = "Example"\ncurrency = "EUR"\n'

function problem(text: string): string {
  try {
    parseSettings(HEAD + text, 'openitem.toml')
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function withSteps(steps: string): string {
  return `[[dunning.policies]]\nname = "mine"\nsteps = [${steps}]\n`
}

test.each([
  [
    'a policy that nobody knows',
    '[dunning]\npolicy = "harsh"\n',
    'openitem.toml:5: dunning.policy: expected the name of a policy (none, standard, gentle, strict), found "harsh"',
  ],
  [
    'steps that run backwards',
    withSteps('{ day = 7 }, { day = 3 }'),
    'openitem.toml:6: dunning.policies.0.steps: expected each step on a later day than the one before it',
  ],
  [
    'a repetition in the middle',
    withSteps('{ day = 0, every = 7 }, { day = 30 }'),
    'openitem.toml:6: dunning.policies.0.steps: expected "every" on the last step only',
  ],
  ['a policy without steps', withSteps(''), 'expected at least one step'],
  ['half a day', withSteps('{ day = 1.5 }'), 'expected a whole number of days'],
  [
    'an unknown tone',
    withSteps('{ day = 1, tone = "rude" }'),
    'expected "friendly", "firm" or "final", found "rude"',
  ],
  [
    'an unknown channel',
    withSteps('{ day = 1, channel = "fax" }'),
    'expected "email" or "task", found "fax"',
  ],
  [
    'the name that means nobody',
    '[[dunning.policies]]\nname = "none"\nsteps = [{ day = 0 }]\n',
    'another name than "none"',
  ],
])('%s is refused with its line', (_, text, message) => {
  expect(problem(text)).toContain(message)
})

test('a policy of the book can be chosen', () => {
  const settings = parseSettings(
    `${HEAD}[dunning]\npolicy = "mine"\n${withSteps('{ day = 0 }, { day = 9, tone = "final", every = 30 }')}`,
    'openitem.toml',
  )
  expect(settings.dunning.policies[0]?.steps[1]).toMatchObject({
    day: 9,
    channel: 'email',
    every: 30,
  })
})
