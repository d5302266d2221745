/** Measures text in columns of a terminal: two for 東, none for a combining accent. */
export interface Ruler {
  width(text: string): number
  /** The text in exactly so many columns: cut, or filled up with blanks. */
  fill(text: string, width: number, align?: 'left' | 'right'): string
  /** The text in at most so many columns, with an ellipsis; whole letters only. */
  cut(text: string, width: number): string
  /** The text in lines of at most so many columns, broken between words. */
  wrap(text: string, width: number): readonly string[]
}

// Letters that take one column each, in the scripts and signs that most books have. Measuring all
// others needs tables that cost as much time as the rest of a small report.
export const ONE_COLUMN_EACH =
  /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f\u2010-\u2026\u2190-\u2193\u2200-\u22ff]*$/

/** A ruler that can measure these texts. */
export async function rulerFor(texts: Iterable<string>): Promise<Ruler> {
  for (const text of texts) {
    if (!ONE_COLUMN_EACH.test(text)) {
      const { default: stringWidth } = await import('string-width')
      return ruler((one) => (ONE_COLUMN_EACH.test(one) ? one.length : stringWidth(one)))
    }
  }
  return ruler((text) => text.length)
}

function ruler(widthOf: (text: string) => number): Ruler {
  const cut: Ruler['cut'] = (text, width) =>
    widthOf(text) <= width ? text : `${headOf(text, width - 1, widthOf)}…`
  return {
    width: widthOf,
    cut,
    fill(text, width, align = 'left') {
      const shown = cut(text, width)
      const blanks = ' '.repeat(Math.max(0, width - widthOf(shown)))
      return align === 'right' ? blanks + shown : shown + blanks
    },
    wrap(text, width) {
      const lines: string[] = []
      let line = ''
      for (const word of text.split(' ')) {
        const longer = line === '' ? word : `${line} ${word}`
        if (widthOf(longer) <= width) {
          line = longer
          continue
        }
        if (line !== '') lines.push(line)
        line = cut(word, width)
      }
      return [...lines, line]
    },
  }
}

/** As many whole letters as fit. */
function headOf(text: string, width: number, widthOf: (text: string) => number): string {
  if (ONE_COLUMN_EACH.test(text)) return text.slice(0, Math.max(0, width))
  let kept = ''
  let used = 0
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += widthOf(segment)
    if (used > width) break
    kept += segment
  }
  return kept
}
