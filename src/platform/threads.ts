import type { MessagePort } from 'node:worker_threads'
import { AppError, type FailureKind } from '../core/errors.ts'
import type { Files, Task, Threads } from '../core/ports.ts'

/** How far a thread may be ahead of the one that takes its pieces: more would fill the memory. */
const PIECES_AHEAD_MAX = 6
/** A thread that says nothing for so long is gone. */
const PATIENCE_MS = 120_000
/** Without a bound a thread takes what it can get before it clears up; a tenth of this is in use. */
const THREAD_MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 48 }
/** Places in the memory that both threads see. */
const MADE = 0
const TAKEN = 1

/** Loaded when a thread is wanted: most commands need none. */
const workerThreads = () => process.getBuiltinModule('node:worker_threads')

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
  return { run: (task, job) => piecesOf(program, task, job) }
}

function* piecesOf<Job, Piece>(
  program: string,
  task: Task<Job, Piece>,
  job: Job,
): Generator<Piece> {
  const { MessageChannel, Worker } = workerThreads()
  const { port1, port2 } = new MessageChannel()
  const counts = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT))
  const start: Start = { task: task.name, job, port: port2, counts }
  const worker = new Worker(program, {
    workerData: start,
    transferList: [port2],
    resourceLimits: THREAD_MEMORY,
  })
  try {
    for (;;) {
      const message = nextMessage<Piece>(port1, counts)
      if (message.kind === 'end') return
      if (message.kind === 'failure') throw errorOf(message.failure)
      yield message.piece
    }
  } finally {
    port1.close()
    void worker.terminate()
  }
}

/** Waits without giving way: a command is one transaction from its first row to its last. */
function nextMessage<Piece>(port: MessagePort, counts: Int32Array): Message<Piece> {
  const { receiveMessageOnPort } = workerThreads()
  for (;;) {
    const made = Atomics.load(counts, MADE)
    const received: { message: Message<Piece> } | undefined = receiveMessageOnPort(port)
    if (received !== undefined) {
      Atomics.add(counts, TAKEN, 1)
      Atomics.notify(counts, TAKEN)
      return received.message
    }
    if (Atomics.wait(counts, MADE, made, PATIENCE_MS) === 'timed-out') {
      throw new AppError('internal', 'the thread that reads the file does not answer')
    }
  }
}

/** The other side: runs the task that this thread was started for. */
export function serveTask(tasks: readonly Task<never, unknown>[], files: Files): void {
  const { task, job, port, counts }: Start = workerThreads().workerData
  const send = (message: Message<unknown>): void => {
    for (;;) {
      const taken = Atomics.load(counts, TAKEN)
      if (Atomics.load(counts, MADE) - taken < PIECES_AHEAD_MAX) break
      Atomics.wait(counts, TAKEN, taken)
    }
    port.postMessage(message)
    Atomics.add(counts, MADE, 1)
    Atomics.notify(counts, MADE)
  }
  try {
    const found = tasks.find(({ name }) => name === task)
    if (found === undefined) throw new AppError('internal', `there is no task "${task}"`)
    // The job is what the other side was typed to give for a task of this name.
    for (const piece of found.run(job as never, files)) send({ kind: 'piece', piece })
    send({ kind: 'end' })
  } catch (error) {
    send({ kind: 'failure', failure: failureOf(error) })
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
