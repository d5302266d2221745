import type { Key } from '../../core/ports.ts'
import { FORMS, type FormName } from './forms.ts'
import { offersOf } from './offers.ts'
import { afterDeed, type Deed, ON_LINE, type Request, type State } from './state.ts'

/** What a key leads to: another page, and perhaps something to do first. */
export interface Step {
  readonly state: State
  readonly request?: Request
}

const STEP_LINES = 1
const PAGE_LINES = 10

/** What a key means where the review stands. */
export function press(state: State, key: Key): Step {
  if (key.kind === 'named' && key.name === 'interrupt') return { state, request: { kind: 'quit' } }
  if (key.kind === 'named' && key.name === 'resize') return { state }
  const { mode } = state
  switch (mode.kind) {
    case 'line':
      return onLine({ ...state, message: undefined }, key)
    case 'read': {
      const scroll = scrolled(mode.scroll, key)
      return { state: { ...state, mode: scroll === undefined ? ON_LINE : { ...mode, scroll } } }
    }
    case 'ask':
      return onQuestion(state, mode, key)
    case 'confirm':
      if (key.kind === 'named' && key.name === 'enter') {
        return {
          state: { ...state, mode: ON_LINE },
          request: { kind: 'do', words: mode.words, deed: DEEDS[mode.form] },
        }
      }
      return { state: { ...state, mode: { kind: 'ask', form: mode.form, text: mode.text } } }
  }
}

const DEEDS: Readonly<Record<FormName, Deed>> = {
  apply: 'applied',
  account: 'applied',
  ignore: 'ignored',
  dispute: 'disputed',
  settle: 'settled',
  note: 'noted',
}

function onLine(state: State, key: Key): Step {
  const { mode } = state
  const scroll = mode.kind === 'line' ? scrolled(mode.scroll, key) : undefined
  if (scroll !== undefined) return { state: { ...state, mode: { kind: 'line', scroll } } }
  if (key.kind !== 'letter') return { state }
  if (key.text === 'q') return { state, request: { kind: 'quit' } }
  if (key.text === '?') return { state: { ...state, mode: HELP } }
  if (key.text === 'u') return undo(state)
  const entry = state.waiting[0]
  return entry === undefined ? { state } : onEntry(state, key.text, entry.bank_ref)
}

function onEntry(state: State, letter: string, ref: string): Step {
  const { suggestions, canDecide, canIgnore, hasGap, hasRest } = offersOf(state)
  const ask = (form: FormName): Step => ({
    state: { ...state, mode: { kind: 'ask', form, text: FORMS[form].initial(state.shown) } },
  })
  const act = (words: readonly string[], deed: Deed): Step => ({
    state,
    request: { kind: 'do', words, deed },
  })
  const isChoice = /^[1-9]$/.test(letter)
  if (isChoice && Number(letter) <= suggestions) {
    return act(['accept', ref, '--suggestion', letter], 'applied')
  }
  if (letter === 'a' && canDecide) return ask('apply')
  if (letter === 'o' && canDecide) return ask('account')
  if (letter === 'i' && canIgnore) return ask('ignore')
  if (letter === 'd' && hasGap) return ask('dispute')
  if (letter === 'w' && hasGap) return ask('settle')
  if ((letter === 'o' && hasRest) || (letter === 'k' && !canDecide)) {
    return act(['queue', 'keep', ref], 'kept')
  }
  if (letter === 'n') return ask('note')
  if (letter === 's') return skip(state)
  if (letter === 'e') return { state, request: { kind: 'explain' } }
  return refused(state, letter, canDecide)
}

function skip(state: State): Step {
  const entry = state.waiting[0]
  if (entry === undefined) return { state }
  const message = { tone: 'dim', text: `${entry.bank_ref} comes again at the end` } as const
  const next = afterDeed(state, { deed: 'skipped', entry, undo: undefined }, message)
  return { state: next, request: { kind: 'show' } }
}

function undo(state: State): Step {
  if (state.done.length > 0) return { state, request: { kind: 'undo' } }
  return { state: told(state, 'nothing was done yet in this review') }
}

/** A key that does nothing here says why, so that nobody thinks it did something. */
function refused(state: State, letter: string, canDecide: boolean): Step {
  const ref = state.waiting[0]?.bank_ref ?? ''
  if (/^[aoi1-3]$/.test(letter) && !canDecide) {
    return {
      state: told(state, `applied already; "openitem unapply ${ref}" takes that back first`),
    }
  }
  if (letter === 'i') {
    const text = 'a cheque is in the book with its deposit; o keeps it for whoever wrote it'
    return { state: told(state, text) }
  }
  if (/^[1-9]$/.test(letter)) return { state: told(state, `there is no suggestion ${letter}`) }
  if (letter === 'd' || letter === 'w')
    return { state: told(state, 'there is no gap: nothing was applied short') }
  return { state: told(state, `"${letter}" does nothing here; ? shows the keys`) }
}

function told(state: State, text: string): State {
  return { ...state, message: { tone: 'dim', text } }
}

function onQuestion(state: State, mode: Extract<State['mode'], { kind: 'ask' }>, key: Key): Step {
  const typed = (text: string): Step => ({
    state: { ...state, message: undefined, mode: { ...mode, text } },
  })
  if (key.kind !== 'named') return typed(mode.text + key.text)
  switch (key.name) {
    case 'escape':
      return { state: { ...state, message: undefined, mode: ON_LINE } }
    case 'backspace':
      return typed(
        [...new Intl.Segmenter().segment(mode.text)]
          .slice(0, -1)
          .map(({ segment }) => segment)
          .join(''),
      )
    case 'clear-line':
      return typed('')
    case 'enter':
      return answered(state, mode)
    default:
      return { state }
  }
}

function answered(state: State, mode: Extract<State['mode'], { kind: 'ask' }>): Step {
  const entry = state.waiting[0]
  const form = FORMS[mode.form]
  const text = mode.text.trim()
  const words = entry === undefined ? undefined : form.words(text, entry.bank_ref, state.shown)
  if (words === undefined) return { state: { ...state, mode: ON_LINE } }
  if (form.isPreviewed) return { state, request: { kind: 'preview', words, form: mode.form, text } }
  return { state, request: { kind: 'do', words, deed: DEEDS[mode.form] } }
}

function scrolled(scroll: number, key: Key): number | undefined {
  if (key.kind !== 'named') return undefined
  const steps: Partial<Record<typeof key.name, number>> = {
    up: -STEP_LINES,
    down: STEP_LINES,
    'page-up': -PAGE_LINES,
    'page-down': PAGE_LINES,
  }
  const step = steps[key.name]
  return step === undefined ? undefined : Math.max(0, scroll + step)
}

const HELP = {
  kind: 'read',
  title: 'The keys of the review',
  scroll: 0,
  text: `1, 2, 3   carry out a suggestion, as "openitem accept" does
a         apply by hand, as "openitem apply --to" does; shown before it is done
o         keep the money on account of a customer, or leave there what is over
i         say what it is if no customer's money, as "openitem ignore" does
d         give the gap of a short payment its reason; it stays open as
          disputed, and reminders leave the invoice out
w         book the gap as a write-off, discount, fee, withholding, credit memo
k         leave what was applied as it is; the line leaves the queue
n         write a note on the line
s         skip: the line comes again behind the others
u         undo the last action, whatever it was, and the one before, and so on
e         everything that is known of the line
q         stop; the next review goes on with the line that is on the screen
Esc       leave a question without an answer
↑ ↓       move in what does not fit

Every action is a transaction of its own with an event in the audit trail, so
nothing is lost however the review ends.`,
} as const
