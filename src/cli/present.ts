import { resolve } from 'node:path'
import { AppError } from '../core/errors.ts'
import { jsonText } from '../core/json-text.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { renderText } from '../render/text.ts'
import type { Globals } from './program.ts'

/** Prints an outcome in the format asked for, or writes it to the file of `--output`. */
export async function present(
  outcome: Outcome,
  { ports, globals }: { ports: Ports; globals: Globals },
): Promise<void> {
  if (globals.json && globals.output === undefined && outcome.jsonPieces !== undefined) {
    for (const piece of outcome.jsonPieces()) ports.stdout(piece)
    ports.stdout('\n')
    return
  }
  const text = await rendered(outcome, { ports, globals })
  if (globals.output === undefined) {
    if (typeof text !== 'string') {
      throw new AppError('usage', 'an XLSX file cannot be printed', { hint: 'add --output FILE' })
    }
    ports.stdout(text)
    return
  }
  const path = resolve(ports.cwd, globals.output)
  ports.files.write(path, text)
  ports.stderr(`written to ${path}\n`)
}

async function rendered(
  outcome: Outcome,
  { ports, globals }: { ports: Ports; globals: Globals },
): Promise<string | Uint8Array> {
  if (globals.json) return `${wholeJson(outcome)}\n`
  switch (globals.format) {
    case 'csv':
      return (await import('../render/csv.ts')).renderCsv(outcome.blocks)
    case 'html':
      return (await import('../render/html.ts')).renderHtml(outcome.blocks)
    case 'xlsx':
      return await (await import('../render/xlsx.ts')).renderXlsx(outcome.blocks)
    default: {
      const { terminal } = ports
      const hasColor = terminal.hasColor && globals.color && globals.output === undefined
      return await renderText(outcome.blocks, {
        hasColor,
        columns: terminal.columns,
      })
    }
  }
}

function wholeJson({ json, jsonPieces }: Outcome): string {
  return jsonPieces === undefined ? jsonText(json) : [...jsonPieces()].join('')
}
