import { AppError } from '../../core/errors.ts'

/** So many segments are held in memory; an advice of twenty thousand invoices has fewer. */
const SEGMENTS_MAX = 100_000

/** Refuses an interchange that could not be held, before it is taken apart. */
export function checkSegments(text: string, terminator: string, release = ''): void {
  if (terminator === '') return
  let count = 0
  for (let at = text.indexOf(terminator); at !== -1; at = text.indexOf(terminator, at + 1)) {
    if (release === '' || text[at - 1] !== release) count += 1
    if (count > SEGMENTS_MAX) throw tooMany()
  }
}

function tooMany(): AppError {
  return new AppError('input', `the file has more than ${SEGMENTS_MAX} segments`, {
    hint: 'ask its sender for it in parts',
  })
}
