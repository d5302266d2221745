import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

/** A source file as the house test sees it. */
export interface SourceFile {
  /** From the project's root, with slashes: `src/core/money.ts`. */
  readonly path: string
  readonly text: string
  readonly lines: readonly string[]
  readonly imports: readonly Import[]
}

export interface Import {
  /** A path from the project's root, or the name of a package. */
  readonly target: string
  readonly isTypeOnly: boolean
  /** Loaded by `import()`, when it is needed. */
  readonly isLate: boolean
}

export interface FunctionSpan {
  readonly name: string
  readonly line: number
  readonly length: number
}

export const root = join(import.meta.dirname, '../..')

/** Every TypeScript file below a folder of the project. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return { path, text, lines: text.split('\n'), imports: importsOf(path, text) }
    })
}

/** Functions and methods by indentation, which the formatter makes reliable. */
export function functionSpans({ lines }: SourceFile): readonly FunctionSpan[] {
  return lines.flatMap((line, index) => {
    const start =
      /^(\s*)(?:export )?(?:async )?function\*? (\w+)/.exec(line) ??
      /^(\s*)(?:export )?const (\w+)(?:: [^=]+)? = (?:async )?(?:<.*>)?\(/.exec(line) ??
      /^(\s+)(?:async )?(\w+)\(.*\) \{$/.exec(line)
    if (start === null) return []
    const indent = start[1] ?? ''
    const closes = lines.findIndex((later, at) => at > index && later.startsWith(`${indent}}`))
    const next = lines.findIndex((later, at) => at > index && later.startsWith(`${indent}const `))
    if (closes < 0 || (next > 0 && next < closes)) return []
    return [{ name: start[2] ?? '', line: index + 1, length: closes - index + 1 }]
  })
}

function importsOf(path: string, text: string): readonly Import[] {
  const resolved = (target: string): string =>
    target.startsWith('.') ? normalize(join(dirname(path), target)) : target
  const early = [...text.matchAll(/^(?:import|export) (type )?[^'"`;()]*?['"]([^'"]+)['"]/gm)]
  const late = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)]
  return [
    ...early.map((found) => ({
      target: resolved(found[2] ?? ''),
      isTypeOnly: found[1] !== undefined,
      isLate: false,
    })),
    ...late.map((found) => ({ target: resolved(found[1] ?? ''), isTypeOnly: false, isLate: true })),
  ]
}
