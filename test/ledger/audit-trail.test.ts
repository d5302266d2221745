import { expect, test } from 'vitest'
import {
  auditEvents,
  canonicalJson,
  eventHash,
  GENESIS,
  openTrail,
} from '../../src/ledger/audit-trail.ts'
import { day, memoryLedger } from '../support/ledger.ts'

const clock = { now: () => new Date('2026-10-31T12:00:00Z') }
const head = { action: 'note.add', ref: 'C1', effectiveDate: day('2026-10-31') }

test('each event carries the hash of the one before, the first that of nothing', () => {
  const { db, close } = memoryLedger()
  const trail = openTrail(db, { actor: 'jane', clock })
  const numbers = [trail.record(head, { b: 1, a: [2, null] }), trail.record(head, { c: 'text' })]
  expect(numbers).toEqual([1, 2])
  const [first, second] = [...auditEvents(db)]
  expect([first?.previous_hash, second?.previous_hash]).toEqual([GENESIS, first?.hash])
  expect(first?.detail).toBe('{"a":[2,null],"b":1}')
  for (const event of [first, second]) {
    if (event === undefined) throw new Error('two events')
    const { hash, ...facts } = event
    expect(eventHash(facts)).toBe(hash)
  }
  close()
})

test('one event is open at a time, and is closed once', () => {
  const { db, close } = memoryLedger()
  const trail = openTrail(db, { actor: 'jane', clock })
  const event = trail.open(head)
  expect(() => trail.open(head)).toThrow('still open')
  event.close({})
  expect(() => event.close({})).toThrow('closed before')
  close()
})

test('equal facts give equal bytes, whatever the order of their members', () => {
  expect(canonicalJson({ b: { d: 1, c: 2 }, a: 'x' })).toBe('{"a":"x","b":{"c":2,"d":1}}')
})
