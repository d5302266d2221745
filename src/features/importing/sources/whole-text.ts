import type { StatementOptions } from '../facts.ts'
import { decodeStatement } from '../formats/decode.ts'
import type { ImportOptions } from '../options.ts'
import type { Source } from './open-sources.ts'

/** The text of a file that is read as a whole, however large. */
export function wholeText(source: Source, encoding: string | undefined): string {
  const whole = source.chunks === null ? source.bytes : Buffer.concat([...source.chunks()])
  return decodeStatement(whole, encoding)
}

/** What the user says about dates and amounts. */
export function flagsOf({ dateOrder, decimal }: ImportOptions): StatementOptions {
  return {
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(decimal === undefined ? {} : { decimal }),
  }
}
