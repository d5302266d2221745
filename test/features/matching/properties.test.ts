import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Decision } from '../../../src/features/matching/decision.ts'
import { matchCash } from '../../../src/features/matching/engine.ts'
import type { MatchFacts } from '../../../src/features/matching/facts/facts.ts'
import type { ReceivableId } from '../../../src/ledger/ids.ts'
import { told } from '../../support/scenario.ts'
import { randomOf, type SmallWorld, smallWorld } from '../../support/small-world.ts'

const seeds = fc.integer({ min: 1, max: 100_000 })
const RUNS = { numRuns: 40 }

const applied = (decisions: readonly Decision[]) =>
  decisions.flatMap((one) => (one.kind === 'apply' ? [one] : []))

/** The lines that were applied to anything but what they pay. */
function wrong({ facts, truth }: SmallWorld, decisions: readonly Decision[]): readonly string[] {
  const refs = new Map(facts.lines.map((line) => [line.id, line.bankRef]))
  return applied(decisions).flatMap(({ lineId, proposal }) => {
    const ref = refs.get(lineId) ?? ''
    const numbers = proposal.parts.map(({ item }) => item.number)
    return JSON.stringify(numbers) === JSON.stringify(truth.get(ref)) ? [] : [`${ref}: ${numbers}`]
  })
}

test('most payments of a small book are applied, and none wrongly', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const world = smallWorld(seed)
      const decisions = matchCash(world.facts)
      expect(wrong(world, decisions)).toEqual([])
      expect(applied(decisions).length).toBeGreaterThan(world.facts.lines.length * 0.7)
    }),
    RUNS,
  )
})

test('more open invoices of others never turn a right posting into a wrong one', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const world = smallWorld(seed)
      const random = randomOf(seed + 1)
      const strangers = Array.from(world.facts.items, (item, index) => ({
        ...item,
        id: (10_000 + index) as ReceivableId,
        number: `RE-2026-${String(7_000 + index).padStart(5, '0')}`,
        totalMinor: random(900_000) + 1_000,
      }))
      const items = [
        ...world.facts.items,
        ...strangers.map((item) => ({ ...item, openMinor: item.totalMinor })),
      ]
      expect(wrong(world, matchCash({ ...world.facts, items }))).toEqual([])
    }),
    RUNS,
  )
})

test('case, blanks and diacritics never change a decision', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { facts } = smallWorld(seed)
      const restyled: MatchFacts = {
        ...facts,
        lines: facts.lines.map((line) => ({
          ...line,
          description: `  ${line.description.toUpperCase().replaceAll(' ', '  ')} `,
          counterparty: (line.counterparty ?? '').toLowerCase().replaceAll('a', 'á'),
        })),
      }
      expect(told(restyled, matchCash(restyled))).toEqual(told(facts, matchCash(facts)))
    }),
    RUNS,
  )
})

test('the order in which invoices and customers are given changes nothing', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { facts } = smallWorld(seed)
      const shuffled = {
        ...facts,
        items: [...facts.items].reverse(),
        customers: [...facts.customers].reverse(),
      }
      expect(told(shuffled, matchCash(shuffled))).toEqual(told(facts, matchCash(facts)))
    }),
    RUNS,
  )
})

test('every line is decided once, and its cash is applied or left over to the cent', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { facts } = smallWorld(seed)
      const decisions = matchCash(facts)
      expect(decisions.map(({ lineId }) => lineId)).toEqual(facts.lines.map(({ id }) => id))
      const amounts = new Map(facts.lines.map((line) => [line.id, line.amountMinor]))
      for (const { lineId, proposal } of applied(decisions)) {
        const cash = proposal.parts
          .filter(({ kind }) => kind === 'cash')
          .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
        expect(cash + proposal.unappliedMinor).toBe(amounts.get(lineId))
      }
    }),
    RUNS,
  )
})

test('no invoice is paid more than it has open', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { facts } = smallWorld(seed)
      const twice = {
        ...facts,
        lines: facts.lines.flatMap((line) => [
          line,
          { ...line, id: (line.id + 5_000) as typeof line.id, bankRef: `${line.bankRef}-again` },
        ]),
      }
      const paid = new Map<number, number>()
      for (const { proposal } of applied(matchCash(twice))) {
        for (const { item, amountMinor } of proposal.parts) {
          paid.set(item.id, (paid.get(item.id) ?? 0) + amountMinor)
        }
      }
      for (const item of facts.items) {
        expect(paid.get(item.id) ?? 0).toBeLessThanOrEqual(item.totalMinor)
      }
    }),
    RUNS,
  )
})

test('halving the input never makes a posting wrong', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const world = smallWorld(seed)
      const { lines } = world.facts
      const half = Math.floor(lines.length / 2)
      const first = { ...world.facts, lines: lines.slice(0, half) }
      const early = matchCash(first)
      const paid = new Map(
        applied(early).flatMap(({ proposal }) =>
          proposal.parts.map((part) => [part.item.id, part.amountMinor] as const),
        ),
      )
      const decided = new Set(applied(early).map(({ lineId }) => lineId))
      const rest = {
        ...world.facts,
        lines: lines.filter(({ id }) => !decided.has(id)),
        items: Array.from(world.facts.items, (item) => ({
          ...item,
          openMinor: item.openMinor - (paid.get(item.id) ?? 0),
        })),
      }
      expect([...wrong(world, early), ...wrong(world, matchCash(rest))]).toEqual([])
    }),
    RUNS,
  )
})
