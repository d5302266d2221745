import type { Terminal } from '../core/ports.ts'
import { isTerminal, STDERR, STDOUT } from './output.ts'
import { progressLine } from './progress-line.ts'
import { takeOver } from './screen.ts'

/** Widths outside of this are taken for a terminal that does not tell its own. */
const COLUMNS_MIN = 40
const COLUMNS_DEFAULT = 100

/** The terminal that the program runs in. */
export function systemTerminal(environment: NodeJS.ProcessEnv): Terminal {
  const isPlain = environment['NO_COLOR'] !== undefined && environment['NO_COLOR'] !== ''
  const isSeen = isTerminal(STDOUT)
  const columns = isSeen ? process.stdout.columns : Number(environment['COLUMNS'])
  return {
    isInteractive: isSeen && process.stdin.isTTY === true,
    hasColor: isSeen && !isPlain && environment['TERM'] !== 'dumb',
    columns: columns >= COLUMNS_MIN ? columns : COLUMNS_DEFAULT,
    takeOver,
    progress: isTerminal(STDERR) ? progressLine(process.stderr, () => performance.now()) : () => {},
  }
}
