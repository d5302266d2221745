import { type CalendarDate, localDay, parseDate } from '../core/calendar-date.ts'
import type {
  BareContext,
  BookCommand,
  CallResult,
  CommandSpec,
  Context,
  Input,
} from '../core/command.ts'
import { AppError } from '../core/errors.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { explain } from '../db/database.ts'
import { createBook, findBookFolder, type OpenBook, openBook } from './book.ts'
import { EXIT_CODES } from './failure.ts'
import { dateOption } from './input.ts'
import { present } from './present.ts'
import type { Globals } from './program.ts'
import { openScreen } from './screen.ts'
import { type Effects, inTransaction } from './transaction.ts'

/** A book that an outer command holds open for the ones it calls: the rehearsal of a dry run. */
export interface Session {
  readonly rehearsal?: OpenBook
}

type RunCli = (words: readonly string[], ports: Ports, session: Session) => Promise<number>

/** Runs the body of a command and prints its outcome; returns the exit code. */
export function executor(ports: Ports, session: Session, runCli: RunCli) {
  return async (spec: CommandSpec, input: Input, globals: Globals): Promise<number> => {
    const bare = bareContext(ports, globals, { session, runCli })
    const outcome = await outcomeOf(spec, input, { ports, bare, session, runCli })
    await present(outcome, { ports, globals })
    for (const note of outcome.notes ?? []) ports.stderr(`${note}\n`)
    if (bare.isDryRun) ports.stderr('dry run: nothing was changed\n')
    return outcome.failure === undefined ? 0 : EXIT_CODES[outcome.failure]
  }
}

interface Scene {
  readonly ports: Ports
  readonly bare: BareContext
  readonly session: Session
  readonly runCli: RunCli
}

async function outcomeOf(spec: CommandSpec, input: Input, scene: Scene): Promise<Outcome> {
  const { ports, bare, session } = scene
  switch (spec.effect) {
    case 'none':
      return await (await spec.load()).run(bare, input)
    case 'calls':
      return await rehearsed(scene, async (context) => (await spec.load()).run(context, input))
    case 'reads': {
      const command = await spec.load()
      return await read(scene, (context) => command.run(context, input))
    }
    case 'may-read': {
      const command = await spec.load()
      if (bare.bookFolder === undefined) return await command.run(bare, input)
      return await read(scene, (context) => command.run(context, input))
    }
    case 'writes':
      return await withBook(scene, 'write', async (book) =>
        write(await spec.load(), input, { bare, book, ports, session, name: spec.path }),
      )
  }
}

/** One snapshot of the book for all that a report reads. */
async function read(
  scene: Scene,
  report: (context: Context) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const { bare, session } = scene
  return await withBook(scene, 'read', async (book) => {
    if (session.rehearsal !== undefined) return await report(contextOf(bare, book))
    try {
      book.db.exec('BEGIN')
      return await report(contextOf(bare, book))
    } catch (error) {
      throw explain(error, book.paths.database)
    } finally {
      if (book.db.inTransaction) book.db.exec('ROLLBACK')
    }
  })
}

interface WriteScene {
  readonly bare: BareContext
  readonly book: OpenBook
  readonly ports: Ports
  readonly session: Session
  readonly name: string
}

async function write(command: BookCommand, input: Input, scene: WriteScene): Promise<Outcome> {
  const { bare, book, ports, session, name } = scene
  const isNested = session.rehearsal !== undefined
  const { openTrail } = await import('../ledger/audit-trail.ts')
  const effects: Effects = []
  const context = contextOf(bare, book, {
    trail: openTrail(book.db, { actor: bare.actor, clock: ports.clock }),
    afterCommit: (effect) => effects.push(effect),
  })
  const prepared = await command.prepare?.(bare, input)
  try {
    const outcome = await inTransaction(
      { book, ports, name, isNested, isDryRun: bare.isDryRun },
      async () => (prepared === undefined ? command.run(context, input) : prepared.run(context)),
    )
    if (bare.isDryRun || isNested) return outcome
    for (const effect of effects) await effect()
    return (await command.afterwards?.(context, input, outcome)) ?? outcome
  } finally {
    prepared?.end()
  }
}

/** A dry run of a command that calls others: all of them in one transaction that is rolled back. */
async function rehearsed(
  scene: Scene,
  work: (context: BareContext) => Promise<Outcome>,
): Promise<Outcome> {
  const { bare, ports } = scene
  if (!bare.isDryRun || bare.bookFolder === undefined) return await work(bare)
  return await withBook(scene, 'write', (book) =>
    inTransaction({ book, ports, name: 'run', isNested: false, isDryRun: true }, () => {
      const session = { rehearsal: book }
      return work({ ...bare, call: caller(ports, { ...scene, session, context: bare }) })
    }),
  )
}

async function withBook<T>(
  { ports, bare, session }: Scene,
  access: 'read' | 'write',
  work: (book: OpenBook) => Promise<T>,
): Promise<T> {
  if (session.rehearsal !== undefined) return await work(session.rehearsal)
  const book = await openBook(ports, bare.bookFolder, access)
  try {
    return await work(book)
  } finally {
    book.db.close()
  }
}

/** A command that reads records nothing, and need not load what would. */
const READS_ONLY: Pick<Context, 'trail' | 'afterCommit'> = {
  trail: { open: refuse, record: refuse },
  afterCommit: () => {},
}

function refuse(): never {
  throw new AppError('internal', 'a command that reads was about to record something')
}

function contextOf(
  bare: BareContext,
  { paths, settings, db }: OpenBook,
  writing: Pick<Context, 'trail' | 'afterCommit'> = READS_ONLY,
): Context {
  return { ...bare, book: paths, settings, db, ...writing }
}

function bareContext(
  ports: Ports,
  globals: Globals,
  calls: { session: Session; runCli: RunCli },
): BareContext {
  const context = {
    ports,
    asOf: dateOption('as-of', globals.asOf) ?? today(ports),
    actor: globals.actor ?? ports.osUser,
    isDryRun: globals.dryRun,
    bookFolder: findBookFolder(ports, globals.book),
    note: (message: string) => ports.stderr(`${message}\n`),
    createBook: (folder: string, settings: string) => createBook(ports, folder, settings),
    openScreen: () => openScreen(ports.terminal, globals.color),
  }
  return { ...context, call: caller(ports, { ...calls, context }) }
}

function today(ports: Ports): CalendarDate {
  const given = ports.environment['OPENITEM_TODAY']
  if (given === undefined || given === '') return localDay(ports.clock.now())
  const date = parseDate(given)
  if (date !== undefined) return date
  throw new AppError(
    'usage',
    `OPENITEM_TODAY: expected a date such as 2026-03-31, found "${given}"`,
  )
}

/** Runs another command line with the same book, day and actor, and catches what it prints. */
function caller(
  ports: Ports,
  outer: { session: Session; runCli: RunCli; context: Omit<BareContext, 'call'> },
): BareContext['call'] {
  const { session, runCli, context } = outer
  return async (words, scene): Promise<CallResult> => {
    const printed = { stdout: '', stderr: '' }
    const inner: Ports = {
      ...ports,
      cwd: scene?.folder ?? ports.cwd,
      environment: {
        ...ports.environment,
        OPENITEM_TODAY: scene?.today ?? context.asOf,
        OPENITEM_BOOK: scene?.folder ?? context.bookFolder,
      },
      osUser: context.actor,
      terminal: { ...ports.terminal, isInteractive: false, hasColor: false },
      stdout: (text) => {
        printed.stdout += text
      },
      stderr: (text) => {
        printed.stderr += text
      },
    }
    const exitCode = await runCli(words, inner, session)
    return { exitCode, ...printed }
  }
}
