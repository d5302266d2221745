import { type BookFacts, JOINED } from './book-facts.ts'
import type { Seed } from './seeds.ts'

/** One import and what came of it. */
export interface Run {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** The time of the processor, whatever else the machine was at. */
  readonly durationMs: number
}

/** A file, its import, and the book afterwards. */
export interface Trial {
  readonly bytes: Buffer
  readonly run: Run
  readonly again: Run
  readonly check: Run
  readonly facts: BookFacts
}

/** The promise that was broken, and how. */
export interface Breach {
  readonly promise:
    | 'crash'
    | 'slow'
    | 'memory'
    | 'silent row'
    | 'count'
    | 'money'
    | 'twice'
    | 'check'
  readonly detail: string
}

export const DURATION_MS_MAX = 5_000

const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf' // its bytes, one a character
const LINE_END = /\r+\n|\n|\r/

/** Holds what came of a file against what every import promises, whatever the file is. */
export function breaches(trial: Trial): readonly Breach[] {
  const { run, again, check, facts } = trial
  const found: Breach[] = []
  const add = (promise: Breach['promise'], detail: string): void => {
    found.push({ promise, detail })
  }
  for (const one of [run, again]) {
    const crash = crashOf(one)
    if (crash !== undefined) add('crash', crash)
    if (one.durationMs > DURATION_MS_MAX) add('slow', `${Math.round(one.durationMs)} ms`)
  }
  if (found.length > 0) return found
  if (check.exitCode !== 0) add('check', check.stdout + check.stderr)
  for (const { kind, imported, stored } of facts.batches) {
    const isCounted = kind !== 'customers' && kind !== 'payments'
    if (isCounted && imported !== stored) {
      add('count', `${imported} ${kind} are told as imported, ${stored} are in the book`)
    }
  }
  const total = filesOf(run).reduce((sum, file) => sum + file.rows, 0)
  if (facts.batches.length === 0 && facts.told.size + facts.customers.size > 0) {
    add('count', 'a file that was refused left something behind')
  }
  for (const file of filesOf(again)) {
    if (file.imported + file.updated > 0) {
      add('twice', `the second import brought in ${file.imported}, updated ${file.updated}`)
    }
  }
  if (filesOf(again).reduce((sum, file) => sum + file.rows, 0) !== total) {
    add('twice', `${total} rows at first, another number the second time`)
  }
  return found
}

/** What a table must keep: lines that were not touched are read as before, and none is lost. */
export function rowBreaches(
  { bytes, run, facts }: Trial,
  original: { readonly seed: Seed; readonly facts: BookFacts },
): readonly Breach[] {
  const lines = linesOf(bytes)
  const before = linesOf(original.seed.bytes)
  if (lines === undefined || before === undefined || facts.batches.length === 0) return []
  if (filesOf(run).some(({ format }) => format !== 'csv')) return [] // its rows are no lines
  // A header that was hit may mean anything; below a whole one the same text is the same money.
  const isWhole = headerOf(before, original.facts).every((text, at) => lines[at] === text)
  const knownMoney = isWhole ? moneyByText(before, original.facts) : new Map<string, string>()
  const knownTexts = new Set(before.filter((_, at) => original.facts.money.has(at + 1)))
  const isByLine = facts.batches.every(({ kind }) => kind !== 'customers' && kind !== 'payments')
  const warnings = facts.batches.map((batch) => batch.warnings).join(' ')
  const found: Breach[] = []
  lines.forEach((text, at) => {
    const line = at + 1
    const [then, now] = [knownMoney.get(text), facts.money.get(line)]
    const isRead = then !== undefined && now !== undefined && now !== JOINED
    const isMoved = titleAbove(lines, at) !== titleAbove(before, before.indexOf(text))
    const isElsewhere = isMoved && isOtherCurrency(then, now)
    if (isRead && then !== now && !isElsewhere && !isToldCurrency(then, now, warnings)) {
      found.push({ promise: 'money', detail: `line ${line} was ${then}, now ${now}: ${text}` })
    }
    const isLost = isByLine && knownTexts.has(text) && !facts.told.has(line) && hasEvenQuotes(text)
    if (isLost && !isNamed(line, warnings) && !isInRowAbove(at, lines, { facts, knownMoney })) {
      found.push({ promise: 'silent row', detail: `line ${line}: ${text}` })
    }
  })
  const headers = new Set([
    ...headerOf(before, original.facts),
    ...titlesIn(before, original.facts),
  ])
  return [...found, ...strangers(lines, { facts, warnings, run, headers, isByLine })].slice(0, 3)
}

/** The title that a row stands below: it may name the currency of what follows. */
function titleAbove(lines: readonly string[], at: number): string | undefined {
  return lines.slice(0, at).findLast((text) => text.trim() !== '' && !/[;,\t|]/.test(text))
}

function isOtherCurrency(then: string | undefined, now: string | undefined): boolean {
  const [amount, , date] = then?.split(' ') ?? []
  const [amountNow, , dateNow] = now?.split(' ') ?? []
  return amount === amountNow && date === dateNow
}

/** A currency that the damage took from its rows is told where its code is still to be seen. */
function isToldCurrency(then: string, now: string, warnings: string): boolean {
  const [amount, currency, date] = then.split(' ')
  const [amountNow, , dateNow] = now.split(' ')
  // What has no smaller unit has a hundred of them once it is taken for dollars.
  const isSame = amount === amountNow || `${amount}00` === amountNow
  if (!isSame || date !== dateNow) return false
  return new RegExp(`the file mentions [A-Z a-z]*${currency}`).test(warnings)
}

/** A quotation mark may join a line to the row above it; told is what became of that row. */
function isInRowAbove(
  at: number,
  lines: readonly string[],
  { facts, knownMoney }: { facts: BookFacts; knownMoney: ReadonlyMap<string, string> },
): boolean {
  const above = Math.max(...[...facts.told].filter((line) => line <= at))
  const isOpen = lines[above - 1]?.includes('"') === true
  const money = facts.money.get(above)
  const then = knownMoney.get(lines[at] ?? '')
  return isOpen && (money === undefined || then === undefined || money === then)
}

/** Lines that are new in the file and of which nobody tells what became of them. */
function strangers(
  lines: readonly string[],
  scene: {
    facts: BookFacts
    warnings: string
    run: Run
    headers: ReadonlySet<string>
    isByLine: boolean
  },
): Breach[] {
  const { facts, warnings, run, headers, isByLine } = scene
  if (!isByLine) {
    const isRow = (text: string): boolean =>
      /[^\s,;\t"|]/.test(utf8Of(text)) && !isHeader(text, headers)
    const header = lines.findIndex((text) => isHeader(text, headers))
    // A header that was hit is some line that becomes no row.
    const filled = lines.slice(header + 1).filter(isRow).length - (header === -1 ? 1 : 0)
    const rows = filesOf(run).reduce((sum, file) => sum + file.rows, 0)
    const hasQuotes = lines.some((text) => text.includes('"'))
    if (hasQuotes || rows + (warnings.includes('cut off') ? 1 : 0) >= filled) return []
    return [{ promise: 'silent row', detail: `${filled} lines, ${rows} rows` }]
  }
  const found: Breach[] = []
  // What is rejected above the header is told because it looks like a row; its neighbours need not.
  const first = Math.min(...(facts.money.size > 0 ? facts.money.keys() : facts.told))
  const titles = new Set([...facts.customers].map(asciiOf))
  let isInQuotes = false
  lines.forEach((text, at) => {
    const line = at + 1
    if (facts.told.has(line)) isInQuotes = text.includes('"')
    else if (line > first && !isInQuotes && !isNamed(line, warnings) && !isHeader(text, headers)) {
      if (text.includes('"')) isInQuotes = true
      else if (/[^\s,;\t|]/.test(utf8Of(text)) && !titles.has(asciiOf(text))) {
        found.push({ promise: 'silent row', detail: `new line ${line}: ${text.slice(0, 80)}` })
      }
    }
  })
  return found
}

const HEADER_PIECE = 12 // characters

/** A title or a header, perhaps one that was hit. */
function isHeader(text: string, headers: ReadonlySet<string>): boolean {
  if (headers.has(text)) return true
  return [...headers].some(
    (header) =>
      header.length >= 2 * HEADER_PIECE &&
      (text.startsWith(header.slice(0, HEADER_PIECE)) ||
        text.endsWith(header.slice(-HEADER_PIECE))),
  )
}

/** What of a lone cell every encoding writes alike. */
function asciiOf(text: string): string {
  return text.replace(/[^\x21-\x7e]|[;,|"]/g, '')
}

/** A line of a file that was read byte by byte: some of its characters may be wide spaces. */
function utf8Of(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8')
}

/** The lines of a file as its rows are numbered; undefined where that is not told by its bytes. */
function linesOf(bytes: Buffer): readonly string[] | undefined {
  const text = bytes.toString('latin1').replaceAll('\u0000', '')
  const isMisaligned = bytes.length - text.length > bytes.length / 10 // UTF-16 that was hit
  const isWide =
    isMisaligned || bytes[1] === 0 || bytes[0] === 0 || bytes[0] === 0xff || bytes[0] === 0xfe
  const hasLoneReturn = /\r(?!\r*\n)/.test(text) && text.includes('\n')
  return isWide || hasLoneReturn ? undefined : text.replaceAll(BYTE_ORDER_MARK, '').split(LINE_END)
}

/** Lines of the whole file that are no rows of their own: titles of what stands below them. */
function titlesIn(lines: readonly string[], facts: BookFacts): readonly string[] {
  return lines.filter((text, at) => !facts.told.has(at + 1) && !text.includes('"'))
}

/** The lines above the first one that became money. */
function headerOf(lines: readonly string[], facts: BookFacts): readonly string[] {
  // Customers and payments are not known by their lines.
  return lines.slice(0, facts.money.size === 0 ? 1 : Math.min(...facts.money.keys()) - 1)
}

function moneyByText(lines: readonly string[], facts: BookFacts): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const [line, money] of facts.money) {
    const text = lines[line - 1]
    if (text === undefined || !hasEvenQuotes(text)) continue
    known.set(text, known.has(text) && known.get(text) !== money ? '' : money)
  }
  return new Map([...known].filter(([, money]) => money !== '' && money !== JOINED))
}

function crashOf({ exitCode, stdout, stderr }: Run): string | undefined {
  if (![0, 2, 3].includes(exitCode)) return `exit ${exitCode}: ${stderr}`
  if (/\n\s+at .*:\d+:\d+\)?/.test(stderr) || stderr.includes('internal error')) return stderr
  if (exitCode === 2) return stderr.trim() === '' ? 'exit 2 and no message' : undefined
  try {
    JSON.parse(stdout)
    return exitCode === 3 && stderr.trim() === '' ? 'exit 3 and no message' : undefined
  } catch {
    return `exit ${exitCode} and no JSON: ${stderr}`
  }
}

interface FileCounts {
  readonly format: string | null
  readonly rows: number
  readonly imported: number
  readonly updated: number
}

function filesOf({ exitCode, stdout }: Run): readonly FileCounts[] {
  return exitCode === 2 ? [] : JSON.parse(stdout).files
}

function isNamed(line: number, warnings: string): boolean {
  return new RegExp(`\\b${line}\\b`).test(warnings)
}

function hasEvenQuotes(text: string): boolean {
  return text.split('"').length % 2 === 1
}
