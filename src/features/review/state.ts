import type { Case } from './case.ts'
import { isChequeOf, type QueueEntry } from './entry.ts'
import type { FormName } from './forms.ts'

/** Where a review stands: all that is drawn, and all that a key needs to know. */
export interface State {
  /** What is left to look at; the first one is on the screen. */
  readonly waiting: readonly QueueEntry[]
  /** The rest about the line on the screen. */
  readonly shown: Case | undefined
  /** The references of lines that were put off; they come again behind the others. */
  readonly skipped: ReadonlySet<string>
  readonly done: readonly Done[]
  readonly mode: Mode
  readonly message: Message | undefined
  readonly isDryRun: boolean
}

/** What is asked of the person at the moment. */
export type Mode =
  | { readonly kind: 'line'; readonly scroll: number }
  | { readonly kind: 'ask'; readonly form: FormName; readonly text: string }
  | {
      readonly kind: 'confirm'
      readonly form: FormName
      readonly text: string
      readonly words: readonly string[]
      /** What the same command says in a dry run. */
      readonly preview: string
    }
  | {
      readonly kind: 'read'
      readonly title: string
      readonly text: string
      readonly scroll: number
    }

/** What the last action came to. */
export interface Message {
  readonly tone: 'good' | 'bad' | 'dim'
  readonly text: string
}

export type Deed = 'applied' | 'ignored' | 'disputed' | 'settled' | 'kept' | 'noted' | 'skipped'

/** An action of this review, with the command line that takes it back; skipping needs none. */
export interface Done {
  readonly deed: Deed
  readonly entry: QueueEntry
  readonly undo: readonly string[] | undefined
}

/** What has to happen outside before the next page can be drawn. */
export type Request =
  | { readonly kind: 'do'; readonly words: readonly string[]; readonly deed: Deed }
  | {
      readonly kind: 'preview'
      readonly words: readonly string[]
      readonly form: FormName
      readonly text: string
    }
  | { readonly kind: 'show' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'explain' }
  | { readonly kind: 'quit' }

/** A review that begins with these lines. */
export function firstState(waiting: readonly QueueEntry[], isDryRun: boolean): State {
  return {
    waiting,
    shown: undefined,
    skipped: new Set(),
    done: [],
    mode: ON_LINE,
    message: undefined,
    isDryRun,
  }
}

export const ON_LINE: Mode = { kind: 'line', scroll: 0 }

/** The state after an action on the line on the screen: the next one comes up. */
export function afterDeed(state: State, done: Done, message: Message): State {
  const rest = state.waiting.slice(1)
  const waiting = {
    noted: state.waiting,
    skipped: [...rest, done.entry],
    applied: rest,
    ignored: rest,
    disputed: rest,
    settled: rest,
    kept: rest,
  }[done.deed]
  const ref = done.entry.bank_ref
  const skipped = new Set(state.skipped)
  if (done.deed === 'skipped') skipped.add(ref)
  else if (done.deed !== 'noted') skipped.delete(ref)
  return { ...state, waiting, skipped, done: [...state.done, done], mode: ON_LINE, message }
}

/** The state after the last action was taken back: its line is on the screen again. */
export function afterUndo(state: State, entry: QueueEntry, message: Message): State {
  const others = state.waiting.filter(
    (one) => one.bank_ref !== entry.bank_ref && !isChequeOf(one, entry),
  )
  const done = state.done.slice(0, -1)
  const isSkipped = done.some(
    (one) => one.deed === 'skipped' && one.entry.bank_ref === entry.bank_ref,
  )
  const skipped = new Set(state.skipped)
  if (!isSkipped) skipped.delete(entry.bank_ref)
  return { ...state, waiting: [entry, ...others], skipped, done, mode: ON_LINE, message }
}
