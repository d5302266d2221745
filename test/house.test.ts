import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { registry } from '../src/cli/registry.ts'
import { functionSpans, root, type SourceFile, sourceFiles } from './support/source.ts'

// The rules of the house (see src/README.md), each with what is wrong and where.

const TOP_LEVEL = [
  ...['bin', 'fixtures', 'src', 'templates', 'test'],
  ...['CHANGELOG.md', 'LICENSE', 'README.md'],
  ...['package.json', 'package-lock.json', 'tsconfig.json'],
  ...['dist', 'node_modules'],
]

test('the top level holds what was agreed on and nothing else', () => {
  const strangers = readdirSync(root).filter(
    // What the demo makes is never kept.
    (name) => !/^\.|^openitem-demo/.test(name) && !TOP_LEVEL.includes(name),
  )
  expect(strangers).toEqual([])
})

const FILE_LINES_MAX = 250
const FUNCTION_LINES_MAX = 50
const COMMAND_LINES_MAX = 60

const files = sourceFiles('src')

/** The room of a file: the top folder, with the feature's name behind it. */
function roomOf(path: string): string {
  const [, room = '', feature = ''] = path.split('/')
  if (/^(main|kernel|thread)\.ts$/.test(room)) return room.replace('.ts', '')
  return room === 'features' ? `features/${feature}` : room
}

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  render: ['core', 'render'],
  db: ['core', 'db'],
  platform: ['core', 'platform'],
  ledger: ['core', 'ledger'],
  reading: ['core', 'reading'],
  feature: ['core', 'ledger', 'reading', 'own'],
  cli: ['core', 'ledger', 'render', 'db', 'cli', 'spec', 'late'],
  main: ['core', 'platform', 'cli'],
  kernel: ['core', 'ledger', 'platform', 'render', 'cli', 'spec'],
  thread: ['platform', 'tasks'],
}

function isAllowed(file: SourceFile, { target, isLate }: SourceFile['imports'][number]): boolean {
  const from = roomOf(file.path)
  const to = roomOf(target)
  const may = MAY_IMPORT[from.startsWith('features/') ? 'feature' : from] ?? []
  if (from === to) return may.includes('own') || may.includes(to)
  if (to.startsWith('features/')) {
    const isTasks = may.includes('tasks') && target.endsWith('/tasks.ts')
    return (
      isTasks ||
      (may.includes('spec') && target.endsWith('/spec.ts')) ||
      (may.includes('late') && isLate)
    )
  }
  return may.includes(to)
}

test('no room imports another that it must not know', () => {
  const wrong = files.flatMap((file) =>
    file.imports
      .filter(({ target }) => target.startsWith('src/'))
      .filter((one) => !isAllowed(file, one))
      .map(({ target }) => `${file.path} imports ${target}`),
  )
  expect(wrong).toEqual([])
})

test('no files import each other in a circle', () => {
  const targets = new Map(
    files.map(({ path, imports }) => [path, imports.map((one) => one.target)]),
  )
  const done = new Set<string>()
  const circles: string[] = []
  const follow = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path)
    if (at >= 0) circles.push([...way.slice(at), path].join(' → '))
    if (at >= 0 || done.has(path)) return
    for (const target of targets.get(path) ?? []) follow(target, [...way, path])
    done.add(path)
  }
  for (const { path } of files) follow(path, [])
  expect(circles).toEqual([])
})

const TABLE_OWNERS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^src\/ledger\//,
    [
      'audit_event',
      'customer',
      'receivable',
      'bank_account',
      'bank_line',
      'customer_merge',
      'customer_merge_row',
      'fact_change',
      'proof_start',
    ],
  ],
  [/^src\/ledger\//, ['receipt', 'application', 'allocation', 'deposit_cheque']],
  [
    /^src\/features\/importing\//,
    ['import_batch', 'import_row', 'payout_item', 'remittance_item', 'bank_statement'],
  ],
  [/^src\/features\/matching\//, ['ignored_line', 'payer_lesson', 'matching_hold']],
  // What a person says of a gap is told by two features; the ledger has the words for both.
  [/^src\/(features\/matching\/|ledger\/cash-exception\.ts$)/, ['cash_exception']],
  [/^src\/(features\/matching\/|ledger\/residual-reason\.ts$)/, ['residual_reason']],
  [/^src\/features\/review\//, ['line_note', 'line_settlement']],
  [
    /^src\/features\/dunning\//,
    ['message', 'message_body', 'message_item', 'dunning_step', 'task', 'refused_address'],
  ],
  [/^src\/db\//, ['schema_migration']],
]

test('each table is written by its owner alone', () => {
  const owners = new Map(
    TABLE_OWNERS.flatMap(([place, tables]) => tables.map((table) => [table, place] as const)),
  )
  const wrong = files
    .filter(({ path }) => !path.startsWith('src/db/migrations/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\b(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+([a-z_]+)\b/g)]
        .map((found) => found[1] ?? '')
        .filter((table) => owners.get(table)?.test(path) !== true)
        .map((table) => `${path} writes ${table}`),
    )
  expect(wrong).toEqual([])
})

test('every table of the schema has an owner', () => {
  const owned = TABLE_OWNERS.flatMap(([, tables]) => tables)
  const tables = sourceFiles('src/db/migrations').flatMap(({ text }) =>
    [...text.matchAll(/CREATE TABLE ([a-z_]+)/g)].map((found) => found[1]),
  )
  expect(tables.filter((table) => table !== undefined && !owned.includes(table))).toEqual([])
})

interface Ban {
  readonly what: RegExp
  readonly instead: string
  readonly except: RegExp
}

const BANS: readonly Ban[] = [
  {
    what: /\bconsole\./,
    instead: 'return an outcome, or use context.note',
    except: /^$/,
  },
  {
    what: /\bprocess\.[a-z]/,
    instead: 'take it from the ports',
    except: /^src\/(platform\/|main\.ts)/,
  },
  {
    what: /new Date\(\)|Date\.now\(/,
    instead: 'ask ports.clock, or take context.asOf',
    except: /^src\/platform\//,
  },
  {
    what: /Math\.random\(|randomUUID\(|randomBytes\(/,
    instead: 'ask ports.random',
    except: /^src\/platform\//,
  },
  {
    what: /\bparseFloat\(|\.toFixed\(/,
    instead: 'use core/money.ts or core/ratio.ts',
    except: /^$/,
  },
  {
    what: /from '(?:node:)?fs(?:\/promises)?'|from 'node:(?:child_process|os|net|http)'/,
    instead: 'ask a port',
    except: /^src\/platform\//,
  },
  {
    what: /: any\b|\bas any\b|as unknown as|@ts-ignore|@ts-nocheck|@ts-expect-error/,
    instead: 'say what it is',
    except: /^$/,
  },
  { what: /\bTODO\b|\bFIXME\b|\bXXX\b/, instead: 'do it, or write it into an issue', except: /^$/ },
  {
    what: /export default/,
    instead: 'export it by name',
    except: /^$/,
  },
]

test('banned calls stay out, each for the reason that stands beside it', () => {
  const wrong = files.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) =>
      BANS.filter(({ what, except }) => what.test(line) && !except.test(path)).map(
        ({ what, instead }) => `${path}:${index + 1}: ${what.source} — ${instead}`,
      ),
    ),
  )
  expect(wrong).toEqual([])
})

/** In a feature only the edge and the store may do anything but compute. */
function isPureRoom(path: string): boolean {
  if (/^src\/(core|reading)\//.test(path)) return true
  if (!path.startsWith('src/features/')) return false
  return !/(^|[/-])(command|store)\.ts$|\/spec\.ts$/.test(path)
}

test('pure files stay pure: no SQL, no database, no file system', () => {
  const impure = /\.prepare[<(]|\bdb\.(exec|pragma)\(|\b(INSERT INTO|DELETE FROM)\b/
  const wrong = files
    .filter(({ path }) => isPureRoom(path))
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, index) => (impure.test(line) ? [`${path}:${index + 1}: ${line}`] : [])),
    )
  expect(wrong).toEqual([])
})

test('the database driver is loaded in one place, and named as a type in one more', () => {
  const wrong = files.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => target === 'better-sqlite3')
      .filter(({ isTypeOnly }) =>
        isTypeOnly ? path !== 'src/core/ports.ts' : path !== 'src/db/database.ts',
      )
      .map(() => path),
  )
  expect(wrong).toEqual([])
})

test(`no file is longer than ${FILE_LINES_MAX} lines, no edge than ${COMMAND_LINES_MAX}`, () => {
  const wrong = files.flatMap(({ path, lines }) => {
    const limit = /^src\/features\/.*[/-]command\.ts$/.test(path)
      ? COMMAND_LINES_MAX
      : FILE_LINES_MAX
    return lines.length - 1 > limit ? [`${path}: ${lines.length - 1} lines, at most ${limit}`] : []
  })
  expect(wrong).toEqual([])
})

test(`no function is longer than ${FUNCTION_LINES_MAX} lines`, () => {
  const wrong = files.flatMap((file) =>
    functionSpans(file)
      .filter(({ length }) => length > FUNCTION_LINES_MAX)
      .map(({ name, line, length }) => `${file.path}:${line}: ${name} has ${length} lines`),
  )
  expect(wrong).toEqual([])
})

/** Where a process or a thread begins. */
const BOUNDARIES = ['src/kernel.ts', 'src/main.ts', 'src/thread.ts']

test('no file lies dead: something imports each', () => {
  const imported = new Set(files.flatMap(({ imports }) => imports.map(({ target }) => target)))
  const dead = files.filter(({ path }) => !BOUNDARIES.includes(path) && !imported.has(path))
  expect(dead.map(({ path }) => path)).toEqual([])
})

test('every exported name has a line that says what it is for', () => {
  const wrong = files.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => {
      const isExport = /^export (async )?(function|interface|class) /.test(line)
      const before = lines[index - 1] ?? ''
      const isTold = /\*\/$|^\/\//.test(before.trim())
      const isObvious =
        /\/(spec|index)\.ts$/.test(path) || /^export (async )?function run\(/.test(line)
      return isExport && !isTold && !isObvious ? [`${path}:${index + 1}: ${line}`] : []
    }),
  )
  expect(wrong).toEqual([])
})

test('every registered command is shown in a golden script', () => {
  const folder = join(root, 'fixtures/cli')
  const shown = readdirSync(folder)
    .filter((name) => name.endsWith('.cli'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  const missing = registry.filter(({ path }) => !shown.includes(`$ openitem ${path}`))
  expect(missing.map(({ path }) => path)).toEqual([])
})
