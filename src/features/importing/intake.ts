import { check } from '../../core/errors.ts'
import type { Loaded } from '../../ledger/load.ts'
import { ROWS_AT_ONCE } from '../../ledger/many-rows.ts'

/** How rows of one kind go into the book. */
export interface IntakePlan<Row, Known extends { readonly id: number }> {
  load(rows: readonly Row[]): Loaded
  /** What the book has under the identity of a row. */
  find(row: Row): Known | undefined
  added(row: Row, id: Known['id']): void
  known(row: Row, known: Known): void
}

/** Rows of which nothing is to be told but that they are in; one is made only where it is not new. */
export interface PlainRows<Row> {
  load(from: number, count: number): Loaded
  row(index: number): Row
  added(count: number): void
}

/** Takes rows in their order, many at a time; `settle` before anything that depends on them. */
export interface Intake<Row> {
  take(row: Row): void
  takePlain(rows: PlainRows<Row>, place: { readonly from: number; readonly to: number }): void
  settle(): void
}

/**
 * Adds what the book has not. Nothing is looked up before: the unique index tells that something is
 * known, and only then the rows of that statement are looked at one by one.
 */
export function openIntake<Row, Known extends { readonly id: number }>(
  plan: IntakePlan<Row, Known>,
): Intake<Row> {
  let waiting: Row[] = []
  let areKnown = false
  const settle = (): void => {
    if (waiting.length === 0) return
    const rows = waiting
    waiting = []
    const added = areKnown ? takeSingly(plan, rows) : takeTogether(plan, rows)
    // A file that is imported again goes on being known: looking first saves the attempt.
    areKnown = added < rows.length / 2
  }
  return {
    take(row) {
      waiting.push(row)
      if (waiting.length === ROWS_AT_ONCE) settle()
    },
    takePlain(rows, { from, to }) {
      settle()
      for (let at = from; at < to; at += ROWS_AT_ONCE) {
        const count = Math.min(ROWS_AT_ONCE, to - at)
        const added = takeSome(rows, at, count)
        areKnown = added < count / 2
      }
    },
    settle,
  }

  function takeSome(rows: PlainRows<Row>, from: number, count: number): number {
    const made = () => Array.from({ length: count }, (_, index) => rows.row(from + index))
    if (areKnown) return takeSingly(plan, made())
    const loaded = rows.load(from, count)
    if (loaded.added === count) rows.added(count)
    else tell(plan, made(), loaded)
    return loaded.added
  }
}

function takeSingly<Row, Known extends { readonly id: number }>(
  plan: IntakePlan<Row, Known>,
  rows: readonly Row[],
): number {
  let count = 0
  for (const row of rows) {
    const found = plan.find(row)
    if (found !== undefined) {
      plan.known(row, found)
      continue
    }
    const { first, added } = plan.load([row])
    check(added === 1, 'a row is neither new nor known')
    plan.added(row, first as Known['id'])
    count += 1
  }
  return count
}

function takeTogether<Row, Known extends { readonly id: number }>(
  plan: IntakePlan<Row, Known>,
  rows: readonly Row[],
): number {
  const loaded = plan.load(rows)
  tell(plan, rows, loaded)
  return loaded.added
}

/** Tells row by row what went in and what the book has. */
function tell<Row, Known extends { readonly id: number }>(
  plan: IntakePlan<Row, Known>,
  rows: readonly Row[],
  { first, added }: Loaded,
): void {
  let next = first
  for (const row of rows) {
    if (added === rows.length) {
      plan.added(row, next as Known['id'])
      next += 1
      continue
    }
    const found = plan.find(row)
    check(found !== undefined, 'a row is neither new nor known')
    // Row keys are given in order, so that a twin further down is not taken for the row itself.
    const isNew = found.id === next && next < first + added
    if (isNew) next += 1
    if (isNew) plan.added(row, found.id)
    else plan.known(row, found)
  }
}
