import { fstatSync, openSync, statSync } from 'node:fs'

/**
 * Whether a thread is still there, for one that waits without giving way and so hears of no event:
 * a thread holds its program open, and Node closes that when the thread ends, in whatever way.
 */
export function isHolding(file: number, program: ProgramFile): boolean {
  try {
    const { dev, ino } = fstatSync(file)
    return dev === program.dev && ino === program.ino // else the number is another file's by now
  } catch {
    return false
  }
}

/** What tells a program's file from every other. */
export interface ProgramFile {
  readonly dev: number
  readonly ino: number
}

/** The file that a thread is going to hold open. */
export function programFile(path: string): ProgramFile {
  const { dev, ino } = statSync(path)
  return { dev, ino }
}

/** Holds the program open until this thread ends. */
export function holdProgram(path: string): number {
  return openSync(path, 'r')
}
