import type { CalendarDate } from '../../../core/calendar-date.ts'
import { counted } from '../../../core/counted.ts'
import type { Customer } from '../../../ledger/customer.ts'
import { dueDate, parseTerms } from '../../../ledger/terms.ts'
import { remembered } from '../../../reading/text/remembered.ts'
import type { DocumentFact } from './receivable-fact.ts'

/** What a day of payment is made from where a row tells none. */
export type DueFact = Pick<DocumentFact, 'number' | 'line' | 'issueDate' | 'terms' | 'kind'>

/** Finds the days of payment that rows leave to the terms. */
export interface DueDays {
  /** As if the document were new: without terms that tell a day it is the day of issue. */
  of(fact: DueFact, customer: Pick<Customer, 'terms'>): CalendarDate
  /** The document of this row is new, or with no row all that were asked for since. */
  added(fact?: Pick<DueFact, 'line'>): void
  /** The document is in the book: what the row itself says counts, else what the book has. */
  revised(
    fact: DueFact & Pick<DocumentFact, 'dueDate'>,
    known: { readonly dueDate: CalendarDate },
  ): CalendarDate
  /** Tells of the new invoices for which nothing says when they are due. */
  warnings(): readonly string[]
}

/** Opens the search over one file. */
export function openDueDays(): DueDays {
  const termsOf = remembered(parseTerms)
  const byTerms = (told: string | null, issueDate: CalendarDate): CalendarDate | undefined => {
    const terms = told === null ? undefined : termsOf(told)
    return terms === undefined ? undefined : dueDate(terms, issueDate)
  }
  // Whether a document is new shows only when it is stored; until then it waits here by its line.
  const guessed = new Map<number, string>()
  let count = 0
  let example = ''
  const tell = (line: number, name: string): void => {
    if (count === 0) example = name
    count += 1
    guessed.delete(line)
  }
  return {
    of({ number, line, issueDate, terms, kind }, customer) {
      if (kind === 'credit_memo') return issueDate
      const told = terms ?? customer.terms
      const due = byTerms(told, issueDate)
      if (due === undefined) guessed.set(line, told === null ? number : `${number}: "${told}"`)
      return due ?? issueDate
    },
    added(fact) {
      if (guessed.size === 0) return
      for (const [line, name] of guessed) {
        if (fact === undefined || fact.line === line) tell(line, name)
      }
    },
    revised({ line, issueDate, dueDate: told, terms, kind }, known) {
      guessed.delete(line)
      const due = kind === 'credit_memo' ? undefined : byTerms(terms, issueDate)
      return told ?? due ?? known.dueDate
    },
    warnings() {
      if (count === 0) return []
      const who = counted(count, 'invoice has', 'invoices have')
      return [
        `${who} no due date, and no terms that tell one (${example}): due on the day of issue`,
      ]
    },
  }
}
