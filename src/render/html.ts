import { type Block, type Cell, type Column, emptyCell, type Table } from '../core/outcome.ts'
import { forPeople, harmlessLines, shownText } from './plain.ts'

const STYLE = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .5rem; text-align: left; white-space: nowrap; }
thead th { border-bottom: 2px solid currentColor; }
tbody tr:nth-child(even) { background: color-mix(in srgb, currentColor 6%, transparent); }
tfoot td { border-top: 1px solid currentColor; font-weight: 600; }
.right { text-align: right; }
.prose { white-space: normal; min-width: 12rem; }
.dim { opacity: .45; }
.good { color: light-dark(#1a7f37, #4ac26b); }
.bad { color: light-dark(#b42318, #ff7b72); }
.warn { color: light-dark(#8a5a00, #e3b341); }
pre { white-space: pre-wrap; }`

/** A whole page that needs nothing from the network. */
export function renderHtml(blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.kind === 'table')
  const title = first?.kind === 'table' ? (first.table.title ?? 'openitem') : 'openitem'
  const body = blocks.map((block) =>
    block.kind === 'table'
      ? tableHtml(forPeople(block.table))
      : `<pre>${escaped(harmlessLines(block.text))}</pre>`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body>
${body.join('\n')}
</body></html>
`
}

function tableHtml({ title, columns, rows, totals = [], notes = [] }: Table): string {
  const td = (cell: Cell, index: number): string =>
    `<td${classes(columns[index], cell)}>${escaped(shownText(cell))}</td>`
  const line = (cells: readonly Cell[]): string => `<tr>${cells.map(td).join('')}</tr>`
  const heads = columns.map((column) => `<th${classes(column)}>${escaped(column.label)}</th>`)
  return [
    title === undefined ? '' : `<h2>${escaped(title)}</h2>`,
    '<div class="wide"><table>',
    `<thead><tr>${heads.join('')}</tr></thead>`,
    `<tbody>${rows.map(line).join('\n')}</tbody>`,
    totals.length === 0 ? '' : `<tfoot>${totals.map(line).join('')}</tfoot>`,
    '</table></div>',
    ...notes.map((note) => `<p>${escaped(note)}</p>`),
  ].join('\n')
}

/** How a cell looks: where it stands, and the tone that it has. */
function classes(column: Column | undefined, cell: Cell = emptyCell): string {
  const isZero = cell.kind === 'money' && cell.value.minor === 0
  const names = [
    ...(column?.align === 'right' ? ['right'] : []),
    ...(column?.isProse === true ? ['prose'] : []),
    ...(isZero ? ['dim'] : []),
    ...(cell.kind === 'text' && cell.tone !== undefined ? [cell.tone] : []),
  ]
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
