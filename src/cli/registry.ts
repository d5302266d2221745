import type { CommandSpec } from '../core/command.ts'
import { specs as aging } from '../features/aging/spec.ts'
import { specs as controls } from '../features/controls/spec.ts'
import { specs as customers } from '../features/customers/spec.ts'
import { specs as daily } from '../features/daily/spec.ts'
import { specs as demo } from '../features/demo/spec.ts'
import { specs as dso } from '../features/dso/spec.ts'
import { specs as dunning } from '../features/dunning/spec.ts'
import { specs as importing } from '../features/importing/spec.ts'
import { specs as init } from '../features/init/spec.ts'
import { specs as listing } from '../features/listing/spec.ts'
import { specs as matching } from '../features/matching/spec.ts'
import { specs as metrics } from '../features/metrics/spec.ts'
import { specs as review } from '../features/review/spec.ts'
import { specs as roi } from '../features/roi/spec.ts'
import { specs as rollforward } from '../features/rollforward/spec.ts'

/** Every command, in the order in which help lists them. Specs are data; bodies load when run. */
export const registry: readonly CommandSpec[] = [
  ...init,
  ...demo,
  ...importing,
  ...matching,
  ...dunning,
  ...listing,
  ...aging,
  ...dso,
  ...metrics,
  ...rollforward,
  ...roi,
  ...daily,
  ...customers,
  ...review,
  ...controls,
]
