import type { CommandSpec } from '../core/command.ts'
import { specs as daily } from '../features/daily/spec.ts'
import { specs as demo } from '../features/demo/spec.ts'
import { specs as importing } from '../features/importing/spec.ts'
import { specs as init } from '../features/init/spec.ts'
import { specs as listing } from '../features/listing/spec.ts'

/** Every command, in the order in which help lists them. Specs are data; bodies load when run. */
export const registry: readonly CommandSpec[] = [
  ...init,
  ...importing,
  ...demo,
  ...daily,
  ...listing,
]
