import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { walkChain } from '../../../src/features/controls/chain.ts'
import {
  type AuditEvent,
  auditEvents,
  eventHash,
  GENESIS,
} from '../../../src/ledger/audit-trail.ts'
import { bookOfTest } from '../../support/book-of-test.ts'

const book = bookOfTest()
beforeEach(() => {
  for (const name of ['Acme', 'Béla', 'Harbor']) book.ledger.customer({ number: name, name })
})

const events = (): readonly AuditEvent[] => [...auditEvents(book.ledger.db)]
const codesOf = (changed: readonly AuditEvent[], head?: string): readonly string[] =>
  walkChain(changed, head).problems.map(({ code }) => code)

test('an untouched trail holds, and its head stands in it', () => {
  const head = events().at(-1)?.hash
  expect(codesOf(events(), head)).toEqual([])
  expect(walkChain(events(), undefined).head).toEqual({ seq: 3, hash: head })
})

test('a change of any byte of any event is found', () => {
  const original = events()
  for (const [index, event] of original.entries()) {
    for (const [key, value] of Object.entries(event)) {
      const text = String(value)
      for (let at = 0; at < text.length; at++) {
        const other = text[at] === '7' ? '8' : '7'
        const edited = text.slice(0, at) + other + text.slice(at + 1)
        const row = { ...event, [key]: typeof value === 'number' ? Number(edited) : edited }
        const changed = original.map((one, place) => (place === index ? row : one))
        expect(codesOf(changed), `${key} of event ${event.seq}, byte ${at}`).not.toEqual([])
      }
    }
  }
})

test('an event whose hash was made anew is found by the event behind it', () => {
  const forged = events().map((event) => {
    if (event.seq !== 2) return event
    const { hash: _, ...facts } = { ...event, actor: 'mallory' }
    return { ...facts, hash: eventHash(facts) }
  })
  expect(codesOf(forged)).toEqual(['AUDIT_ORDER'])
})

test('a gap and a swap are found', () => {
  const [first, second, third] = events()
  if (first === undefined || second === undefined || third === undefined) throw new Error('three')
  expect(codesOf([first, third])).toEqual(['AUDIT_GAP', 'AUDIT_ORDER'])
  expect(codesOf([first, { ...third, seq: 2 }, { ...second, seq: 3 }])).toContain('AUDIT_EDITED')
  expect(codesOf([second, third])).toContain('AUDIT_GAP')
})

test('a cut at the end and a rewritten trail are found against a head that was noted', () => {
  const head = events().at(-1)?.hash ?? ''
  expect(codesOf(events().slice(0, 2))).toEqual([])
  expect(codesOf(events().slice(0, 2), head)).toEqual(['AUDIT_HEAD'])
  expect(codesOf([], head)).toEqual(['AUDIT_HEAD'])
  expect(codesOf(events(), GENESIS)).toEqual([])
})

test('audit verify prints the head, and holds the chain against one', async () => {
  const first = await book.cli.json('--book', 'book', 'audit', 'verify')
  expect(first).toEqual({ ok: true, problems: [], events: 3, head: events().at(-1)?.hash })
  book.ledger.customer({ name: 'Later' })
  const later = await book.cli('--book', 'book', 'audit', 'verify', '--head', String(first['head']))
  expect(later.exitCode).toBe(0)
  const wrong = await book.cli(
    '--book',
    'book',
    'audit',
    'verify',
    '--head',
    'f'.repeat(64),
    '--json',
  )
  expect(wrong.exitCode).toBe(4)
  expect(JSON.parse(wrong.stdout).problems[0].code).toBe('AUDIT_HEAD')
  const nonsense = await book.cli('--book', 'book', 'audit', 'verify', '--head', 'abc')
  expect([nonsense.exitCode, nonsense.stdout]).toEqual([2, ''])
})

test('audit list shows the newest events, oldest first', async () => {
  const { events: shown } = await book.cli.json<{ events: { seq: number }[] }>(
    ...['--book', 'book', 'audit', 'list', '--limit', '2'],
  )
  expect(shown.map(({ seq }) => seq)).toEqual([2, 3])
})

test('an exported trail can be verified without the book', async () => {
  book.ledger.customer({ name: '\u001b[2J\u202e\u009bevil' })
  const { stdout } = await book.cli('--book', 'book', 'audit', 'export')
  const exported = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const { events: list } = await book.cli.json<{ events: unknown[] }>(
    '--book',
    'book',
    'audit',
    'export',
  )
  expect(exported).toEqual(list)
  expect(exported.map(({ hash }) => hash)).toEqual(events().map(({ hash }) => hash))
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
})

test('the database itself refuses to change or delete an event', () => {
  expect(() => book.ledger.db.exec("UPDATE audit_event SET actor = 'x'")).toThrow('never changed')
  expect(() => book.ledger.db.exec('DELETE FROM audit_event')).toThrow('never deleted')
  expect(readFileSync(join(book.cli.folder, 'book/book.db')).length).toBeGreaterThan(0)
})
