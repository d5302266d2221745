import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
  workerData,
} from 'node:worker_threads'
import { AppError, type FailureKind } from '../core/errors.ts'
import type { Files, Task, Threads } from '../core/ports.ts'

/** How far a thread may be ahead of the one that takes its pieces: more would fill the memory. */
const PIECES_AHEAD_MAX = 60
/** A thread that says nothing for so long is gone. */
const PATIENCE_MS = 120_000
/** Without a bound a thread takes what it can get before it clears up; a tenth of this is in use. */
const THREAD_MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 48 }
/** Places in the memory that both threads see. */
const MADE = 0
const TAKEN = 1
const FED = 2
const PLACES = 3

/** What a thread is started with. */
interface Start {
  readonly task: string
  readonly job: unknown
  readonly port: MessagePort
  readonly counts: Int32Array
}

type Message<Piece> =
  | { readonly kind: 'piece'; readonly piece: Piece }
  | { readonly kind: 'end' }
  | { readonly kind: 'failure'; readonly failure: Failure }

interface Failure {
  readonly kind: FailureKind
  readonly message: string
  readonly hint: string | undefined
}

/** Threads that run the program at this path, which must call `serveTask`. */
export function systemThreads(program: string): Threads {
  return { run: (task, job, feed = []) => piecesOf({ program, task, job }, feed) }
}

function* piecesOf<Job, Piece, Fed>(
  { program, task, job }: { program: string; task: Task<Job, Piece, Fed>; job: Job },
  feed: Iterable<Fed>,
): Generator<Piece> {
  const { port1, port2 } = new MessageChannel()
  const counts = new Int32Array(new SharedArrayBuffer(PLACES * Int32Array.BYTES_PER_ELEMENT))
  const start: Start = { task: task.name, job, port: port2, counts }
  const worker = new Worker(program, {
    workerData: start,
    transferList: [port2],
    resourceLimits: task.isLarge === true ? {} : THREAD_MEMORY,
  })
  try {
    for (const piece of feed) post({ port: port1, counts, place: FED }, { kind: 'piece', piece })
    post({ port: port1, counts, place: FED }, { kind: 'end' })
    for (;;) {
      const message = nextMessage<Piece>({ port: port1, counts, place: MADE }, PATIENCE_MS)
      Atomics.add(counts, TAKEN, 1)
      Atomics.notify(counts, TAKEN)
      if (message.kind === 'end') return
      if (message.kind === 'failure') throw errorOf(message.failure)
      yield message.piece
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
  readonly place: typeof MADE | typeof FED
}

function post({ port, counts, place }: Way, message: Message<unknown>): void {
  port.postMessage(message)
  Atomics.add(counts, place, 1)
  Atomics.notify(counts, place)
}

/** Waits without giving way: a command is one transaction from its first row to its last. */
function nextMessage<Piece>({ port, counts, place }: Way, patienceMs?: number): Message<Piece> {
  for (;;) {
    const sent = Atomics.load(counts, place)
    const received: { message: Message<Piece> } | undefined = receiveMessageOnPort(port)
    if (received !== undefined) return received.message
    if (Atomics.wait(counts, place, sent, patienceMs) === 'timed-out') {
      throw new AppError('internal', 'the thread beside this one does not answer')
    }
  }
}

/** The other side: runs the task that this thread was started for. */
export function serveTask(tasks: readonly Task<never, unknown>[], files: Files): void {
  const { task, job, port, counts }: Start = workerData
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
    // The job, and what is fed, are what the other side was typed to give for a task of this name.
    const fed = piecesFrom({ port, counts, place: FED }) as Iterable<never>
    for (const piece of found.run(job as never, files, fed)) send({ kind: 'piece', piece })
    send({ kind: 'end' })
  } catch (error) {
    send({ kind: 'failure', failure: failureOf(error) })
  }
}

function* piecesFrom(way: Way): Generator<unknown> {
  for (;;) {
    const message = nextMessage(way)
    if (message.kind !== 'piece') return
    yield message.piece
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
