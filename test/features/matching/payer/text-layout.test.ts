import { expect, test } from 'vitest'
import type { CustomerFact } from '../../../../src/features/matching/facts/facts.ts'
import { nameIndex } from '../../../../src/features/matching/payer/name-index.ts'
import { layoutOf } from '../../../../src/features/matching/payer/text-layout.ts'
import type { CustomerId } from '../../../../src/ledger/ids.ts'

const NAMES = [
  'United Harbour Stores Inc',
  'United Harbour Storage LLC',
  'United Valley Storage LP',
]
const customers = NAMES.map(
  (name, index): CustomerFact => ({
    id: (index + 1) as CustomerId,
    number: null,
    name,
    parentId: null,
  }),
)

function followers(...texts: readonly string[]): readonly string[] {
  const lines = texts.map((description) => ({ counterparty: null, description }))
  return [...layoutOf(lines, nameIndex(customers)).followers]
}

test('what stands behind names that a field cut at its width is the bank’s own word', () => {
  expect(followers('UNITED HARBOUR STO REF 20260314', 'UNITED VALLEY STOR REF 20260315')).toEqual([
    'ref',
  ])
})

test('what stands behind half a name anywhere else may be its other half', () => {
  expect(followers('UNITED HARBOUR DEPOT', 'UNITED VALLEY DEPOT')).toEqual([])
})
