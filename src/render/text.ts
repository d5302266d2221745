import { Chalk } from 'chalk'
import CliTable from 'cli-table3'
import * as money from '../core/money.ts'
import type { Block, Cell, Column, Table, Tone } from '../core/outcome.ts'
import { harmless, plainText } from './plain.ts'

/** What the terminal can show. */
export interface TextOptions {
  readonly hasColor: boolean
  readonly columns: number
}

/** No column of text is squeezed below this. */
const WIDTH_MIN = 6

/** Tables and text for a terminal of so many columns. */
export function renderText(blocks: readonly Block[], options: TextOptions): string {
  const paint = painter(options.hasColor)
  const parts = blocks.map((block) =>
    block.kind === 'table'
      ? tableText(block.table, { paint, columns: options.columns })
      : block.text.split('\n').map(harmless).join('\n'),
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
  return { title: chalk.bold, head: chalk.bold, total: chalk.bold, tones }
}

function tableText(table: Table, { paint, columns }: { paint: Paint; columns: number }): string {
  const { title, notes = [], totals = [] } = table
  const lines = title === undefined ? [] : [paint.title(harmless(title))]
  if (table.rows.length === 0 && totals.length === 0) lines.push('(nothing to show)')
  else lines.push(grid(table, { paint, columns }))
  return [...lines, ...notes.map(harmless)].join('\n')
}

function grid(table: Table, { paint, columns }: { paint: Paint; columns: number }): string {
  const { rows, totals = [] } = table
  const texts = [...rows, ...totals].map((row) => row.map(shown))
  const widths = fitted(table.columns, texts, columns)
  const drawn = new CliTable({
    head: table.columns.map(({ label }) => paint.head(label)),
    colWidths: widths,
    colAligns: table.columns.map(({ align }) => align ?? 'left'),
    wordWrap: true,
    chars: BARE_RULES,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  })
  const cut = (text: string, index: number): string => ellipsis(text, (widths[index] ?? 0) - GAP)
  rows.forEach((row, at) => {
    drawn.push(row.map((cell, index) => toned(cut(texts[at]?.[index] ?? '', index), cell, paint)))
  })
  totals.forEach((row, at) => {
    const line = texts[rows.length + at] ?? []
    drawn.push(row.map((_, index) => paint.total(cut(line[index] ?? '', index))))
  })
  return ruled(drawn.toString(), totals.length)
}

/** Columns are separated by two blanks; a rule stands below the head and above the totals. */
const GAP = 2
const BARE_RULES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
}

function ruled(text: string, totals: number): string {
  const lines = text.split('\n').map((line) => line.trimEnd())
  const width = Math.max(...lines.map(visibleLength))
  const rule = '─'.repeat(width)
  const [head = '', ...body] = lines
  const data = body.slice(0, body.length - totals)
  return [head, rule, ...data, ...(totals > 0 ? [rule, ...body.slice(-totals)] : [])].join('\n')
}

/** Widths that fit the terminal: columns of text give way, widest first; figures never do. */
function fitted(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  limit: number,
): number[] {
  const widths = columns.map(({ label }, index) =>
    rows.reduce((most, row) => Math.max(most, visibleLength(row[index] ?? '')), label.length),
  )
  const total = (): number => widths.reduce((sum, width) => sum + width + GAP, -GAP)
  while (total() > limit) {
    const widest = columns
      .map(({ align, label }, index) => ({ index, width: widths[index] ?? 0, align, label }))
      .filter(
        ({ align, width, label }) => align !== 'right' && width > Math.max(WIDTH_MIN, label.length),
      )
      .sort((a, b) => b.width - a.width)[0]
    if (widest === undefined) break
    widths[widest.index] = widest.width - 1
  }
  return widths.map((width) => width + GAP)
}

function shown(cell: Cell): string {
  if (cell.kind === 'money') return money.grouped(cell.value)
  if (cell.kind === 'figure' && cell.unit !== undefined) return `${cell.value} ${cell.unit}`
  return harmless(plainText(cell))
}

function toned(text: string, cell: Cell, paint: Paint): string {
  if (cell.kind === 'text' && cell.tone !== undefined) return paint.tones[cell.tone](text)
  return text
}

function ellipsis(text: string, width: number): string {
  const letters = [...text]
  return letters.length <= width ? text : `${letters.slice(0, Math.max(1, width - 1)).join('')}…`
}

function visibleLength(text: string): number {
  return [...text.replace(/\u001b\[[0-9;]*m/g, '')].length
}
