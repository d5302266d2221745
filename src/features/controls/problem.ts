import { counted } from '../../core/counted.ts'
import {
  type Block,
  type Json,
  type Table,
  tableBlock,
  textBlock,
  textCell,
} from '../../core/outcome.ts'

/** A claim that the book relies on and that does not hold. */
export interface Problem {
  /** Which claim, for scripts: `OPEN_AMOUNT`. */
  readonly code: string
  readonly message: string
  /** What it is about, as people name it: an invoice, a bank reference, an event. */
  readonly ref: string
}

/** `{"ok", "problems"}` of the interface contract. */
export function problemsJson(problems: readonly Problem[]) {
  return {
    ok: problems.length === 0,
    problems: problems.map(({ code, message, ref }) => ({ code, message, ref })),
  } satisfies Json
}

/** What people see: the sentence that all is well, or the problems. */
export function problemBlocks(problems: readonly Problem[], allIsWell: string): readonly Block[] {
  return problems.length === 0 ? [textBlock(allIsWell)] : [tableBlock(problemTable(problems))]
}

function problemTable(problems: readonly Problem[]): Table {
  return {
    title: counted(problems.length, 'problem'),
    columns: [
      { key: 'code', label: 'Code' },
      { key: 'ref', label: 'Where' },
      { key: 'message', label: 'What does not hold', isProse: true },
    ],
    rows: problems.map(({ code, message, ref }) => [
      textCell(code, 'bad'),
      textCell(ref),
      textCell(message),
    ]),
  }
}
