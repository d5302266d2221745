/** Long output is cut after so many lines: the tour is to be read. */
const LINES_MAX = 30

/** A command line as it would be typed: words with blanks in quotes. */
export function shellLine(words: readonly string[]): string {
  const typed = words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `"${word}"`))
  return `openitem ${typed.join(' ')}`
}

/** The beginning and the end of a long output, with what was left out between. */
export function excerpt(text: string): string {
  const lines = text.trimEnd().split('\n')
  if (lines.length <= LINES_MAX) return `${lines.join('\n')}\n`
  const head = lines.slice(0, LINES_MAX - 6)
  const tail = lines.slice(-5)
  return [...head, `  … ${lines.length - head.length - tail.length} more lines`, ...tail, ''].join(
    '\n',
  )
}
