import Papa from 'papaparse'
import type { Grid } from './grid.ts'

/** Reads a CSV file whole. */
export function readGrid(bytes: Buffer, options: { encoding?: string; delimiter?: string }): Grid {
  const encoding = options.encoding ?? 'utf-8'
  const text = new TextDecoder(encoding).decode(bytes)
  const newline = text.includes('\n') ? undefined : '\r'
  const parsed = Papa.parse<string[]>(text, {
    ...(options.delimiter === undefined ? {} : { delimiter: options.delimiter }),
    ...(newline === undefined ? {} : { newline }),
  })
  const lines: number[] = []
  let line = 1
  for (const row of parsed.data) {
    lines.push(line)
    line += 1 + row.reduce((n, cell) => n + (cell.match(/\n/g)?.length ?? 0), 0)
  }
  return { rows: parsed.data, lines, delimiter: parsed.meta.delimiter, encoding, warnings: [] }
}
