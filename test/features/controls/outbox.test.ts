import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init', '.', '--currency', 'USD')
  cli.file(
    'invoices.csv',
    'Invoice Number,Customer ID,Customer,Email,Invoice Date,Due Date,Total\nINV-1,C1,Harbor Foods Inc,ap@harbor.example,2026-01-05,2026-02-04,100.00\n',
  )
  await cli('import', 'invoices.csv')
  await cli('remind', '--as-of', '2026-03-03')
})
afterEach(() => cli.remove())

const letter = (): string => {
  const folder = join(cli.folder, 'outbox/new')
  const [name] = readdirSync(folder)
  if (name === undefined) throw new Error('no letter was written')
  return join(folder, name)
}
const told = async (): Promise<string> => {
  const { stdout } = await cli('check', '--json')
  const { problems }: { problems: readonly { message: string }[] } = JSON.parse(stdout)
  return problems.map(({ message }) => message).join('\n')
}

test('a letter whose file a run that was cut off did not write is named with the command that writes it', async () => {
  expect(await told()).toBe('')
  rmSync(letter())
  expect(await told()).toBe(
    'the letter is not in the outbox; "openitem remind" writes it there from the book',
  )
  await cli('remind', '--as-of', '2026-03-03')
  expect(await told()).toBe('')
})

test('a letter that somebody changed is made anew once it is removed', async () => {
  const path = letter()
  writeFileSync(path, 'Subject: something else\r\n\r\n')
  expect(await told()).toContain('is not the letter that was written; remove it, then')
  rmSync(path)
  await cli('remind', '--as-of', '2026-03-03')
  expect(await told()).toBe('')
})

test('a letter of no book is to be moved away, and one that lies in the wrong place goes back', async () => {
  const path = letter()
  writeFileSync(path.replace('.eml', '-2.eml'), 'Subject: stray\r\n\r\n')
  expect(await told()).toContain('is no letter of this book; move it out of the outbox')
  rmSync(path.replace('.eml', '-2.eml'))
  renameSync(path, path.replace('/new/', '/sent/'))
  await cli('remind', '--as-of', '2026-03-03')
  expect(letter()).toBe(path)
  expect(await told()).toBe('')
})
