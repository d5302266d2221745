/** What runs shorter shows no progress. */
const QUIET_MS = 1000
const PAUSE_MS = 100

/** Where a line of progress goes: the error output, when it is a terminal. */
export interface ProgressScreen {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** Shows one line that the next replaces, once the program takes longer than a moment. */
export function progressLine(
  screen: ProgressScreen,
  sinceStartMs: () => number,
): (text: string) => void {
  let shownMs = 0
  let isShown = false
  return (text) => {
    if (screen.isTTY !== true) return
    if (text === '') {
      if (isShown) screen.write('\r\u001b[2K')
      isShown = false
      return
    }
    const nowMs = sinceStartMs()
    if (nowMs < QUIET_MS || nowMs < shownMs + PAUSE_MS) return
    screen.write(`\r\u001b[2K${fitting(text, (screen.columns ?? 80) - 1)}`)
    shownMs = nowMs
    isShown = true
  }
}

/** The end tells most; a line that wraps could not be taken back. */
function fitting(text: string, columns: number): string {
  const characters = [...text]
  let from = characters.length
  let room = columns - 1
  while (from > 0) {
    room -= (characters[from - 1] ?? '') >= '\u1100' ? 2 : 1 // letters of East Asia are wide
    if (room < 0) return `…${characters.slice(from).join('')}`
    from -= 1
  }
  return text
}
