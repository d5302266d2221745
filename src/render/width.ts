import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter()

/** How many columns of a terminal a text takes: two for 東, none for a combining accent. */
export function widthOf(text: string): number {
  return stringWidth(text)
}

/** The text in exactly so many columns: cut with an ellipsis, or filled up with blanks. */
export function inWidth(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const shown = cutTo(text, width)
  const blanks = ' '.repeat(Math.max(0, width - widthOf(shown)))
  return align === 'right' ? blanks + shown : shown + blanks
}

/** The text in at most so many columns; whole letters only. */
export function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  let used = 1 // the ellipsis
  for (const { segment } of graphemes.segment(text)) {
    used += widthOf(segment)
    if (used > width) break
    kept += segment
  }
  return `${kept}…`
}

/** The text in lines of at most so many columns, broken between words; a longer word is cut. */
export function wrapTo(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = cutTo(word, width)
  }
  return [...lines, line]
}
