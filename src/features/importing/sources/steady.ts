import { AppError } from '../../../core/errors.ts'
import type { Files } from '../../../core/ports.ts'

/** Throws when a file was written to since it was opened. */
export type Steady = () => void

/** For what is read once, and cannot change any more. */
export const isSteady: Steady = () => undefined

/** Remembers a file as it is now: one that somebody still writes is not taken. */
export function steadyFile(files: Files, place: string): Steady {
  if (!files.isFile(place)) return isSteady
  const before = stampOf(files, place)
  return () => {
    // One that is gone by now was read to its end.
    if (!files.isFile(place)) return
    const now = stampOf(files, place)
    if (now.bytes === before.bytes && now.modifiedMs === before.modifiedMs) return
    const how =
      now.bytes === before.bytes ? 'it was changed' : `${before.bytes} bytes became ${now.bytes}`
    throw new AppError('input', `the file is still being written: ${how} while it was read`, {
      hint: 'import it again when it is whole',
    })
  }
}

function stampOf(files: Files, place: string) {
  return { bytes: files.size(place), modifiedMs: files.modified(place).getTime() }
}
