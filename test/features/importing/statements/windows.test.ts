import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'

// A bank exports by dates: whatever windows are downloaded, and in whatever order they are imported,
// the book must hold each movement once, and true twins twice.

interface Movement {
  readonly day: number
  readonly amount: number
  readonly text: string
}

const movement = fc.record({
  day: fc.integer({ min: 1, max: 9 }),
  amount: fc.constantFrom(-500, 500, 1200),
  text: fc.constantFrom('ACME INV 1', 'BIRCH', 'FEE'),
})
const window = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
const story = fc.record({
  movements: fc.array(movement, { minLength: 1, maxLength: 14 }),
  windows: fc.array(window, { maxLength: 5 }),
})

test('overlapping windows in any order come to the same as the whole statement once', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ movements, windows }) => {
      const sorted = [...movements].sort((a, b) => a.day - b.day)
      const whole = await bookOf([sorted])
      const parts = windows.map(([a, b]) =>
        sorted.filter(({ day }) => day >= Math.min(a, b) && day <= Math.max(a, b)),
      )
      // What no window covers is downloaded at the end.
      const rest = sorted.filter(
        ({ day }) => !windows.some(([a, b]) => day >= Math.min(a, b) && day <= Math.max(a, b)),
      )
      expect(await bookOf([...parts, rest])).toEqual(whole)
      expect(whole).toHaveLength(sorted.length)
    }),
    { numRuns: 25, seed: 7 },
  )
})

/** The lines of a book into which the files were imported one after the other. */
async function bookOf(files: readonly (readonly Movement[])[]): Promise<readonly string[]> {
  const cli = makeCli()
  try {
    await cli('init', '--currency', 'EUR')
    for (const [index, rows] of files.entries()) {
      if (rows.length === 0) continue
      await cli.json('import', cli.file(`${index}.csv`, statement(rows)), '--account', 'giro')
    }
    return await linesOf(cli)
  } finally {
    cli.remove()
  }
}

function statement(rows: readonly Movement[]): string {
  const lines = rows.map(({ day, amount, text }) => {
    const units = `${Math.abs(amount) / 100}.00`
    return `2026-03-0${day},${text},${amount < 0 ? `${units},` : `,${units}`}`
  })
  return `${['Date,Description,Debit,Credit', ...lines].join('\n')}\n`
}

async function linesOf(cli: Cli): Promise<readonly string[]> {
  const { lines } = await cli.json<{ lines: Record<string, string>[] }>('bank')
  return lines.map((line) => `${line['bank_ref']} ${line['date']} ${line['amount']}`).sort()
}
