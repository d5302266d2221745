import type { StatementOptions } from '../../../reading/facts.ts'
import { decodeStatement } from '../../../reading/formats/decode.ts'
import type { ImportOptions } from '../options.ts'
import type { Source } from './source.ts'

/** The text of a file that is read as a whole, however large. */
export function wholeText(source: Source, encoding: string | undefined): string {
  return decodeStatement(wholeOf(source), encoding)
}

/** All bytes of a file, copied once: a large statement takes enough memory as it is. */
function wholeOf({ bytes, chunks, size }: Source): Buffer {
  if (chunks === null) return bytes
  const whole = Buffer.alloc(size)
  let at = 0
  for (const chunk of chunks()) at += chunk.copy(whole, at)
  return whole.subarray(0, at)
}

/** What the user says about dates and amounts. */
export function flagsOf({ dateOrder, decimal }: ImportOptions): StatementOptions {
  return {
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(decimal === undefined ? {} : { decimal }),
  }
}
