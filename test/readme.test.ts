import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EXIT_CODES } from '../src/cli/failure.ts'
import { registry } from '../src/cli/registry.ts'
import { root } from './support/source.ts'

// What the README says of commands and exit codes is made from the program itself.
// "npm run docs" writes it anew; here it is only compared.

const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT_CODES, string>> = {
  internal: 'internal error (a bug)',
  usage: 'usage: unknown command, bad flag or argument, no book',
  input: 'bad input data: some rows or a file were rejected (good rows are in, unless `--strict`)',
  check: 'a check failed: the book, the audit chain or a tie-out does not hold',
  delivery: 'delivery: some messages could not be sent (they stay queued)',
  busy: 'another openitem process holds the book',
  permission: 'not permitted',
  'closed-period': 'the period is closed',
}

function commandTable(): string {
  const groups = [...new Set(registry.map(({ group }) => group))]
  return groups
    .map((group) => {
      const rows = registry
        .filter((spec) => spec.group === group)
        .map((spec) => {
          const words = [spec.path, ...(spec.arguments ?? []).map(({ name }) => name)].join(' ')
          return `| \`${words.replaceAll('|', '\\|')}\` | ${spec.summary} |`
        })
      return [`| ${group} | |`, '|---|---|', ...rows].join('\n')
    })
    .join('\n\n')
}

function exitTable(): string {
  const rows = Object.entries(EXIT_CODES).map(([kind, code]) => ({
    code,
    meaning: EXIT_MEANINGS[kind as keyof typeof EXIT_CODES],
  }))
  const all = [{ code: 0, meaning: 'done' }, ...rows].sort((a, b) => a.code - b.code)
  return [
    '| exit | meaning |',
    '|---|---|',
    ...all.map(({ code, meaning }) => `| ${code} | ${meaning} |`),
  ].join('\n')
}

const PARTS: Readonly<Record<string, () => string>> = {
  commands: commandTable,
  'exit-codes': exitTable,
}

function refreshed(readme: string): string {
  return Object.entries(PARTS).reduce((text, [name, make]) => {
    const start = `<!-- made from the program: ${name} -->`
    const end = `<!-- end of ${name} -->`
    const from = text.indexOf(start)
    const to = text.indexOf(end)
    expect(from, `README.md holds ${start}`).toBeGreaterThanOrEqual(0)
    expect(to, `README.md holds ${end}`).toBeGreaterThan(from)
    return `${text.slice(0, from + start.length)}\n${make()}\n${text.slice(to)}`
  }, readme)
}

test('the README says of commands and exit codes what the program does', () => {
  const path = join(root, 'README.md')
  const readme = readFileSync(path, 'utf8')
  if (process.env['OPENITEM_DOCS'] === 'write') writeFileSync(path, refreshed(readme))
  else expect(readme).toBe(refreshed(readme))
})
