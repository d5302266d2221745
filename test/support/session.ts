import type { Cli } from './cli.ts'

/** Where a golden session says that it runs; the folder of the test is another each time. */
const SHOWN_FOLDER = '/home/jane/book'

/**
 * Plays a golden session and returns it with the answers that the program gave:
 *
 *     # a remark
 *     + invoices.csv          a file, whose lines follow behind a bar
 *     | Number,Total
 *     $ openitem aging        a command; what it printed on stdout follows as it is,
 *     ! a message             on stderr behind an exclamation mark,
 *     = 4                     and the exit code where it is not 0
 */
export async function played(script: string, cli: Cli): Promise<string> {
  const told: string[] = []
  for (const step of stepsOf(script)) {
    told.push(...step.asked)
    const [first = ''] = step.asked
    if (first.startsWith('+ ')) {
      const content = step.asked.slice(1).map((line) => `${line.slice(2)}\n`)
      cli.file(first.slice(2), content.join(''))
    } else if (first.startsWith('$ ')) told.push(...(await answerOf(first, cli)))
  }
  return `${told.join('\n').trimEnd()}\n`
}

interface Step {
  readonly asked: readonly string[]
}

/** What the session asks; the answers that stand in it are left out. */
function stepsOf(script: string): readonly Step[] {
  const steps: { asked: string[] }[] = []
  for (const line of script.split('\n')) {
    if (line.startsWith('| ') || line === '|') steps.at(-1)?.asked.push(line)
    else if (/^[$+#] /.test(line)) steps.push({ asked: [line] })
  }
  return steps
}

async function answerOf(asked: string, cli: Cli): Promise<readonly string[]> {
  const [program, ...words] = wordsOf(asked.slice(2))
  if (program !== 'openitem') throw new Error(`a session calls openitem, not ${program}`)
  const { exitCode, stdout, stderr } = await cli(...words)
  const shown = (text: string): string[] =>
    text === ''
      ? []
      : text
          .replaceAll(cli.folder, SHOWN_FOLDER)
          .replace(/\r?\n$/, '')
          .split(/\r?\n/)
  return [
    ...shown(stdout),
    ...shown(stderr).map((line) => `! ${line}`),
    ...(exitCode === 0 ? [] : [`= ${exitCode}`]),
    '',
  ]
}

/** Words as a shell would cut them, with double quotes. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? '')
}
