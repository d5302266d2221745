import { type Json, type Table, textCell } from '../../core/outcome.ts'
import type { ListedLesson } from './store.ts'

const KINDS = { account: 'pays from', name: 'pays as', pays_for: 'is paid for by' } as const

/** What was learned about who pays, for people. */
export function lessonTable(lessons: readonly ListedLesson[]): Table {
  return {
    title: 'Learned from postings (unapply takes a lesson back)',
    columns: [
      { key: 'kind', label: 'Lesson' },
      { key: 'value', label: 'Payer' },
      { key: 'bank_ref', label: 'From bank line', isKey: true },
      { key: 'recorded_at', label: 'When' },
      { key: 'confirmed', label: 'By' },
    ],
    rows: lessons.map((lesson) => [
      textCell(KINDS[lesson.kind]),
      textCell(lesson.value),
      textCell(lesson.bankRef),
      textCell(lesson.recordedAt.slice(0, 10)),
      textCell(lesson.isConfirmed === 1 ? 'a person' : 'match'),
    ]),
  }
}

/** The same as data. */
export function lessonJson(lesson: ListedLesson): Json {
  return {
    kind: lesson.kind,
    value: lesson.value,
    bank_ref: lesson.bankRef,
    recorded_at: lesson.recordedAt,
    confirmed: lesson.isConfirmed === 1,
  }
}
