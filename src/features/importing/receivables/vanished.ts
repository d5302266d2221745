import { counted } from '../../../core/counted.ts'
import type { Database } from '../../../core/ports.ts'
import { openReceivablesBefore } from '../store.ts'
import type { ListFormat } from './format.ts'

/** How many vanished invoices are named. */
const NAMED_MAX = 10

/** Hears of every invoice of a file, and tells what is missing. */
export interface Vanished {
  /** Whether it asks to be told of each. */
  readonly isWatching: boolean
  seen(id: number, isOpen: boolean): void
  warnings(): readonly string[]
}

/** Watches for open invoices that a later list of open items no longer has. */
export function openVanished(db: Database, format: ListFormat, batchId: number): Vanished {
  const isCandidate = format.layout.columns.has('balance')
  const ids = new Set<number>()
  let isOpenItemsList = true
  return {
    isWatching: isCandidate,
    seen(id, isOpen) {
      if (!isCandidate || !isOpenItemsList) return
      if (isOpen) ids.add(id)
      else isOpenItemsList = false
    },
    warnings() {
      if (!isCandidate || !isOpenItemsList || ids.size === 0) return []
      const missing = openReceivablesBefore(db, batchId).filter(({ id }) => !ids.has(id))
      if (missing.length === 0) return []
      const names = missing
        .slice(0, NAMED_MAX)
        .map(({ number }) => number)
        .join(', ')
      const more = missing.length > NAMED_MAX ? `, and ${missing.length - NAMED_MAX} more` : ''
      return [
        `a list of open items without ${counted(missing.length, 'invoice that is', 'invoices that are')} open in the book, kept open: ${names}${more}`,
      ]
    },
  }
}
