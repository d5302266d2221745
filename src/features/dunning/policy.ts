import {
  NO_POLICY,
  type Policy,
  type PolicyStep,
  SHIPPED_POLICIES,
  TONES,
} from '../../core/settings/dunning-policies.ts'

/** What a name stands for: a policy, no reminders, or nothing that the book knows. */
export function findPolicy(name: string, own: readonly Policy[]): Policy | 'none' | 'unknown' {
  if (name === NO_POLICY) return 'none'
  return [...own, ...SHIPPED_POLICIES].find((policy) => policy.name === name) ?? 'unknown'
}

/** The first step that comes later than a day; a last step with `every` comes again and again. */
export function stepAfter(policy: Policy, day: number): PolicyStep | undefined {
  const next = policy.steps.find((step) => step.day > day)
  if (next !== undefined) return next
  const last = policy.steps.at(-1)
  if (last?.every === undefined) return undefined
  const rounds = Math.floor((day - last.day) / last.every) + 1
  return { ...last, day: last.day + rounds * last.every }
}

/** The last step that has come by a day. */
export function stepUpTo(policy: Policy, day: number): PolicyStep | undefined {
  return policy.steps.findLast((step) => step.day <= day)
}

/** How people write a step: `-5`, `0`, `+7`. */
export function stepLabel(day: number): string {
  return day > 0 ? `+${day}` : String(day)
}

/** The step that sets the tone of a letter: the strongest, and of equals the latest. */
export function strongest(steps: readonly PolicyStep[]): PolicyStep | undefined {
  const rank = (step: PolicyStep): number => TONES.indexOf(step.tone)
  return [...steps].sort((a, b) => rank(b) - rank(a) || b.day - a.day)[0]
}
