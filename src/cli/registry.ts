import type { CommandSpec } from '../core/command.ts'
import { specs as daily } from '../features/daily/spec.ts'
import { specs as demo } from '../features/demo/spec.ts'
import { specs as dunning } from '../features/dunning/spec.ts'
import { specs as init } from '../features/init/spec.ts'

/** Every command, in the order in which help lists them. Specs are data; bodies load when run. */
export const registry: readonly CommandSpec[] = [...init, ...dunning, ...demo, ...daily]
