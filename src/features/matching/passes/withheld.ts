import type { Proposal } from '../decision.ts'
import type { Scene } from '../scene.ts'

/** Why a proposal waits for a person although it is certain: the word about the payer, or about one who owes. */
export function whyWithheld({ customerId, parts }: Proposal, scene: Scene): string | undefined {
  const { withheld } = scene
  if (withheld.size === 0) return undefined
  const own = customerId === null ? undefined : withheld.get(customerId)
  if (own !== undefined) return own
  const owner = parts.find(({ item }) => withheld.has(item.customerId))
  return owner === undefined ? undefined : withheld.get(owner.item.customerId)
}

/** The same for the best of several, if it is certain at all. */
export function certainButWithheld([best]: readonly Proposal[], scene: Scene): string | undefined {
  if (best === undefined || best.parts.length === 0) return undefined
  return best.confidence < scene.rules.minConfidence ? undefined : whyWithheld(best, scene)
}
