/** Long output is cut after so many lines: the tour is to be read. */
const LINES_MAX = 26

/** A command line as it would be typed: words with blanks in quotes. */
export function shellLine(words: readonly string[]): string {
  const typed = words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `"${word}"`))
  return `openitem ${typed.join(' ')}`
}

/** The beginning and the end of a long output, with what was left out between. */
export function excerpt(text: string): string {
  const lines = text.trimEnd().split('\n')
  if (lines.length <= LINES_MAX) return `${lines.join('\n')}\n`
  const half = LINES_MAX / 2
  const head = lines.slice(0, half)
  const tail = lines.slice(1 - half)
  return [...head, `  … ${lines.length - head.length - tail.length} more lines`, ...tail, ''].join(
    '\n',
  )
}
