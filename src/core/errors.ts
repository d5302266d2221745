/** Why the program cannot go on; each kind has one exit code (see `cli/failure.ts`). */
export type FailureKind =
  | 'internal'
  | 'usage'
  | 'input'
  | 'check'
  | 'delivery'
  | 'busy'
  | 'permission'
  | 'closed-period'

/** What goes with an error beside its message. */
export interface ErrorContext {
  /** What the user can do about it. */
  readonly hint?: string
  readonly cause?: unknown
}

/** A dead end with a message for people: what was found, where, and what was expected. */
export class AppError extends Error {
  readonly kind: FailureKind
  readonly hint: string | undefined

  constructor(kind: FailureKind, message: string, context: ErrorContext = {}) {
    super(message, context.cause === undefined ? undefined : { cause: context.cause })
    this.name = 'AppError'
    this.kind = kind
    this.hint = context.hint
  }
}

/** Throws an internal error: a claim that the code relies on does not hold. */
export function check(claim: boolean, message: string): asserts claim {
  if (!claim) throw new AppError('internal', message)
}

/** The end of an exhaustive switch: the compiler proves that no variant reaches it. */
export function unreachable(value: never): never {
  throw new AppError('internal', `unexpected value ${JSON.stringify(value)}`)
}
