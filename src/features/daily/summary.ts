import type { CallResult } from '../../core/command.ts'
import { counted } from '../../core/counted.ts'
import type { FailureKind } from '../../core/errors.ts'
import type { Json } from '../../core/outcome.ts'

/** What one step of the run printed as JSON, and how it ended; no document when it failed. */
export interface Step {
  readonly name: 'import' | 'match' | 'remind'
  readonly exitCode: number
  readonly document: Json
}

/** A step from what its command line printed. */
export function stepOf(name: Step['name'], { exitCode, stdout }: CallResult): Step {
  return { name, exitCode, document: stdout === '' ? null : (JSON.parse(stdout) as Json) }
}

type Fields = { readonly [key: string]: Json }

/** One line a step, in words: what it did, and what is left for a person. */
export function summaryLines(steps: readonly Step[]): readonly string[] {
  const isInboxEmpty = steps.every(({ name }) => name !== 'import')
  const lines = steps.flatMap((step) => {
    if (step.document === null) return [`${step.name}: failed, exit ${step.exitCode}`]
    return LINES[step.name](fields(step.document))
  })
  return isInboxEmpty ? ['import: the inbox is empty', ...lines] : lines
}

const LINES: Readonly<Record<Step['name'], (document: Fields) => readonly string[]>> = {
  import: (document) => {
    const files = list(document['files']).map(fields)
    return files.map((file) => {
      const counts = ['imported', 'updated', 'duplicates', 'rejected'] as const
      const told = counts.filter((key) => Number(file[key] ?? 0) > 0 || key === 'imported')
      const words = told.map((key) => `${file[key] ?? 0} ${key}`).join(', ')
      return `import: ${file['path']} (${file['kind'] ?? 'not understood'}): ${words}`
    })
  },
  match: (document) => {
    const looked = Number(fields(document['summary'] ?? null)['lines'] ?? 0)
    const ignored = list(document['ignored']).length
    return [
      `match: ${counted(list(document['applied']).length, 'payment')} applied, ` +
        `${list(document['exceptions']).length} waiting for a person, ` +
        `${counted(ignored, 'line')} no customer's money (of ${looked} in all)`,
    ]
  },
  remind: (document) => {
    const messages = list(document['messages']).map(fields)
    const sent = messages.filter((message) => message['status'] === 'sent').length
    return [
      `remind: ${counted(messages.length, 'reminder')} written, ${sent} sent, ` +
        `${counted(list(document['held']).length, 'customer')} held back, ` +
        `${counted(list(document['tasks']).length, 'task')}`,
    ]
  },
}

/** Whether the import took a file: it has a batch, whatever became of single rows. */
export function isTaken(steps: readonly Step[], path: string): boolean {
  const document = steps.find(({ name }) => name === 'import')?.document ?? null
  return list(fields(document)['files'])
    .map(fields)
    .some((file) => file['path'] === path && typeof file['batch'] === 'number')
}

/** How the whole ended: the first step that did not end well decides. */
export function failureOf(steps: readonly Step[]): FailureKind | undefined {
  const exitCode = steps.find((step) => step.exitCode !== 0)?.exitCode
  return exitCode === undefined ? undefined : (KIND_OF_EXIT[exitCode] ?? 'internal')
}

const KIND_OF_EXIT: Readonly<Record<number, FailureKind>> = {
  2: 'usage',
  3: 'input',
  4: 'check',
  5: 'delivery',
  6: 'busy',
  7: 'permission',
  8: 'closed-period',
}

function fields(value: Json): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Fields)
    : {}
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}
