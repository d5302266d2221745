import { type AST, getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser'
import * as v from 'valibot'
import { AppError } from '../errors.ts'
import { type Settings, settingsSchema } from './index.ts'

/**
 * Reads the text of `openitem.toml`. What is wrong with it is one error that names each place:
 * `openitem.toml:12: matching.min_confidence: expected …, found …`.
 */
export function parseSettings(text: string, file: string): Settings {
  const document = parseDocument(text, file)
  const result = v.safeParse(settingsSchema, getStaticTOMLValue(document))
  if (result.success) return result.output
  const lines = result.issues.map((issue) => {
    const path = (issue.path ?? []).map((item) => item.key)
    return `${file}:${lineOf(document, path)}: ${describe(issue, path)}`
  })
  throw new AppError('usage', lines.join('\n'), {
    hint: 'edit the file; "openitem init" in an empty folder writes one with every setting explained',
  })
}

function parseDocument(text: string, file: string): AST.TOMLProgram {
  try {
    return parseTOML(text)
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    throw new AppError(
      'usage',
      `${file}:${error.lineNumber}:${error.column + 1}: ${error.message}; expected TOML such as name = "value"`,
      { cause: error },
    )
  }
}

function describe(issue: v.BaseIssue<unknown>, path: readonly unknown[]): string {
  const name = path.join('.')
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return `unknown setting "${name}"`
  if (issue.received === 'undefined') return `"${name}" is missing`
  const expected = issue.message.startsWith('Invalid ') ? issue.expected : issue.message
  return `${name}: expected ${expected}, found ${found(issue)}`
}

function found(issue: v.BaseIssue<unknown>): string {
  return typeof issue.input === 'object' ? issue.received : JSON.stringify(issue.input)
}

/** The line where a setting stands, or the closest thing around it; the first line at the worst. */
function lineOf(document: AST.TOMLProgram, path: readonly unknown[]): number {
  let best = { depth: 0, line: 1 }
  const visit = (nodes: readonly AST.TOMLNode[], prefix: readonly unknown[]): void => {
    for (const node of nodes) {
      if (node.type !== 'TOMLTable' && node.type !== 'TOMLKeyValue') continue
      const own =
        node.type === 'TOMLTable' ? node.resolvedKey : [...prefix, ...getStaticTOMLKeys(node.key)]
      const fits = own.every((key, index) => key === path[index])
      if (!fits) continue
      if (own.length > best.depth) best = { depth: own.length, line: node.loc.start.line }
      if (node.type === 'TOMLTable') visit(node.body, own)
    }
  }
  visit(document.body[0].body, [])
  return best.line
}

function getStaticTOMLKeys(key: AST.TOMLKey): string[] {
  return key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value))
}
