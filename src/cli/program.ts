import { Argument, Command, Option, type OutputConfiguration } from 'commander'
import type { CommandSpec, Input, OptionSpec } from '../core/command.ts'
import { AppError } from '../core/errors.ts'
import { inputOf } from './input.ts'

/** What the options that every command knows were set to. */
export interface Globals {
  readonly book: string | undefined
  readonly json: boolean
  readonly asOf: string | undefined
  readonly actor: string | undefined
  readonly dryRun: boolean
  readonly color: boolean
  readonly debug: boolean
  readonly format: string | undefined
  readonly output: string | undefined
}

export type Execute = (spec: CommandSpec, input: Input, globals: Globals) => Promise<void>

export const FORMATS = ['table', 'csv', 'json', 'html', 'xlsx'] as const

const GLOBAL_OPTIONS: readonly OptionSpec[] = [
  { flags: '--book <dir>', summary: 'the book (else $OPENITEM_BOOK, else upward from here)' },
  { flags: '--json', summary: 'print one JSON document on stdout' },
  { flags: '--as-of <date>', summary: '"today" for every calculation and action, YYYY-MM-DD' },
  { flags: '--actor <name>', summary: 'who acts (else the user of the machine)' },
  { flags: '--no-color', summary: 'print without colours (also NO_COLOR)' },
  { flags: '--debug', summary: 'show where an error happened' },
]

const DRY_RUN: OptionSpec = {
  flags: '--dry-run',
  summary: 'print what would be done and change nothing',
}

const REPORT_OPTIONS: readonly OptionSpec[] = [
  { flags: '--format <format>', summary: 'how to print it', choices: FORMATS },
  { flags: '--output <file>', summary: 'write it to a file instead of stdout' },
]

/** The parser for a list of commands; nothing of a command is loaded until it runs. */
export function buildProgram(
  specs: readonly CommandSpec[],
  { version, output, execute }: { version: string; output: OutputConfiguration; execute: Execute },
): Command {
  const program = new Command('openitem')
    .description('Accounts receivable in the terminal, in one local file.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'show how it is used')
    .helpCommand('help [command]', 'show how a command is used')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .showSuggestionAfterError(true)
    .showHelpAfterError('hint: "openitem --help" lists the commands')
    .configureOutput(output)
    .exitOverride()
  for (const option of GLOBAL_OPTIONS) program.addOption(optionOf(option))
  // Hundreds of options take longer than all else: only a command that is called gets its own.
  const late = new Map<Command, CommandSpec>()
  const complete = (command: Command): void => {
    const spec = late.get(command)
    if (spec !== undefined) addOptions(command, spec)
    late.delete(command)
  }
  program.on('beforeAllHelp', ({ command }) => complete(command))
  program.hook('preSubcommand', (_, called) => [called, ...called.commands].forEach(complete))
  for (const spec of specs) late.set(addCommand(program, spec, execute), spec)
  for (const command of program.commands) if (command.summary() === '') nameParts(command)
  return program
}

function addCommand(program: Command, spec: CommandSpec, execute: Execute): Command {
  const words = spec.path.split(' ')
  const command = words.reduce((parent, word) => childOf(parent, word), program)
  command.summary(spec.summary).description(spec.summary)
  // Commands are grouped by what they are for; the parts of one stand together in its own help.
  const top = words.length === 1 ? command : command.parent
  if (top === command || top?.helpGroup() === '') top.helpGroup(`${spec.group}:`)
  command.showHelpAfterError(`hint: "openitem ${spec.path} --help" shows how it is used`)
  for (const { name, summary } of spec.arguments ?? []) {
    command.addArgument(new Argument(name, summary))
  }
  return command.action(async () => {
    const options: Readonly<Record<string, unknown>> = command.optsWithGlobals()
    await execute(spec, inputOf(command.args, options), globalsOf(options))
  })
}

/** What does nothing by itself is told by its parts. */
function nameParts(command: Command): void {
  command.summary(command.commands.map((part) => part.name()).join(', '))
}

function addOptions(command: Command, spec: CommandSpec): void {
  const own = [
    ...(spec.options ?? []),
    ...(spec.effect === 'writes' || spec.effect === 'calls' ? [DRY_RUN] : []),
    ...(spec.isReport === true ? REPORT_OPTIONS : []),
  ]
  for (const option of own) command.addOption(optionOf(option))
  const examples = spec.examples ?? []
  if (examples.length > 0) {
    command.addHelpText('after', `\nExamples:\n${examples.map((line) => `  ${line}`).join('\n')}`)
  }
}

function childOf(parent: Command, word: string): Command {
  const known = parent.commands.find((command) => command.name() === word)
  return known ?? parent.command(word).configureHelp({ showGlobalOptions: true })
}

function optionOf({ flags, summary, choices, isRepeatable }: OptionSpec): Option {
  const option = new Option(flags, summary)
  if (choices !== undefined) option.choices([...choices])
  if (isRepeatable === true) {
    option.default([], 'none')
    option.argParser((value: string, before: readonly string[]) => [...before, value])
  }
  return option
}

function globalsOf(options: Readonly<Record<string, unknown>>): Globals {
  const text = (name: string): string | undefined => {
    const value = options[name]
    if (value === '') throw new AppError('usage', `--${name}: expected a value, found nothing`)
    return typeof value === 'string' ? value : undefined
  }
  return {
    book: text('book'),
    json: options['json'] === true || options['format'] === 'json',
    asOf: text('asOf'),
    actor: text('actor'),
    dryRun: options['dryRun'] === true,
    color: options['color'] !== false,
    debug: options['debug'] === true,
    format: text('format'),
    output: text('output'),
  }
}
