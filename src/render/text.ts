import type { Block, Cell, Table, Tone } from '../core/outcome.ts'
import { fitted, holdsText, type Layout, layoutOf } from './layout.ts'
import { forPeople, harmless, harmlessLines, shownText } from './plain.ts'
import { type Ruler, rulerFor } from './ruler.ts'

/** What the terminal can show. */
export interface TextOptions {
  readonly hasColor: boolean
  readonly columns: number
}

/** Tables and text for a terminal of so many columns. */
export async function renderText(
  blocks: readonly Block[],
  { hasColor, columns }: TextOptions,
): Promise<string> {
  const paint = await paintFor(hasColor)
  const parts: string[] = []
  for (const block of blocks) {
    parts.push(
      block.kind === 'table'
        ? await tableText(forPeople(block.table), { paint, columns })
        : harmlessLines(block.text),
    )
  }
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`
}

type Brush = (text: string) => string

/** How each look is written. */
export interface Paint {
  readonly strong: Brush
  readonly tones: Readonly<Record<Tone, Brush>>
}

const plain: Brush = (text) => text
const COLOURLESS: Paint = {
  strong: plain,
  tones: { good: plain, bad: plain, warn: plain, dim: plain },
}

/**
 * Of the sixteen colours that a terminal's own theme defines those that can be read on white and on
 * black: yellow, white and the bright ones vanish on the one, blue on the other. Or none.
 */
export async function paintFor(hasColor: boolean): Promise<Paint> {
  if (!hasColor) return COLOURLESS
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  const { bold, green, red, dim } = chalk
  return { strong: bold, tones: { good: green, bad: red, warn: bold, dim } }
}

interface Page {
  readonly paint: Paint
  readonly columns: number
}

async function tableText(table: Table, page: Page): Promise<string> {
  const { title, notes = [], totals = [] } = table
  const head = title === undefined ? [] : [page.paint.strong(harmless(title))]
  const isEmpty = table.rows.length === 0 && totals.length === 0
  const body = isEmpty ? ['(nothing to show)'] : await grid(table, page)
  const sentences = notes.map(harmless)
  const ruler = await rulerFor(sentences)
  const below = sentences.flatMap((note) => ruler.wrap(note, page.columns))
  return [...head, ...body, ...below].join('\n')
}

/** Columns apart by blanks, a rule below the headings and one above the totals. */
async function grid(whole: Table, { paint, columns }: Page): Promise<string[]> {
  const all = textsOf(whole)
  const ruler = await rulerFor([all.labels, ...all.texts, ...all.sums].flat())
  const table = fitted(whole, [...all.texts, ...all.sums], { ruler, limit: columns })
  const { rows } = table
  const { labels, texts, sums } = table === whole ? all : textsOf(table)
  const layout = layoutOf(table, [...texts, ...sums], { ruler, limit: columns })
  const rule = '─'.repeat(layout.width)
  const between = (head: readonly string[], body: readonly string[], foot: readonly string[]) => [
    ...[...head, rule, ...body],
    ...(foot.length === 0 ? [] : [rule, ...foot]),
  ]
  if (layout.kind === 'beside' && rows.length <= DRAWN_ROWS_MAX) {
    const lines = await drawnLines(table, { labels, texts, sums, layout, ruler, paint })
    const foot = lines.length - sums.length
    return between(lines.slice(0, 1), lines.slice(1, foot), lines.slice(foot))
  }
  const draw = drawer(table, { layout, ruler, columns })
  const body = rows.flatMap((row, at) =>
    draw(texts[at] ?? [], (index) => toneOf(row[index], paint) ?? plain),
  )
  const strong = (row: readonly string[]): string[] => draw(row, () => paint.strong)
  return between(strong(labels), body, sums.flatMap(strong))
}

/** cli-table3 takes some 60 µs a row; a list longer than this is drawn line by line. */
const DRAWN_ROWS_MAX = 1_000

interface Sheet {
  readonly labels: readonly string[]
  readonly texts: readonly (readonly string[])[]
  readonly sums: readonly (readonly string[])[]
  readonly layout: Layout
  readonly ruler: Ruler
  readonly paint: Paint
}

async function drawnLines(
  { columns, rows }: Table,
  { labels, texts, sums, layout, ruler, paint }: Sheet,
): Promise<readonly string[]> {
  const { drawn } = await import('./drawn.ts')
  const { widths, gap } = layout
  const cut = (text: string, index: number): string => ruler.cut(text, widths[index] ?? 0)
  const strong = (row: readonly string[]): string[] =>
    row.map((text, index) => (text === '' ? '' : paint.strong(cut(text, index))))
  return drawn({
    head: strong(labels),
    rows: rows.map((row, at) =>
      row.map((cell, index) => {
        const text = texts[at]?.[index] ?? ''
        const isProse = columns[index]?.isProse === true
        const lines = isProse ? ruler.wrap(text, widths[index] ?? 0) : [cut(text, index)]
        const brush = toneOf(cell, paint) ?? plain
        return lines.map((line) => brush(line))
      }),
    ),
    foot: sums.map(strong),
    widths,
    aligns: columns.map(({ align }) => align ?? 'left'),
    gap,
  })
}

function textsOf({ columns, rows, totals = [] }: Table) {
  return {
    labels: columns.map(({ label }) => label),
    texts: rows.map((row) => row.map(shownText)),
    sums: totals.map((row) => row.map(shownText)),
  }
}

type Draw = (texts: readonly string[], paintOf: (index: number) => Brush) => string[]

/** Draws one row of the table: one line, or two where the texts stand above the figures. */
function drawer(
  table: Table,
  { layout, ruler, columns }: { layout: Layout; ruler: Ruler; columns: number },
): Draw {
  const { kind, widths, gap } = layout
  const blanks = ' '.repeat(gap)
  const indexes = table.columns.map((_, index) => index)
  const isText = table.columns.map((column, index) => holdsText(column, table.rows, index))
  const line = (some: readonly number[], ...[texts, paintOf]: Parameters<Draw>): string =>
    some
      .map((index) => {
        const text = ruler.fill(texts[index] ?? '', widths[index] ?? 0, table.columns[index]?.align)
        const brush = paintOf(index)
        if (brush === plain) return text
        const words = text.trim()
        return words === '' ? text : text.replace(words, () => brush(words))
      })
      .join(blanks)
      .trimEnd()
  if (kind === 'beside') {
    if (!table.columns.some(({ isProse }) => isProse)) {
      return (texts, paintOf) => [line(indexes, texts, paintOf)]
    }
    return (texts, paintOf) => {
      const wrapped = texts.map((text, index) =>
        table.columns[index]?.isProse === true ? ruler.wrap(text, widths[index] ?? 0) : [text],
      )
      const height = Math.max(1, ...wrapped.map(({ length }) => length))
      return Array.from({ length: height }, (_, at) =>
        line(
          indexes,
          wrapped.map((lines) => lines[at] ?? ''),
          paintOf,
        ),
      )
    }
  }
  const words = indexes.filter((index) => isText[index])
  const figures = indexes.filter((index) => !isText[index])
  return (texts, paintOf) => {
    const above = words.map((index) => texts[index] ?? '').filter((text) => text !== '')
    const first = words[0] ?? 0
    return [paintOf(first)(ruler.cut(above.join('  '), columns)), line(figures, texts, paintOf)]
  }
}

/** The colour that a cell asks for; a zero steps back, so that the eye finds what is owed. */
function toneOf(cell: Cell | undefined, paint: Paint): Brush | undefined {
  if (cell?.kind === 'text' && cell.tone !== undefined) return paint.tones[cell.tone]
  if (cell?.kind === 'money' && cell.value.minor === 0) return paint.tones.dim
  return undefined
}
