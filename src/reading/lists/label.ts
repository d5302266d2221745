import type { Field } from './field.ts'
import { normaliseHeading } from './normalise.ts'

/** The name of a field as `--map` takes it: `Issue date`. */
export function label(field: Field): string {
  const text = words(field)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The name of a field in a sentence: `issue date`. */
export function words(field: Field): string {
  return normaliseHeading(field)
}
