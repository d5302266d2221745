import { resolve } from 'node:path'
import type { Ports } from '../../../core/ports.ts'

/** A file as the user named it, with its bytes. */
export interface Source {
  readonly path: string
  readonly bytes: Buffer
}

/** Opens what the command line names. */
export function openSources(ports: Ports, words: readonly string[]): readonly Source[] {
  return words.map((path) => ({ path, bytes: ports.files.read(resolve(ports.cwd, path)) }))
}
