import { counted } from '../core/counted.ts'
import { unreachable } from '../core/errors.ts'
import type { KeyHelp, Page, PageLine, Span } from '../core/page.ts'
import { harmless } from './plain.ts'
import { type Ruler, rulerFor } from './ruler.ts'
import { type Paint, paintFor, type TextOptions } from './text.ts'

/** What the terminal can show of a page. */
export interface PageOptions extends TextOptions {
  readonly rows: number
}

interface Sheet {
  readonly columns: number
  readonly ruler: Ruler
  readonly paint: Paint
}

/** A page as exactly the lines of a terminal of this size. */
export async function pageLines(page: Page, options: PageOptions): Promise<readonly string[]> {
  const { columns, rows, hasColor } = options
  const ruler = await rulerFor([...page.head, ...page.body, ...page.foot].flatMap(textsOf))
  const sheet: Sheet = { columns, ruler, paint: await paintFor(hasColor) }
  const [head = [], body = [], foot = []] = [page.head, page.body, page.foot].map((part) =>
    part.flatMap((one) => drawn(one, sheet)),
  )
  const room = Math.max(1, rows - head.length - foot.length)
  const shown = [...head, ...window(body, { room, scroll: page.scroll, sheet }), ...foot]
  return shown.slice(Math.max(0, shown.length - rows))
}

/** As much of the body as there is room for; where there is more, its last line says so. */
function window(
  body: readonly string[],
  { room, scroll, sheet }: { room: number; scroll: number; sheet: Sheet },
): readonly string[] {
  if (body.length <= room) return [...body, ...Array(room - body.length).fill('')]
  const start = Math.min(scroll, body.length - room + (scroll > 0 ? 0 : 1))
  const first = Math.max(0, start)
  const left = body.length - first - (room - 1)
  if (left <= 1) return body.slice(-room)
  const more = sheet.paint.tones.dim(` ↓ ${counted(left, 'more line')} (arrow keys)`)
  return [...body.slice(first, first + room - 1), more]
}

function drawn(one: PageLine, sheet: Sheet): readonly string[] {
  switch (one.kind) {
    case 'rule':
      return [sheet.paint.tones.dim('─'.repeat(sheet.columns))]
    case 'text':
      return wrapped(one.spans, one.hang, sheet)
    case 'split':
      return [splitLine(one.left, one.right, sheet)]
    case 'keys':
      return keyLines(one.keys, sheet)
    case 'input':
      return [inputLine(one, sheet)]
    default:
      return unreachable(one)
  }
}

/** Breaks between words; each word keeps its look. */
function wrapped(spans: readonly Span[], hang: number, sheet: Sheet): readonly string[] {
  const { columns, ruler, paint } = sheet
  const lines: { text: string; width: number }[] = [{ text: '', width: 0 }]
  for (const span of spans) {
    for (const piece of harmless(span.text).split(/(?<= )(?=[^ ])/)) {
      const last = lines.at(-1)
      const width = ruler.width(piece.trimEnd())
      const isFirst = lines.length === 1 && last?.width === 0
      if (last !== undefined && (last.width + width <= columns || isFirst)) {
        last.text += brush(span, paint)(fitted(piece, columns - last.width, ruler))
        last.width += ruler.width(piece)
      } else {
        const kept = fitted(piece, columns - hang, ruler)
        lines.push({
          text: ' '.repeat(hang) + brush(span, paint)(kept),
          width: hang + ruler.width(kept),
        })
      }
    }
  }
  return lines.map(({ text }) => text.trimEnd())
}

/** A word that fits is whole: the blank behind it may fall off the edge. */
function fitted(piece: string, room: number, ruler: Ruler): string {
  return ruler.width(piece) <= room ? piece : ruler.cut(piece.trimEnd(), room)
}

function splitLine(left: readonly Span[], right: readonly Span[], sheet: Sheet): string {
  const { columns, ruler, paint } = sheet
  const end = right.map(({ text }) => harmless(text)).join('')
  let room = Math.max(0, columns - ruler.width(end) - 1)
  const start = left.map((span) => {
    const text = room > 0 ? ruler.cut(harmless(span.text), room) : ''
    room -= ruler.width(text)
    return brush(span, paint)(text)
  })
  const painted = right.map((span) => brush(span, paint)(harmless(span.text))).join('')
  return `${start.join('')}${' '.repeat(Math.max(1, room + 1))}${painted}`.trimEnd()
}

const KEY_GAP = 2

function keyLines(keys: readonly KeyHelp[], { columns, ruler, paint }: Sheet): readonly string[] {
  const keyWidth = Math.max(...keys.map(({ key }) => ruler.width(key)))
  const texts = keys.map(({ does }) => harmless(does))
  const cells = (count: number): number => Math.floor((columns - 1 + KEY_GAP) / count) - KEY_GAP
  const longest = Math.max(...texts.map((text) => ruler.width(text))) + keyWidth + KEY_GAP
  const perLine = [4, 3, 2].find((count) => cells(count) >= longest) ?? 2
  const width = cells(perLine)
  const drawnKeys = keys.map(({ key }, index) => {
    const text = ruler.fill(texts[index] ?? '', width - keyWidth - KEY_GAP)
    return `${paint.strong(ruler.fill(key, keyWidth))}${' '.repeat(KEY_GAP)}${text}`
  })
  const height = Math.ceil(keys.length / perLine)
  return Array.from({ length: height }, (_, row) =>
    ` ${drawnKeys
      .filter((_, index) => index % height === row)
      .join(' '.repeat(KEY_GAP))}`.trimEnd(),
  )
}

/** The end of a text that is too long stays in sight, as that is where the person types. */
function inputLine({ label, text }: { label: string; text: string }, sheet: Sheet): string {
  const { columns, ruler, paint } = sheet
  const letters = [...new Intl.Segmenter().segment(harmless(text))].map(({ segment }) => segment)
  const room = columns - ruler.width(label) - 3
  while (ruler.width(letters.join('')) > room) letters.shift()
  return ` ${paint.strong(label)} ${letters.join('')}▌`
}

function brush({ tone }: Span, paint: Paint): (text: string) => string {
  if (tone === undefined) return (text) => text
  const write = tone === 'strong' ? paint.strong : paint.tones[tone]
  return (text) => (text.trim() === '' ? text : write(text))
}

function textsOf(one: PageLine): readonly string[] {
  switch (one.kind) {
    case 'rule':
      return []
    case 'text':
      return one.spans.map(({ text }) => text)
    case 'split':
      return [...one.left, ...one.right].map(({ text }) => text)
    case 'keys':
      return one.keys.map(({ does }) => does)
    case 'input':
      return [one.label, one.text]
    default:
      return unreachable(one)
  }
}
