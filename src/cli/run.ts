import { CommanderError } from 'commander'
import type { CommandSpec, Input } from '../core/command.ts'
import type { Ports } from '../core/ports.ts'
import { harmless, harmlessLines } from '../render/plain.ts'
import type { Session } from './execute.ts'
import { EXIT_CODES, failureText } from './failure.ts'
import { buildProgram, type Globals } from './program.ts'
import { registry } from './registry.ts'

/** Runs one command line to its end and returns the exit code; it never throws. */
export async function runCli(
  words: readonly string[],
  outside: Ports,
  session: Session = {},
): Promise<number> {
  // Messages quote what people typed and what files hold.
  const ports: Ports = {
    ...outside,
    stderr: (text) => outside.stderr(harmlessLines(text)),
    terminal: {
      ...outside.terminal,
      progress: (text) => outside.terminal.progress(harmless(text)),
    },
  }
  let exitCode = 0
  const program = buildProgram(commandsFor(words), {
    version: ports.version,
    output: {
      writeOut: ports.stdout,
      writeErr: ports.stderr,
      // Commander would load the streams of the process to ask them.
      getOutHelpWidth: () => ports.terminal.columns,
      getErrHelpWidth: () => ports.terminal.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    },
    execute: async (spec: CommandSpec, input: Input, globals: Globals) => {
      // Help and usage errors need neither database nor settings: those load here.
      const { executor } = await import('./execute.ts')
      exitCode = await executor(ports, session, runCli)(spec, input, globals)
    },
  })
  try {
    if (words.length === 0) program.outputHelp()
    else await program.parseAsync([...words], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_CODES.usage
    const failure = failureText(error, { isDebug: words.includes('--debug') })
    ports.terminal.progress('')
    ports.stderr(failure.text)
    return failure.exitCode
  }
}

/** A command that is named first needs no others beside it, and a list of all no second words. */
function commandsFor(words: readonly string[]): readonly CommandSpec[] {
  const byName = Map.groupBy(registry, ({ path }) => path.split(' ')[0] ?? '')
  const called = byName.get(words[0] ?? '')
  if (called !== undefined) return called
  if (words.some((word) => byName.has(word))) return registry
  return [...byName].flatMap(([name, specs]) => specs.find(({ path }) => path === name) ?? specs)
}
