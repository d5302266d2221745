/**
 * The lines of a text one after the other, whatever ends them. An array of all of them would take
 * more memory than the text itself.
 */
export function* rowsOf(text: string): Generator<string, void, void> {
  let start = 0
  let newline = text.indexOf('\n')
  let back = text.indexOf('\r')
  for (;;) {
    // What was found stays found until it is passed, or a text without it is searched once a line.
    if (newline !== -1 && newline < start) newline = text.indexOf('\n', start)
    if (back !== -1 && back < start) back = text.indexOf('\r', start)
    const end = newline === -1 ? back : back === -1 ? newline : Math.min(newline, back)
    if (end === -1) {
      yield text.slice(start)
      return
    }
    yield text.slice(start, end)
    start = end === back && newline === back + 1 ? end + 2 : end + 1
  }
}
