import { expect, test } from 'vitest'
import { isNews } from '../../../../src/features/matching/run/news.ts'
import type { PlainDecision } from '../../../../src/features/matching/run/plain-decision.ts'
import type { BankLineId } from '../../../../src/ledger/ids.ts'

type Queued = Extract<PlainDecision, { kind: 'queue' }>

const suggested = (confidence: number, rule = 'amount'): Queued['suggestions'][number] => ({
  allocations: [],
  rule,
  confidence,
  evidence: ['the amount equals what is open'],
  against: [],
  unapplied: 0,
  customer: null,
})
const decision = (
  suggestions: Queued['suggestions'],
  reason: Queued['reason'] = 'AMBIGUOUS',
): Queued => ({ kind: 'queue', lineId: 1 as BankLineId, reason, suggestions, evidence: [] })
const waiting = (suggestions: Queued['suggestions']): Parameters<typeof isNews>[1] => ({
  status: 'queued',
  reason: 'AMBIGUOUS',
  isHeld: false,
  evidence: [],
  suggestions,
})

test('what waits as it waited is no news, be it a hundredth surer', () => {
  expect(isNews(decision([suggested(0.31)]), waiting([suggested(0.3)]))).toBe(false)
  expect(isNews(decision([]), waiting([]))).toBe(false)
})

test('another reason, another suggestion or a much surer one is news', () => {
  expect(isNews(decision([], 'NO_OPEN_ITEM'), waiting([]))).toBe(true)
  expect(isNews(decision([suggested(0.3, 'balance')]), waiting([suggested(0.3)]))).toBe(true)
  expect(isNews(decision([suggested(0.7)]), waiting([suggested(0.3)]))).toBe(true)
  expect(isNews(decision([suggested(0.3)]), waiting([]))).toBe(true)
})
