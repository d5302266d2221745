import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeCli } from '../support/cli.ts'
import { played } from '../support/session.ts'
import { root } from '../support/source.ts'

const folder = join(root, 'fixtures/cli')

// "OPENITEM_DOCS=write" writes the answers anew: then read the difference.
test.each(readdirSync(folder).filter((name) => name.endsWith('.cli')))(
  'the session %s goes as it is written down',
  async (name) => {
    const path = join(folder, name)
    const script = readFileSync(path, 'utf8')
    const cli = makeCli()
    try {
      const answer = await played(script, cli)
      if (process.env['OPENITEM_DOCS'] === 'write') writeFileSync(path, answer)
      else expect(answer).toBe(script)
    } finally {
      cli.remove()
    }
  },
)
