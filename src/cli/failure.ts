import { AppError, type FailureKind } from '../core/errors.ts'

/** The exit codes of the interface contract. */
export const EXIT_CODES: Readonly<Record<FailureKind, number>> = {
  internal: 1,
  usage: 2,
  input: 3,
  check: 4,
  delivery: 5,
  busy: 6,
  permission: 7,
  'closed-period': 8,
}

/** What the user is told of an error, and the exit code; a stack only where it was asked for. */
export function failureText(
  error: unknown,
  { isDebug }: { isDebug: boolean },
): { text: string; exitCode: number } {
  const stack = isDebug && error instanceof Error ? `\n${error.stack}${causes(error)}` : ''
  if (error instanceof AppError) {
    const hint = error.hint === undefined ? '' : `\nhint: ${error.hint}`
    return { text: `${error.message}${hint}${stack}\n`, exitCode: EXIT_CODES[error.kind] }
  }
  const message = error instanceof Error ? error.message : String(error)
  const ask = isDebug ? '' : '\nhint: this is a bug in openitem; --debug shows where it happened'
  return {
    text: `openitem: internal error: ${message}${ask}${stack}\n`,
    exitCode: EXIT_CODES.internal,
  }
}

function causes(error: Error): string {
  return error.cause instanceof Error
    ? `\ncaused by ${error.cause.stack}${causes(error.cause)}`
    : ''
}
