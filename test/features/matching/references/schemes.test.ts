import { expect, test } from 'vitest'
import {
  belgianOgm,
  danishFik,
  dutch,
  estonian,
  finnish,
  norwegianKid10,
  norwegianKid11,
  swedishOcr,
  swedishOcrLength,
  swissQrr,
} from '../../../../src/features/matching/references/digit-schemes.ts'
import { basesOf, schemes } from '../../../../src/features/matching/references/index.ts'
import {
  croatianReference,
  slovenian,
} from '../../../../src/features/matching/references/model-schemes.ts'
import {
  creditorReference,
  finnishInRf,
  issueCreditorReference,
} from '../../../../src/features/matching/references/rf.ts'
import { normalise, type Scheme } from '../../../../src/features/matching/references/scheme.ts'

const TABLE: readonly (readonly [Scheme, string, string])[] = [
  [creditorReference, 'RF18 5390 0754 7034', 'RF19 5390 0754 7034'],
  [finnish, '12 34561', '12 34562'],
  [finnishInRf, 'RF34 1234561', 'RF35 1234561'],
  [estonian, '121312952', '121312953'],
  [swissQrr, '21 00000 00003 13947 14300 09017', '21 00000 00003 13947 14300 09018'],
  [norwegianKid10, '123456701123453', '123456701123454'],
  [norwegianKid11, '123456701123458', '123456701123453'],
  [norwegianKid11, '104-', '1040'],
  [swedishOcr, '123455', '123451'],
  [swedishOcrLength, '1234574', '1234584'],
  [danishFik, '026840149965328', '026840149965329'],
  [belgianOgm, '+++020/3430/57642+++', '+++020/3430/57643+++'],
  [belgianOgm, '000000009797', '000000009700'],
  [dutch, '5000 0567 8901 2345', '5000 0567 8901 2354'],
  [dutch, '12 2345 3462 2567', '13 2345 3462 2567'],
  [slovenian, 'SI12 1234567890120', 'SI12 1234567890121'],
  [slovenian, 'SI05 19-1235-84503', 'SI05 18-1235-84503'],
]

test.each(TABLE)('%o reads %s and refuses %s', (scheme, valid, invalid) => {
  expect(scheme.read(normalise(valid))).toBeTypeOf('string')
  expect(scheme.read(normalise(invalid))).toBeUndefined()
})

test('a Croatian reference whose check fails is read with a warning', () => {
  expect(croatianReference('HR01123456-1234566')).toEqual({
    base: '1234561234566',
    isChecked: true,
  })
  expect(croatianReference('HR01123456-1234567')).toMatchObject({ isChecked: false })
})

test('an issued reference carries the number of the invoice and is read back', () => {
  const reference = issueCreditorReference('INV-2025/0017')
  expect(reference).toMatch(/^RF\d\dINV20250017$/)
  expect(creditorReference.read(reference)).toBe('INV20250017')
})

test('mod 97 misses no swap of two neighbours', () => {
  const reference = issueCreditorReference('9081726354')
  for (let at = 4; at < reference.length - 1; at++) {
    const pair = reference.slice(at, at + 2)
    if (pair[0] === pair[1]) continue
    const swapped = reference.slice(0, at) + pair[1] + pair[0] + reference.slice(at + 2)
    expect(creditorReference.read(swapped)).toBeUndefined()
  }
})

test('a reference offers what it carries also without the zeros that fill it up', () => {
  expect(basesOf('RF18539007547034')).toContain('539007547034')
  expect(basesOf('000000012357')).toEqual(expect.arrayContaining(['00000001235', '1235']))
  expect(new Set(schemes.map(({ name }) => name)).size).toBe(schemes.length)
})
