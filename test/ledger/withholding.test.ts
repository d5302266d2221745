import { expect, test } from 'vitest'
import type { CustomerId } from '../../src/ledger/ids.ts'
import {
  learnedRates,
  percentText,
  type WithholdingProof,
  withheldMinor,
} from '../../src/ledger/withholding.ts'

const proof = (
  bankRef: string,
  ...invoices: readonly (readonly [total: number, withheld: number, tax?: number])[]
): WithholdingProof => ({
  customerId: 1 as CustomerId,
  bankRef,
  recordedAt: '2026-10-31T12:00:00Z',
  recordedSeq: 1,
  invoices: invoices.map(([totalMinor, withheld, tax]) => ({
    totalMinor,
    withheldMinor: withheld,
    taxMinor: tax ?? null,
  })),
})

const told = (...proofs: readonly WithholdingProof[]) =>
  learnedRates(proofs).map(
    ({ percent1e4, basis, proofs: from }) =>
      `${percentText(percent1e4)} ${basis}: ${from.map(({ bankRef }) => bankRef).join(' ')}`,
  )

test('the plainest rate that gives every amount is the one', () => {
  expect(told(proof('A', [100_000, 10_000]), proof('B', [33_333, 3_333]))).toEqual([
    '10 gross: A B',
  ])
  expect(told(proof('A', [500_000, 131_875]), proof('B', [10_000, 2_638]))).toEqual([
    '26.375 gross: A B',
  ])
  expect(told(proof('A', [99_900, 1_499]), proof('B', [10_000, 150]))).toEqual(['1.5 gross: A B'])
})

test('a rate of the net amount is told from one of the whole', () => {
  expect(told(proof('A', [119_000, 5_000, 19_000]), proof('B', [23_800, 1_000, 3_800]))).toEqual([
    '5 net: A B',
  ])
})

test('two rates of one payer are kept apart, and a sum that is no rate proves nothing', () => {
  const [ten, two] = [proof('A', [100_000, 10_000]), proof('B', [100_000, 2_000])]
  expect(told(ten, two, proof('C', [77_700, 7_770]))).toEqual(['10 gross: A C', '2 gross: B'])
  expect(told(proof('A', [100_000, 60_000]))).toEqual([])
})

test('every invoice of a payment has to be at the rate', () => {
  expect(told(proof('A', [100_000, 10_000], [50_000, 4_000]))).toEqual([])
})

test('halves of a cent are rounded up, and without the tax there is no rate of the net', () => {
  expect(
    withheldMinor({ totalMinor: 5, taxMinor: null }, { percent1e4: 100_000, basis: 'gross' }),
  ).toBe(1)
  expect(withheldMinor({ totalMinor: 500, taxMinor: null }, { percent1e4: 1, basis: 'net' })).toBe(
    undefined,
  )
})
