import type { Input } from '../../../core/command.ts'
import { AppError } from '../../../core/errors.ts'

/** Reads `--min-confidence`; undefined leaves what the settings say. */
export function minConfidenceOf(input: Input): string | undefined {
  const given = input.decimal('min-confidence')
  if (given === undefined || (Number(given) >= 0.5 && Number(given) <= 1)) return given
  throw new AppError('usage', `--min-confidence: expected a number from 0.5 to 1, found "${given}"`)
}
