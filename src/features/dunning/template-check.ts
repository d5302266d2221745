import Handlebars from 'handlebars'
import { AppError } from '../../core/errors.ts'
import type { LetterModel } from './letter.ts'
import type { TemplateSource } from './template-files.ts'

/** What a template is held against: a letter that has everything, and the parts it may include. */
export interface TemplateRules {
  readonly sample: LetterModel
  readonly partials: ReadonlySet<string>
  /** Whether values must be escaped: `{{{…}}}` is refused. */
  readonly isEscaped: boolean
}

/** Refuses a template that names a variable, helper or part that there is not; the line is told. */
export function checkTemplate({ text, path }: TemplateSource, rules: TemplateRules): void {
  const program = parse(text, path)
  const problems = walk(program, [rules.sample], rules)
  if (problems.length === 0) return
  throw new AppError(
    'usage',
    problems.map(({ line, message }) => `${path}:${line}: ${message}`).join('\n'),
    { hint: 'compare it with the template that comes with openitem' },
  )
}

interface Problem {
  readonly line: number
  readonly message: string
}

/** The values that a name can mean, innermost last. */
type Frames = readonly unknown[]

function parse(text: string, path: string): hbs.AST.Program {
  try {
    return Handlebars.parse(text)
  } catch (cause) {
    throw new AppError('usage', `${path}: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
}

function walk(
  program: hbs.AST.Program | undefined,
  frames: Frames,
  rules: TemplateRules,
): readonly Problem[] {
  return (program?.body ?? []).flatMap((node) => statement(node, frames, rules))
}

function statement(
  node: hbs.AST.Statement,
  frames: Frames,
  rules: TemplateRules,
): readonly Problem[] {
  const wrong = (message: string): readonly Problem[] => [{ line: node.loc.start.line, message }]
  if (isContent(node)) return []
  if (isMustache(node)) {
    if (rules.isEscaped && !node.escaped) return wrong('a value must be escaped: use {{…}}')
    if (node.params.length > 0) return wrong(`unknown helper "${nameOf(node.path)}"`)
    return resolve(node.path, frames).isKnown
      ? []
      : wrong(`unknown variable "${nameOf(node.path)}"`)
  }
  if (isPartial(node)) {
    const name = nameOf(node.name)
    return rules.partials.has(name) ? [] : wrong(`unknown part "${name}"`)
  }
  if (!isBlock(node)) return wrong(`"${node.type}" is not for letters`)
  const helper = nameOf(node.path)
  if (!['if', 'unless', 'each', 'with'].includes(helper)) return wrong(`unknown helper "${helper}"`)
  const [subject] = node.params
  const found = subject === undefined ? { isKnown: false } : resolve(subject, frames)
  if (!found.isKnown) return wrong(`unknown variable "${nameOf(subject)}"`)
  const inner = innerFrames(helper, found.value, frames)
  return [...walk(node.program, inner, rules), ...walk(node.inverse, frames, rules)]
}

function innerFrames(helper: string, value: unknown, frames: Frames): Frames {
  if (helper === 'each') return [...frames, Array.isArray(value) ? value[0] : undefined]
  return helper === 'with' ? [...frames, value] : frames
}

/** Looks a path up in the sample; a name that is nobody's own property is unknown. */
function resolve(
  expression: hbs.AST.Expression,
  frames: Frames,
): { isKnown: boolean; value?: unknown } {
  if (!isPath(expression)) return { isKnown: false }
  const { data, depth, parts } = expression
  const names = parts.map((part) => (typeof part === 'string' ? part : ''))
  if (data && names[0] !== 'root') {
    return { isKnown: ['index', 'first', 'last'].includes(names[0] ?? '') && names.length === 1 }
  }
  const start = data ? frames[0] : frames.at(-1 - depth)
  return (data ? names.slice(1) : names).reduce<{ isKnown: boolean; value?: unknown }>(
    ({ isKnown, value }, name) => {
      if (!isKnown || !isRecord(value) || !Object.hasOwn(value, name)) return { isKnown: false }
      return { isKnown: true, value: value[name] }
    },
    { isKnown: start !== undefined, value: start },
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nameOf(node: hbs.AST.Node | undefined): string {
  return node !== undefined && isPath(node) ? node.original : ''
}

function isContent(node: hbs.AST.Node): boolean {
  return node.type === 'ContentStatement' || node.type === 'CommentStatement'
}

function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === 'MustacheStatement'
}

function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === 'BlockStatement'
}

function isPartial(node: hbs.AST.Node): node is hbs.AST.PartialStatement {
  return node.type === 'PartialStatement'
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression'
}
