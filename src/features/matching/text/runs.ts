/** A stretch of letters or of digits. */
export interface Run {
  readonly text: string
  readonly isDigits: boolean
  readonly start: number
  readonly end: number
}

// A number that follows a word of another script without a blank begins where the script changes.
const RUN = /\p{N}+|\p{Script=Latin}+|(?:(?!\p{Script=Latin})\p{L})+/gu
const ASCII = /^[\n\x20-\x7e]*$/
const ASCII_RUN = /\d+|[A-Za-z]+/g // a third of the time of the one above

/** The stretches of letters and of digits of a text, in order; what stands between them is left out. */
export function runsOf(text: string): readonly Run[] {
  const pattern = ASCII.test(text) ? ASCII_RUN : RUN
  const runs: Run[] = []
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const run = found[0]
    const code = run.charCodeAt(0)
    const start = found.index
    runs.push({ text: run, isDigits: code >= 48 && code <= 57, start, end: start + run.length })
  }
  return runs
}

/** Whether nothing stands between two runs: `INV` and `20015` in `INV20015`. */
export function isGlued(left: Run | undefined, right: Run | undefined): boolean {
  return left !== undefined && right !== undefined && left.end === right.start
}
