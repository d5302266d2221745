import type { Terminal } from '../core/ports.ts'
import { progressLine } from './progress-line.ts'
import { takeOver } from './screen.ts'

/** Widths outside of this are taken for a terminal that does not tell its own. */
const COLUMNS_MIN = 40
const COLUMNS_DEFAULT = 100

/** The terminal that the program runs in. */
export function systemTerminal(environment: NodeJS.ProcessEnv): Terminal {
  const { stdout, stderr } = process
  const isPlain = environment['NO_COLOR'] !== undefined && environment['NO_COLOR'] !== ''
  const told = Number(environment['COLUMNS'])
  const columns = stdout.isTTY ? stdout.columns : told
  return {
    isInteractive: stdout.isTTY === true && process.stdin.isTTY === true,
    hasColor: stdout.isTTY === true && !isPlain && environment['TERM'] !== 'dumb',
    columns: columns >= COLUMNS_MIN ? columns : COLUMNS_DEFAULT,
    takeOver,
    progress: progressLine(stderr, () => performance.now()),
  }
}
