import { expect, test } from 'vitest'
import { openScene } from '../../../../src/features/matching/open-scene.ts'
import { smallWorld } from '../../../support/small-world.ts'

test('where a bank cuts its texts is known of a single line too, from those that were decided before', () => {
  const { facts } = smallWorld(1)
  const [line] = facts.lines
  if (line === undefined) throw new Error('a world without lines')
  const cut = { ...line, creditorReference: null, description: 'RE-10012 RE-10013 RE-1001 and' }
  const { length } = cut.description
  const isCut = (known: ReadonlyMap<number, number>): boolean =>
    openScene({ ...facts, lines: [cut], knownLengths: known }).read(cut).isCut
  expect(isCut(new Map())).toBe(false)
  expect(isCut(new Map([[length, 40]]))).toBe(true)
  expect(isCut(new Map([[length + 5, 40]]))).toBe(false)
})
