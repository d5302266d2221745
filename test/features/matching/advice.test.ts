import { expect, test } from 'vitest'
import { matchCash } from '../../../src/features/matching/engine.ts'
import type { MatchFacts } from '../../../src/features/matching/facts/facts.ts'
import { readScenarios, told } from '../../support/scenario.ts'

const [scenario] = readScenarios(`# An advice
customer C1  Harbor Foods Inc
invoice INV-1001  C1  on 2026-01-05  100.00 EUR
invoice INV-1002  C1  on 2026-01-06  250.00 EUR
invoice INV-1003  C1  on 2026-01-07  340.00 EUR
payment P1  on 2026-02-01  340.00 EUR  from "Harbor Foods Inc"  "ADV-7781"`)
const facts = scenario?.facts as MatchFacts

test('without an advice the one invoice of the amount is meant', () => {
  expect(told(facts, matchCash(facts))).toEqual(['P1 applied INV-1003 340.00 cash'])
})

test('the oldest invoices are paid first only where the owner of the book wants it', () => {
  const [line] = facts.lines
  const lines = line === undefined ? [] : [{ ...line, amountMinor: 12_300, description: 'payment' }]
  const asked = { ...facts, lines }
  expect(told(asked, matchCash(asked))).toEqual(['P1 queued AMBIGUOUS'])
  const wanted = { ...asked, rules: { ...facts.rules, oldestFirst: true } }
  expect(told(wanted, matchCash(wanted))).toEqual([
    'P1 applied INV-1001 100.00 cash',
    'P1 applied INV-1002 23.00 cash',
  ])
})
