import type { MessagePort } from 'node:worker_threads'
import { AppError, type FailureKind } from '../core/errors.ts'
import type { Asking, Files, OtherSide, Task, Threads } from '../core/ports.ts'
import { holdProgram, isHolding, type ProgramFile, programFile } from './thread-life.ts'

/** How far a thread may be ahead of the one that takes its pieces: more would fill the memory. */
const PIECES_AHEAD_MAX = 60
/** How often a thread that says nothing is looked after. */
const LOOK_MS = 500
/** A thread that is there and says nothing for so long hangs. */
const PATIENCE_LOOKS = 240
/** One that does not even begin in so long could not be started. */
const START_LOOKS = 60
/** Without a bound a thread takes what it can get before it clears up; a tenth of this is in use. */
const THREAD_MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 48 }
/** Places in the memory that both threads see. */
const MADE = 0
const TAKEN = 1
/** The file that the thread holds open, and one more: 0 until it runs. */
const HELD = 2
/** How much the thread was told. */
const TOLD = 3
const PLACES = 4

/** Loaded when a thread is wanted: most commands need none. */
const workerThreads = () => process.getBuiltinModule('node:worker_threads')

/** What a thread is started with. */
interface Start {
  readonly program: string
  readonly task: string
  readonly job: unknown
  readonly port: MessagePort
  readonly counts: Int32Array
}

type Message<Piece> =
  | { readonly kind: 'piece'; readonly piece: Piece }
  | { readonly kind: 'question'; readonly question: unknown }
  | { readonly kind: 'end' }
  | { readonly kind: 'failure'; readonly failure: Failure }

/** What the thread is told after its job: what it is fed, the end of it, and then the answers. */
interface Told {
  readonly kind: 'fed' | 'end' | 'answer'
  readonly content?: unknown
}

interface Failure {
  readonly kind: FailureKind
  readonly message: string
  readonly hint: string | undefined
}

/** Threads that run the program at this path, which must call `serveTask`. */
export function systemThreads(program: string): Threads {
  return { run: (task, job, here) => piecesOf(program, { task, job }, here) }
}

function* piecesOf<Job, Piece, Fed, Ask extends Asking>(
  program: string,
  { task, job }: { task: Task<Job, Piece, Fed, Ask>; job: Job },
  here: OtherSide<Fed, Ask> | undefined,
): Generator<Piece> {
  const { MessageChannel, Worker } = workerThreads()
  const { port1, port2 } = new MessageChannel()
  const counts = new Int32Array(new SharedArrayBuffer(PLACES * Int32Array.BYTES_PER_ELEMENT))
  const start: Start = { program, task: task.name, job, port: port2, counts }
  const file = programFile(program)
  const worker = new Worker(program, {
    workerData: start,
    transferList: [port2],
    resourceLimits: task.isLarge === true ? {} : THREAD_MEMORY,
  })
  worker.on('error', () => {}) // comes long after the one who waits has missed the thread
  const tell = (told: Told): void => post({ port: port1, counts, place: TOLD }, told)
  try {
    for (const content of here?.fed ?? []) tell({ kind: 'fed', content })
    tell({ kind: 'end' })
    for (;;) {
      const message = nextMessage<Piece>({ port: port1, counts, file, subject: task.subject(job) })
      if (message.kind === 'end') return
      if (message.kind === 'failure') throw errorOf(message.failure)
      if (message.kind === 'piece') yield message.piece
      // A task of this type asks what the other side of this type answers.
      else tell({ kind: 'answer', content: here?.ask(message.question as never) })
    }
  } finally {
    port1.close()
    void worker.terminate()
  }
}

/** One direction between the threads: what is sent is counted, so that the other side can wait for it. */
interface Way {
  readonly port: MessagePort
  readonly counts: Int32Array
  readonly place: typeof MADE | typeof TOLD
}

function post({ port, counts, place }: Way, message: Message<unknown> | Told): void {
  port.postMessage(message)
  Atomics.add(counts, place, 1)
  Atomics.notify(counts, place)
}

interface Line {
  readonly port: MessagePort
  readonly counts: Int32Array
  readonly file: ProgramFile
  /** What the thread is at, for messages. */
  readonly subject: string
}

/** Waits without giving way: a command is one transaction from its first row to its last. */
function nextMessage<Piece>(line: Line): Message<Piece> {
  const { port, counts } = line
  const { receiveMessageOnPort } = workerThreads()
  for (let looks = 0; ; ) {
    const made = Atomics.load(counts, MADE)
    const fault = looks === 0 ? undefined : faultOf(line, looks)
    // What was sent before a thread ended still arrives.
    const received: { message: Message<Piece> } | undefined = receiveMessageOnPort(port)
    if (received !== undefined) {
      Atomics.add(counts, TAKEN, 1)
      Atomics.notify(counts, TAKEN)
      return received.message
    }
    if (fault !== undefined) throw fault
    if (Atomics.wait(counts, MADE, made, LOOK_MS) === 'timed-out') looks += 1
  }
}

/** What is wrong with a thread that has said nothing since so many looks. */
function faultOf({ counts, file, subject }: Line, looks: number): AppError | undefined {
  const held = Atomics.load(counts, HELD)
  if (held === 0) {
    if (looks < START_LOOKS) return undefined
    return threadFault(`${subject}: the thread that works on it could not be started`)
  }
  if (!isHolding(held - 1, file)) {
    return threadFault(`${subject}: the thread that works on it ended half-way`)
  }
  if (looks < PATIENCE_LOOKS) return undefined
  return threadFault(`${subject}: the thread that works on it does not answer`)
}

function threadFault(message: string): AppError {
  return new AppError('internal', message, {
    hint: 'nothing was changed; memory may have run short: end other programs, or take less at a time',
  })
}

/** The other side: runs the task that this thread was started for. */
export function serveTask(tasks: readonly Task<never, unknown>[], files: Files): void {
  const { program, task, job, port, counts }: Start = workerThreads().workerData
  Atomics.store(counts, HELD, holdProgram(program) + 1)
  const send = (message: Message<unknown>): void => {
    for (;;) {
      const taken = Atomics.load(counts, TAKEN)
      if (Atomics.load(counts, MADE) - taken < PIECES_AHEAD_MAX) break
      Atomics.wait(counts, TAKEN, taken)
    }
    post({ port, counts, place: MADE }, message)
  }
  try {
    const found = tasks.find(({ name }) => name === task)
    if (found === undefined) throw new AppError('internal', `there is no task "${task}"`)
    const next = () => nextTold({ port, counts, place: TOLD })
    const ask = (question: unknown): unknown => {
      send({ kind: 'question', question })
      return next().content
    }
    // The job, and what is fed and answered, are what the other side was typed to give for a task of this name.
    const other = { fed: fedBy(next), ask } as OtherSide<never, Asking>
    for (const piece of found.run(job as never, files, other)) send({ kind: 'piece', piece })
    send({ kind: 'end' })
  } catch (error) {
    send({ kind: 'failure', failure: failureOf(error) })
  }
}

function* fedBy(next: () => Told): Generator<unknown> {
  for (let told = next(); told.kind === 'fed'; told = next()) yield told.content
}

function nextTold({ port, counts, place }: Way): Told {
  const { receiveMessageOnPort } = workerThreads()
  for (;;) {
    const sent = Atomics.load(counts, place)
    const received: { message: Told } | undefined = receiveMessageOnPort(port)
    if (received !== undefined) return received.message
    Atomics.wait(counts, place, sent)
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof AppError) {
    const { kind, message, hint } = error
    return { kind, message, hint }
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { kind: 'internal', message, hint: undefined }
}

function errorOf({ kind, message, hint }: Failure): AppError {
  return new AppError(kind, message, hint === undefined ? {} : { hint })
}
