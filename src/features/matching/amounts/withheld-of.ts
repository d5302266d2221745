import {
  percentText,
  rateText,
  shareOf,
  type WithholdingRate,
  withheldMinor,
} from '../../../ledger/withholding.ts'
import { isUntouched } from '../book/amount-index.ts'
import type { Item, Part } from '../book/item.ts'
import { cashParts, type Explanation, type GapScene } from './gap-scene.ts'

/**
 * Withholding tax: the gap is exactly a rate that the payer is known for, or one that the settings
 * give for all. Undefined where no rate fits, where two give different amounts, and where the gap is
 * so small that it may be a rounding.
 */
export function withheldOf(
  scene: GapScene,
  { gap, due }: { gap: number; due: number },
): Explanation | undefined {
  const found = [...ofPayer(scene, gap, true), ...ofAll(scene, { gap, due })]
  return onlyOne(found, scene, gap)
}

/** The same at a rate of the payer that people have not confirmed often enough: a person is asked. */
export function withheldBefore(scene: GapScene, gap: number): Explanation | undefined {
  return gap <= 0 ? undefined : onlyOne(ofPayer(scene, gap, false), scene, gap)
}

function onlyOne(
  found: readonly Explanation[],
  scene: GapScene,
  gap: number,
): Explanation | undefined {
  const [first] = found
  const currency = scene.items[0]?.currency
  if (first === undefined || currency === undefined) return undefined
  if (gap <= scene.rules.roundingMaxMinor(currency)) return undefined
  return found.every((other) => isSame(first, other)) ? first : undefined
}

/** Rates of the one customer whose invoices these are, nothing of which was paid before. */
function ofPayer(
  { items, withholding, decidedSeq }: GapScene,
  gap: number,
  isSure: boolean,
): readonly Explanation[] {
  const owner = items[0]?.customerId
  if (owner === undefined || !items.every((item) => isWhole(item, owner))) return []
  const rates = (withholding.get(owner, decidedSeq) ?? []).filter((rate) => rate.isSure === isSure)
  return rates.flatMap((rate) =>
    explanation(items, (item) => withheldMinor(item, rate), {
      gap,
      evidence: `the difference is ${rateText(rate)}, withheld as tax ${rate.told}`,
    }),
  )
}

function isWhole(item: Item, owner: Item['customerId']): boolean {
  return item.customerId === owner && item.kind === 'invoice' && isUntouched(item)
}

function ofAll(
  { items, rules }: GapScene,
  { gap, due }: { gap: number; due: number },
): readonly Explanation[] {
  return rules.withholdingPercents1e4.flatMap((percent1e4: WithholdingRate['percent1e4']) =>
    shareOf(due, percent1e4) !== gap
      ? []
      : explanation(items, (item) => shareOf(item.open, percent1e4), {
          gap,
          evidence: `the difference is ${percentText(percent1e4)} % withholding tax`,
        }),
  )
}

function explanation(
  items: readonly Item[],
  minorOf: (item: Item) => number | undefined,
  { gap, evidence }: { gap: number; evidence: string },
): readonly Explanation[] {
  const others = items.map(
    (item): Part => ({ item, kind: 'withholding', amountMinor: minorOf(item) ?? 0 }),
  )
  const sum = others.reduce((total, part) => total + part.amountMinor, 0)
  if (sum !== gap || others.some((part) => part.amountMinor <= 0)) return []
  return [{ rule: 'withholding', parts: cashParts(items, others), evidence }]
}

function isSame(left: Explanation, right: Explanation): boolean {
  return left.parts.every(
    ({ item, kind, amountMinor }, index) =>
      right.parts[index]?.item === item &&
      right.parts[index]?.kind === kind &&
      right.parts[index]?.amountMinor === amountMinor,
  )
}
