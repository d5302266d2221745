import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

// fixtures/invoices/<package>/: an export in the package's own layout, and what it must become.

const folder = join(import.meta.dirname, '../../../fixtures/invoices')
const packages = readdirSync(folder)

let cli: Cli
afterEach(() => cli.remove())

interface Expected {
  readonly kind: string
  readonly imported: number
  readonly left_out: number
  readonly rejected: number
  readonly invoices: readonly string[]
}

test.each(packages)('an export of %s is read without a flag', async (name) => {
  const expected: Expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'))
  cli = makeCli()
  await cli('init')
  const path = join(folder, name, 'sample.csv')
  const result = await cli.json<{ files: Record<string, unknown>[] }>(
    'import',
    path,
    '--as-of',
    '2026-03-31',
  )
  expect(result.files[0]).toMatchObject({
    kind: expected.kind,
    imported: expected.imported,
    left_out: expected.left_out,
    rejected: expected.rejected,
  })
  const listed = await cli.json<{ invoices: Record<string, string>[] }>(
    'invoices',
    '--all',
    '--as-of',
    '2026-03-31',
  )
  const lines = listed.invoices.map((invoice) =>
    ['number', 'customer', 'issue_date', 'due_date', 'currency', 'total', 'open']
      .map((key) => invoice[key])
      .join(' | '),
  )
  expect(lines).toEqual(expected.invoices)

  const again = await cli.json<{ files: Record<string, number>[] }>(
    'import',
    path,
    '--as-of',
    '2026-03-31',
  )
  expect(again.files[0]).toMatchObject({ imported: 0, updated: 0, rejected: 0 })
  expect(again.files[0]?.['duplicates']).toBe(expected.imported)
})
