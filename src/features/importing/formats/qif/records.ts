/** One record of a QIF file: its fields by their letter, the first of each. */
export interface QifRecord {
  readonly line: number
  readonly fields: ReadonlyMap<string, string>
  /** Whether the `^` that ends a record was there. */
  readonly isEnded: boolean
}

/** The records below one `!Type:` or `!Account` line. */
export interface QifSection {
  /** `bank`, `ccard`, `oth a`, `invst`, … or `!account`, `!option:…`, in lower case. */
  readonly type: string
  /** The name of the account record before it. */
  readonly account: string | null
  readonly line: number
  readonly records: readonly QifRecord[]
}

/** Splits a file into its sections; what stands before the first `!` is comment. */
export function readSections(text: string): readonly QifSection[] {
  const sections: (QifSection & { records: QifRecord[] })[] = []
  let account: string | null = null
  let isAccountList = false
  let fields = new Map<string, string>()
  let start = 0
  const end = (isEnded: boolean): void => {
    const section = sections.at(-1)
    if (fields.size > 0 && section !== undefined) {
      section.records.push({ line: start, fields, isEnded })
      if (section.type === '!account' && !isAccountList) account = fields.get('N')?.trim() || null
    }
    fields = new Map()
  }
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const row = raw.replace(/^\ufeff/, '').trimEnd()
    const header = row.trimStart()
    if (header.startsWith('!')) {
      end(false)
      const name = header.slice(1).trim().toLowerCase()
      // Between these two Quicken lists all accounts; none of them is the one that follows.
      if (name === 'option:autoswitch') isAccountList = true
      if (name === 'clear:autoswitch') isAccountList = false
      const type = /^type:(.*)$/.exec(name)?.[1]?.trim() ?? `!${name}`
      sections.push({ type, account, line: index + 1, records: [] })
    } else if (header.startsWith('^')) end(true)
    else if (header !== '') {
      if (fields.size === 0) start = index + 1
      const letter = header.slice(0, 1)
      if (!fields.has(letter)) fields.set(letter, header.slice(1))
    }
  })
  end(false)
  return sections
}
