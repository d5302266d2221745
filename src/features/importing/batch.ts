import type { CalendarDate } from '../../core/calendar-date.ts'
import { AppError } from '../../core/errors.ts'
import type { Json } from '../../core/outcome.ts'
import type { Database } from '../../core/ports.ts'
import type { Settings } from '../../core/settings/index.ts'
import type { AdviceNote } from '../../reading/advices/advice.ts'
import type { RowReject } from '../../reading/facts.ts'
import { apart } from '../../reading/text/apart.ts'
import type { RejectLog } from './reject-log.ts'
import type { RowStore } from './store.ts'

/** So many bad rows and not one good one: it is no such file, and the book need not say so often. */
const BAD_ROWS_MAX = 100_000

/** How many rejects are shown; the file with all of them is written besides. */
const REJECTS_SHOWN_MAX = 100
/** A cell that swallowed half of a file is not shown whole. */
const VALUE_LENGTH_MAX = 200

/** How many lines a warning names. */
const LINES_NAMED_MAX = 5

/** What became of the rows of a file, counted. */
export interface BatchCounts {
  imported: number
  updated: number
  duplicates: number
  rejected: number
  leftOut: number
}

/** One file on its way into the book: what every row becomes is told here, once. */
export interface Batch {
  readonly id: number
  /** The audit event that everything of the file belongs to. */
  readonly seq: number
  readonly db: Database
  readonly settings: Settings
  readonly asOf: CalendarDate
  readonly counts: BatchCounts
  /** The first bad rows. */
  readonly rejects: RowReject[]
  /** All of them. */
  readonly rejectLog: RejectLog
  readonly warnings: string[]
  /** What was understood of each advice of a payer. */
  readonly advices: AdviceNote[]
  imported(lines: number): void
  /** Further lines of an invoice that the first one brought in. */
  part(line: number, ref: string): void
  updated(line: number, ref: string, sides: { readonly before: Json; readonly after: Json }): void
  duplicate(line: number, ref: string): void
  rejected(reject: RowReject): void
  leftOut(line: number, why: string, ref?: string): void
  /** Sums up what was left out, for the warnings. */
  end(): void
}

/** Starts to count for a file. */
export function openBatch(
  scene: Pick<Batch, 'id' | 'seq' | 'db' | 'settings' | 'asOf' | 'rejectLog' | 'advices'>,
  rows: RowStore,
  onRow: (count: number) => void,
): Batch {
  const counts: BatchCounts = { imported: 0, updated: 0, duplicates: 0, rejected: 0, leftOut: 0 }
  const rejects: RowReject[] = []
  const warnings: string[] = []
  const reasons = new Map<string, LeftOut>()
  const taken = (what: 'imported' | 'updated' | 'duplicates', count: number): void => {
    counts[what] += count
    onRow(counts[what])
  }
  return {
    ...scene,
    counts,
    rejects,
    warnings,
    imported: (lines) => taken('imported', lines),
    part(line, ref) {
      rows.add({ line, outcome: 'part', ref, reason: null, replaced: null })
    },
    updated(line, ref, sides) {
      taken('updated', 1)
      rows.add({ line, outcome: 'updated', ref, reason: null, replaced: JSON.stringify(sides) })
    },
    duplicate(line, ref) {
      taken('duplicates', 1)
      rows.add({ line, outcome: 'duplicate', ref, reason: null, replaced: null })
    },
    rejected(found) {
      const reject = shortened(found)
      counts.rejected += 1
      refuseRubbish(counts, () => `line ${reject.line}: ${rejectText(reject)}`)
      if (rejects.length < REJECTS_SHOWN_MAX) rejects.push(reject)
      scene.rejectLog.add(reject)
      const reason = rejectText(reject)
      rows.add({ line: reject.line, outcome: 'rejected', ref: null, reason, replaced: null })
    },
    leftOut(line, why, ref) {
      counts.leftOut += 1
      refuseRubbish(counts, () => `line ${line}: ${why}`)
      noteLeftOut(reasons, why, line)
      rows.add({ line, outcome: 'left out', ref: ref ?? null, reason: why, replaced: null })
    },
    end() {
      warnings.push(...[...reasons].map(leftOutText))
    },
  }
}

function refuseRubbish(counts: BatchCounts, last: () => string): void {
  if (counts.rejected + counts.leftOut < BAD_ROWS_MAX) return
  if (counts.imported + counts.updated + counts.duplicates > 0) return
  throw new AppError('input', `none of ${BAD_ROWS_MAX} rows could be taken (${last()})`, {
    hint: 'say what the file is with --kind, and what its columns hold with --map',
  })
}

function shortened(reject: RowReject): RowReject {
  const { value } = reject
  if (value.length <= VALUE_LENGTH_MAX) return reject
  return { ...reject, value: `${apart(value.slice(0, VALUE_LENGTH_MAX)).trim()}…` }
}

/** A reject in words: `Amount "12,3x": not an amount`. */
export function rejectText({ column, value, reason }: RowReject): string {
  const what = [column, value === '' ? '' : `"${value}"`].filter((part) => part !== '').join(' ')
  return what === '' ? reason : `${what}: ${reason}`
}

/** How many rows were accounted for. */
export function rowsIn(counts: BatchCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

function noteLeftOut(reasons: Map<string, LeftOut>, why: string, line: number): void {
  const known = reasons.get(why) ?? { count: 0, lines: [] }
  known.count += 1
  if (known.lines.length < LINES_NAMED_MAX) known.lines.push(line)
  reasons.set(why, known)
}

interface LeftOut {
  count: number
  /** The first of them. */
  readonly lines: number[]
}

function leftOutText([why, { count, lines }]: readonly [string, LeftOut]): string {
  const more = count > lines.length ? ' …' : ''
  return `${count} ${count === 1 ? 'row' : 'rows'} left out, ${why}: line ${lines.join(', ')}${more}`
}
