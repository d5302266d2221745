import { rowsOf } from '../rows.ts'

/** One record of a QIF file: its fields by their letter, the first of each. */
export interface QifRecord {
  readonly line: number
  readonly fields: QifFields
  /** Whether the `^` that ends a record was there. */
  readonly isEnded: boolean
}

/** The fields of a record by their letter. */
export type QifFields = Readonly<Partial<Record<string, string>>>

/** What stands below one `!Type:` or `!Account` line. */
export interface QifSection {
  /** `bank`, `ccard`, `oth a`, `invst`, … or `!account`, `!option:…`, in lower case. */
  readonly type: string
  /** The name of the account record before it. */
  readonly account: string | null
  readonly line: number
}

/** A part of a file, in its order: a section begins, or a record of it is complete. */
export type QifPart =
  | { readonly kind: 'section'; readonly section: QifSection }
  | { readonly kind: 'record'; readonly section: QifSection; readonly record: QifRecord }

/** Splits a file into its parts; what stands before the first `!` is comment. */
export function* partsOf(text: string): Generator<QifPart, void, void> {
  let section: QifSection | undefined
  const names = accountNames()
  let fields: Partial<Record<string, string>> | undefined
  let start = 0
  let line = 0
  const end = function* (isEnded: boolean): Generator<QifPart, void, void> {
    if (fields !== undefined && section !== undefined) {
      names.record(section, fields)
      yield { kind: 'record', section, record: { line: start, fields, isEnded } }
    }
    fields = undefined
  }
  for (const raw of rowsOf(text)) {
    line++
    const row = raw.replace(/^\ufeff/, '').trimEnd()
    const header = row.trimStart()
    if (header.startsWith('!')) {
      yield* end(false)
      const name = header.slice(1).trim().toLowerCase()
      const type = /^type:(.*)$/.exec(name)?.[1]?.trim() ?? `!${name}`
      section = { type, account: names.header(name), line }
      yield { kind: 'section', section }
    } else if (header.startsWith('^')) yield* end(true)
    else if (header !== '') {
      if (fields === undefined) start = line
      fields ??= {}
      fields[header.charAt(0)] ??= header.slice(1)
    }
  }
  yield* end(false)
}

/** Follows which account the records belong to. */
function accountNames() {
  let account: string | null = null
  let isList = false
  /** The accounts below the `!Account` line that was last. */
  let listed: (string | null)[] = []
  return {
    record({ type }: QifSection, fields: QifFields): void {
      if (type === '!account') listed.push(fields['N']?.trim() || null)
      if (type === '!account' && !isList) account = listed.at(-1) ?? null
    },
    header(name: string): string | null {
      // Between these two Quicken lists all accounts; none of them is the one that follows. Some
      // programs leave the second one out: a list of one names its account all the same.
      if (name === 'option:autoswitch') isList = true
      if (name === 'clear:autoswitch') isList = false
      if (name.startsWith('type:') && isList && listed.length === 1) account = listed[0] ?? null
      if (name === 'account') listed = []
      return account
    },
  }
}
