import { Chalk } from 'chalk'
import * as money from '../core/money.ts'
import type { Block, Cell, Table, Tone } from '../core/outcome.ts'
import { holdsText, type Layout, layoutOf } from './layout.ts'
import { forPeople, harmless, harmlessLines, plainText } from './plain.ts'
import { cutTo, inWidth, wrapTo } from './width.ts'

/** What the terminal can show. */
export interface TextOptions {
  readonly hasColor: boolean
  readonly columns: number
}

/** Tables and text for a terminal of so many columns. */
export function renderText(blocks: readonly Block[], options: TextOptions): string {
  const paint = painter(options.hasColor)
  const parts = blocks.map((block) =>
    block.kind === 'table'
      ? tableText(forPeople(block.table), { paint, columns: options.columns })
      : harmlessLines(block.text),
  )
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`
}

type Paint = ReturnType<typeof painter>

function painter(hasColor: boolean) {
  const chalk = new Chalk({ level: hasColor ? 1 : 0 })
  const tones: Readonly<Record<Tone, (text: string) => string>> = {
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.yellow,
    dim: chalk.dim,
  }
  return { strong: chalk.bold, tones }
}

function tableText(table: Table, { paint, columns }: { paint: Paint; columns: number }): string {
  const { title, notes = [], totals = [] } = table
  const head = title === undefined ? [] : [paint.strong(harmless(title))]
  const body =
    table.rows.length === 0 && totals.length === 0
      ? ['(nothing to show)']
      : grid(table, { paint, columns })
  return [...head, ...body, ...notes.map(harmless)].join('\n')
}

/** Columns apart by blanks, a rule below the headings and one above the totals. */
function grid(table: Table, { paint, columns }: { paint: Paint; columns: number }): string[] {
  const { rows, totals = [] } = table
  const texts = rows.map((row) => row.map(shown))
  const sums = totals.map((row) => row.map(shown))
  const layout = layoutOf(table, [...texts, ...sums], columns)
  const draw = drawer(table, layout, columns)
  const plain = (text: string): string => text
  const head = draw(
    table.columns.map(({ label }) => label),
    () => paint.strong,
  )
  const body = rows.flatMap((row, at) =>
    draw(texts[at] ?? [], (index) => toneOf(row[index], paint) ?? plain),
  )
  const foot = sums.flatMap((row) => draw(row, () => paint.strong))
  const rule = '─'.repeat(layout.width)
  return [...head, rule, ...body, ...(foot.length === 0 ? [] : [rule, ...foot])]
}

type Draw = (
  texts: readonly string[],
  paintOf: (index: number) => (text: string) => string,
) => string[]

/** Draws one row of the table: one line, or two where the texts stand above the figures. */
function drawer(table: Table, { kind, widths, gap }: Layout, columns: number): Draw {
  const blanks = ' '.repeat(gap)
  const indexes = table.columns.map((_, index) => index)
  const isText = table.columns.map((column, index) => holdsText(column, table.rows, index))
  const line = (some: readonly number[], ...[texts, paintOf]: Parameters<Draw>): string =>
    some
      .map((index) => {
        const text = inWidth(texts[index] ?? '', widths[index] ?? 0, table.columns[index]?.align)
        return text.trim() === '' ? text : paintOf(index)(text)
      })
      .join(blanks)
      .trimEnd()
  if (kind === 'beside') {
    return (texts, paintOf) => {
      const wrapped = texts.map((text, index) =>
        table.columns[index]?.isProse === true ? wrapTo(text, widths[index] ?? 0) : [text],
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
    return [paintOf(first)(cutTo(above.join('  '), columns)), line(figures, texts, paintOf)]
  }
}

function shown(cell: Cell): string {
  if (cell.kind === 'money') return money.grouped(cell.value)
  if (cell.kind === 'figure' && cell.unit !== undefined) return `${cell.value} ${cell.unit}`
  return harmless(plainText(cell))
}

/** The colour that a cell asks for; a zero steps back, so that the eye finds what is owed. */
function toneOf(cell: Cell | undefined, paint: Paint): ((text: string) => string) | undefined {
  if (cell?.kind === 'text' && cell.tone !== undefined) return paint.tones[cell.tone]
  if (cell?.kind === 'money' && cell.value.minor === 0) return paint.tones.dim
  return undefined
}
