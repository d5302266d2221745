import type { AuditTrail } from './audit.ts'
import type { CalendarDate } from './calendar-date.ts'
import type { Outcome } from './outcome.ts'
import type { Page } from './page.ts'
import type { Database, Key, Ports } from './ports.ts'
import type { Settings } from './settings/index.ts'

/** A command as data: it drives the parser, help, README, completion and tests. */
export type CommandSpec = CommandFace & (BookBody | EitherBody | BareBody)

interface BookBody {
  /** `reads` opens the book; `writes` runs in one immediate transaction with an audit event. */
  readonly effect: 'reads' | 'writes'
  /** The body, imported only when the command runs. */
  readonly load: () => Promise<BookCommand>
}

interface EitherBody {
  /** `may-read` opens the book where there is one and does without it where there is none. */
  readonly effect: 'may-read'
  readonly load: () => Promise<EitherCommand>
}

interface BareBody {
  /** `none` touches no book that exists; `calls` runs other commands, each its own transaction. */
  readonly effect: 'none' | 'calls'
  readonly load: () => Promise<BareCommand>
}

interface CommandFace {
  /** The words that call it: `aging`, `import undo`. */
  readonly path: string
  /** Arguments in commander's notation: `<file...>`, `[dir]`. */
  readonly arguments?: readonly ArgumentSpec[]
  readonly summary: string
  readonly group: CommandGroup
  /** Whether `--format` and `--output` apply. */
  readonly isReport?: boolean
  readonly options?: readonly OptionSpec[]
  /** Full lines that show how it is used. */
  readonly examples?: readonly string[]
}

export type CommandGroup =
  | 'Setting up'
  | 'Facts in'
  | 'Cash'
  | 'Collecting'
  | 'Looking'
  | 'Controls'
  | 'Every day'

/** A positional argument in commander's notation: `<file...>`, `[dir]`. */
export interface ArgumentSpec {
  readonly name: string
  readonly summary: string
}

/** An option of one command. */
export interface OptionSpec {
  /** Commander's notation: `--days <n>`, `--strict`, `--map <pair...>`. */
  readonly flags: string
  readonly summary: string
  readonly choices?: readonly string[]
  /** May be given several times; the values are collected. */
  readonly isRepeatable?: boolean
}

/** The body of a command that works on an open book. */
export interface BookCommand {
  run(context: Context, input: Input): Outcome | Promise<Outcome>
  /** Does what may take long and needs no book, before the book is held: then this runs, not `run`. */
  prepare?(context: BareContext, input: Input): Promise<Preparation>
  /**
   * A second act after the commit, never in a dry run: what cannot be rolled back, such as mail.
   * It gets the outcome of `run` and returns the one to show; its transactions are its own.
   */
  afterwards?(context: Context, input: Input, outcome: Outcome): Promise<Outcome>
}

/** A command that has all it needs from outside. */
export interface Preparation {
  run(context: Context): Outcome | Promise<Outcome>
  /** Gives back what was taken, whether or not it ran. */
  end(): void
}

/** The body of a command that takes from the book what was not typed: `'db' in context` tells. */
export interface EitherCommand {
  run(context: Context | BareContext, input: Input): Outcome | Promise<Outcome>
}

/** The body of a command that opens no book itself. */
export interface BareCommand {
  run(context: BareContext, input: Input): Outcome | Promise<Outcome>
}

/** What was typed, checked as it is read; each reader throws a usage error that names the flag. */
export interface Input {
  /** The positional arguments. */
  readonly words: readonly string[]
  flag(name: string): boolean
  text(name: string): string | undefined
  list(name: string): readonly string[]
  /** A whole number ≥ 0. */
  count(name: string): number | undefined
  /** A plain decimal number, as text that has been checked. */
  decimal(name: string): string | undefined
  date(name: string): CalendarDate | undefined
}

/** The folder of a book and what lies in it. */
export interface BookPaths {
  readonly root: string
  readonly settings: string
  readonly database: string
  readonly inbox: string
  readonly outbox: string
  readonly reports: string
  readonly templates: string
  readonly backups: string
}

/** What every command body gets, whether it has a book or not. */
export interface BareContext {
  readonly ports: Ports
  /** "Today" for every calculation, and the effective date of every action. */
  readonly asOf: CalendarDate
  readonly actor: string
  readonly isDryRun: boolean
  /** The folder of `--book`, `$OPENITEM_BOOK` or upward of here; undefined when there is none. */
  readonly bookFolder: string | undefined
  /** A message for people on stderr, at once. */
  note(message: string): void
  /** Makes a book in a folder that holds none yet, with this text as its settings. */
  createBook(folder: string, settings: string): Promise<BookPaths>
  /** Runs another command line as a user would, in this process; by default here and today. */
  call(words: readonly string[], scene?: CallScene): Promise<CallResult>
  /** Takes the terminal over for a command that a person steers with keys. */
  openScreen(): Screen
}

/** The terminal as a command that asks for keys sees it. */
export interface Screen {
  readonly keys: AsyncIterable<Key>
  show(page: Page): Promise<void>
  close(): void
}

/** Where and when a called command line runs. */
export interface CallScene {
  readonly folder: string
  readonly today: CalendarDate
}

/** What a called command line printed, and how it ended. */
export interface CallResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** What a command body gets that works on an open book. */
export interface Context extends BareContext {
  readonly book: BookPaths
  readonly settings: Settings
  readonly db: Database
  /** Only in a command that writes. */
  readonly trail: AuditTrail
  /** Runs once the transaction is committed, never in a dry run: files that follow from it. */
  afterCommit(effect: () => void | Promise<void>): void
}
