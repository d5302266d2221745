import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { TONES } from '../../../src/core/settings/dunning-policies.ts'
import { letterRenderer } from '../../../src/features/dunning/render.ts'
import { sampleLetter } from '../../../src/features/dunning/sample.ts'
import { templateFinder } from '../../../src/features/dunning/template-files.ts'
import { LANGUAGES } from '../../../src/features/dunning/wording.ts'
import { parseWords } from '../../../src/features/dunning/words.ts'
import { systemFiles } from '../../../src/platform/files.ts'
import { type Book, makeBook } from './book.ts'

const SHIPPED = join(import.meta.dirname, '../../../templates')

let book: Book | undefined
afterEach(() => book?.cli.remove())

const STYLES = LANGUAGES.flatMap((language) => TONES.map((tone) => ({ language, tone })))

test.each(STYLES)(
  'the shipped letter $language $tone names nothing unknown and says the same twice',
  (style) => {
    const find = templateFinder(systemFiles, { own: '/nowhere', shipped: SHIPPED })
    const words = parseWords(find(`${style.language}/words.json`).text, 'words.json')
    const company = {
      name: 'Example Ltd',
      email: 'ar@example.com',
      phone: '+1 555 0100',
      address: [],
      payment: [],
    }
    const sample = sampleLetter({ company, words })
    const render = letterRenderer(find, sample)
    const variants = [
      { has_overdue: true, has_due_today: true },
      { has_overdue: false, has_due_today: true },
      { has_overdue: false, has_due_today: false },
    ]
    for (const variant of variants) {
      const { text, html, subject } = render({ ...sample, ...variant }, style)
      const spoken = (part: string): readonly string[] => {
        const bare = part.replace(/<(style|title)>[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ')
        return (bare.match(/\p{L}+|\d+/gu) ?? []).toSorted()
      }
      const inTextOnly = ['https', 'pay', 'example', '1', ...(words.open.match(/\p{L}+/gu) ?? [])]
      const missing = spoken(text).filter(
        (word) => !html.includes(word) && !inTextOnly.includes(word),
      )
      expect(missing).toEqual([])
      expect(subject).toContain('Example Ltd (C1)')
      expect(`${text}${html}`).not.toMatch(/\{\{|undefined|\[object/)
      expect(html).not.toMatch(/src=|url\(|http:/)
    }
  },
)

async function withTemplate(name: string, text: string) {
  book = await makeBook('[dunning]\nweekends = true\n')
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-10')
  const path = join(book.folder, 'templates/dunning', name)
  mkdirSync(join(path, '..'), { recursive: true })
  systemFiles.write(path, text)
  return await book.cli('remind', '--as-of', '2026-03-10', '--json')
}

test("a template of the book takes the shipped one's place", async () => {
  const { stdout } = await withTemplate('en/friendly.subject.hbs', 'Hello {{customer.name}}\n')
  expect(JSON.parse(stdout)).toMatchObject({ messages: [{ subject: 'Hello Customer C1' }] })
})

test.each([
  ['a variable that there is not', 'a\n{{customer.iban}}', ':2: unknown variable "customer.iban"'],
  [
    'a variable in a branch that is not taken',
    '{{#if payment}}\n{{nothing}}{{/if}}',
    ':2: unknown variable "nothing"',
  ],
  [
    'a field that an invoice has not',
    '{{#each groups}}{{#each items}}{{colour}}{{/each}}{{/each}}',
    ':1: unknown variable "colour"',
  ],
  ['what every object inherits', '{{constructor}}', 'unknown variable "constructor"'],
  ['the prototype', '{{customer.__proto__}}', 'unknown variable "customer.__proto__"'],
  ['a helper', '{{lookup customer "name"}}', 'unknown helper "lookup"'],
  ['a block helper', '{{#log customer}}{{/log}}', 'unknown helper "log"'],
  ['another part', '{{> ../secret}}', 'unknown part "../secret"'],
  ['an unescaped value', '{{{customer.name}}}', 'a value must be escaped'],
  ['an open block', '{{#if customer}}', 'friendly.html.hbs: Parse error'],
])('a template with %s is refused, and nothing is written', async (_, text, message) => {
  const result = await withTemplate('en/friendly.html.hbs', text)
  expect(result.exitCode).toBe(2)
  expect(result.stderr).toContain(message)
  expect(book?.read('SELECT id FROM message')).toEqual([])
})

test('phrases that are missing or unknown are named', async () => {
  expect((await withTemplate('en/words.json', '{"salutation": 5}')).stderr).toMatch(
    /words\.json: "?.*salutation/,
  )
})

test('a planted link to a template or its folder is refused', async () => {
  book = await makeBook('[dunning]\nweekends = true\n')
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-10')
  const secret = book.cli.file('secret.txt', 'secret')
  const folder = join(book.folder, 'templates/dunning')
  mkdirSync(join(folder, 'en'), { recursive: true })
  symlinkSync(secret, join(folder, 'en/friendly.text.hbs'))
  const file = await book.cli('remind', '--as-of', '2026-03-10')
  expect([file.exitCode, file.stderr]).toEqual([7, expect.stringContaining('is a link')])
  systemFiles.remove(join(folder, 'en/friendly.text.hbs'))
  symlinkSync(SHIPPED, join(folder, 'de'))
  book.customer('C2', { language: 'de' })
  book.invoice('INV-2', 'C2', '2026-03-10')
  expect((await book.cli('remind', '--as-of', '2026-03-10')).stderr).toContain('is a link')
})

test('a planted link in the outbox is refused', async () => {
  book = await makeBook('[dunning]\nweekends = true\n')
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-10')
  symlinkSync(book.folder, join(book.folder, 'outbox/new'))
  const result = await book.cli('remind', '--as-of', '2026-03-10')
  expect([result.exitCode, result.stderr]).toEqual([7, expect.stringContaining('is a link')])
})
