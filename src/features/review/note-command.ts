import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import type { BankLine } from '../../ledger/bank-line.ts'
import { addNote, endNote, notesOf } from './remark-store.ts'
import { linesCalled } from './store.ts'
import { theLine } from './the-line.ts'

/** Writes a note on a line, or takes the last one back. */
export function run(context: Context, input: Input): Outcome {
  const ref = input.words[0] ?? ''
  const line = theLine(linesCalled(context.db, ref), ref)
  if (input.flag('undo')) return takeBack(context, line)
  const { db, trail, asOf } = context
  const text = input.text('text')?.trim() ?? ''
  if (text === '') {
    throw new AppError('usage', '--text: expected what the note says', {
      hint: `openitem queue note ${line.bankRef} --text "called, they check"`,
    })
  }
  const event = trail.open({ action: 'queue.note', ref: line.bankRef, effectiveDate: asOf })
  addNote(db, line, { text, seq: event.seq })
  const json = { bank_ref: line.bankRef, text }
  event.close(json)
  return { json, blocks: [textBlock(`${line.bankRef} noted: ${text}`)] }
}

function takeBack({ db, trail, asOf }: Context, line: BankLine): Outcome {
  const note = notesOf(db, line).at(-1)
  if (note === undefined) throw new AppError('usage', `${line.bankRef} has no note`)
  const head = { action: 'queue.note-undo', ref: line.bankRef, effectiveDate: asOf }
  const json = { bank_ref: line.bankRef, taken_back: note.text }
  endNote(db, note.id, trail.record(head, json))
  return { json, blocks: [textBlock(`${line.bankRef}: the note "${note.text}" is taken back`)] }
}
