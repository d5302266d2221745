import type { BareContext, CallResult, Screen } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import type { Case } from './case.ts'
import { isChequeOf, type QueueEntry } from './entry.ts'
import { pageOf } from './page.ts'
import { press } from './press.ts'
import {
  afterDeed,
  afterUndo,
  type Deed,
  type Done,
  ON_LINE,
  type Request,
  type State,
} from './state.ts'

type Call = BareContext['call']

/** Walks through the lines until the person stops; every action is a command line of its own. */
export async function walk(
  start: State,
  { screen, call, onLine }: { screen: Screen; call: Call; onLine: (state: State) => void },
): Promise<State> {
  let state = await withCase(start, call)
  onLine(state)
  await screen.show(pageOf(state))
  for await (const key of screen.keys) {
    const step = press(state, key)
    if (step.request?.kind === 'quit') return step.state
    state = step.request === undefined ? step.state : await done(step.request, step.state, call)
    onLine(state)
    await screen.show(pageOf(state))
  }
  return state
}

/** What waits, the oldest first. */
export async function queueEntries(call: Call, reason?: string): Promise<readonly QueueEntry[]> {
  const filter = reason === undefined ? [] : ['--reason', reason]
  const result = await call(['queue', ...filter, '--json'])
  if (result.exitCode !== 0) throw new AppError('usage', failureOf(result))
  const { queue }: { queue: readonly QueueEntry[] } = JSON.parse(result.stdout)
  return queue
}

async function done(
  request: Exclude<Request, { kind: 'quit' }>,
  state: State,
  call: Call,
): Promise<State> {
  const entry = state.waiting[0]
  if (request.kind === 'undo') return await undone(state, call)
  if (entry === undefined) return state
  switch (request.kind) {
    case 'do': {
      const result = await call(request.words)
      if (result.exitCode !== 0) return failed(state, result)
      const deed = { deed: request.deed, entry, undo: undoWords(request.deed, entry.bank_ref) }
      const message = { tone: 'good', text: result.stdout.trim() } as const
      const next = afterDeed(state, deed, message)
      return await withCase(await withCheques(next, deed, call), call)
    }
    case 'preview': {
      const { words, form, text } = request
      const result = await call([...words, '--dry-run'])
      if (result.exitCode !== 0) return failed(state, result)
      const whose = form === 'account' ? await customerCalled(text, call) : ''
      const preview = `${result.stdout.trim()}${whose}`
      return { ...state, message: undefined, mode: { kind: 'confirm', form, text, words, preview } }
    }
    case 'explain': {
      const result = await call(['explain', entry.bank_ref])
      if (result.exitCode !== 0) return failed(state, result)
      const title = `Everything known of ${entry.bank_ref}`
      return { ...state, mode: { kind: 'read', title, text: result.stdout.trimEnd(), scroll: 0 } }
    }
    case 'show':
      return await withCase(state, call)
  }
}

/** A deposit that is applied leaves cheques to look at: they come next. */
async function withCheques(state: State, { deed, entry }: Done, call: Call): Promise<State> {
  if (deed !== 'applied') return state
  const cheques = (await queueEntries(call)).filter((one) => isChequeOf(one, entry))
  const known = new Set(state.waiting.map(({ bank_ref }) => bank_ref))
  const added = cheques.filter(({ bank_ref }) => !known.has(bank_ref))
  return { ...state, waiting: [...added, ...state.waiting] }
}

/** A number typed wrong is often another customer's: the name shows it before Enter does it. */
async function customerCalled(text: string, call: Call): Promise<string> {
  const result = await call(['customers', 'show', text, '--json'])
  if (result.exitCode !== 0) return ''
  const { customer }: { customer: { readonly name: string } } = JSON.parse(result.stdout)
  return ` of ${customer.name}`
}

function undoWords(deed: Deed, ref: string): readonly string[] | undefined {
  switch (deed) {
    case 'applied':
    case 'ignored':
      return ['unapply', ref]
    case 'disputed':
      return ['queue', 'dispute', ref, '--undo']
    case 'settled':
      return ['queue', 'settle', ref, '--undo']
    case 'kept':
      return ['queue', 'keep', ref, '--undo']
    case 'noted':
      return ['queue', 'note', ref, '--undo']
    case 'skipped':
      return undefined
  }
}

async function undone(state: State, call: Call): Promise<State> {
  const last: Done | undefined = state.done.at(-1)
  if (last === undefined) return state
  const { entry, undo } = last
  if (undo === undefined) {
    const message = { tone: 'dim', text: `${entry.bank_ref} is no longer skipped` } as const
    return await withCase(afterUndo(state, entry, message), call)
  }
  const before = await queueEntries(call)
  const result = await call(undo)
  if (result.exitCode !== 0) return failed(state, result)
  const queue = await queueEntries(call)
  const now = queue.find(({ bank_ref }) => bank_ref === entry.bank_ref)
  const message = { tone: 'good', text: result.stdout.trim() } as const
  const next = afterUndo(state, now ?? entry, message)
  const known = new Set([...before, ...next.waiting].map(({ bank_ref }) => bank_ref))
  // A gap that the action had closed is there again: it comes at the end.
  const added = queue.filter(({ bank_ref }) => !known.has(bank_ref))
  return await withCase({ ...next, waiting: [...next.waiting, ...added] }, call)
}

/** Reads the rest about the line on the screen; what others decided meanwhile is left out. */
async function withCase(state: State, call: Call): Promise<State> {
  const entry = state.waiting[0]
  if (entry === undefined) return { ...state, shown: undefined }
  const result = await call(['queue', 'show', entry.bank_ref, '--json'])
  if (result.exitCode !== 0) return failed({ ...state, shown: undefined, mode: ON_LINE }, result)
  const shown: Case = JSON.parse(result.stdout)
  if (shown.reason !== null) return { ...state, shown }
  const message = { tone: 'dim', text: `${entry.bank_ref} waits no more` } as const
  return await withCase({ ...state, waiting: state.waiting.slice(1), message }, call)
}

/** A question stays open when its answer was refused, so that it can be put right. */
function failed(state: State, result: CallResult): State {
  return { ...state, message: { tone: 'bad', text: failureOf(result) } }
}

function failureOf({ stderr, exitCode }: CallResult): string {
  const text = stderr
    .split('\n')
    .filter((line) => line !== '' && line !== 'dry run: nothing was changed')
    .join('\n')
  return text === '' ? `the command ended with exit ${exitCode}` : text
}
