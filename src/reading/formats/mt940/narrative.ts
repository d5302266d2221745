import type { BankLineFact } from '../../facts.ts'
import { describe, oneLine, textOrNull } from '../statement.ts'

/** What the free text of a statement line says, as far as its layout tells it apart. */
export type Narrative = Pick<
  BankLineFact,
  'description' | 'counterparty' | 'counterpartyAccount' | 'creditorReference'
>

const ROW_CHARACTERS = 65 // a SWIFT line; a full one is cut in the middle of a word
const SUBFIELD_CHARACTERS = 27 // likewise a German purpose subfield
const SUBFIELDS = '(?:00|10|2\\d|3\\d|6[0-5]|7[01])'
const TAGS = 'EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|RREF|ANAM'
const SLASH_TAGS =
  'TRTP|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|CNTP|ORDP|BENM|ADDR|ID|RTRN|RREF|ISDT|PURP|ULTD|ULTC|PREF|ACCW|BUSP|CREF|SVCL|CHGS|OCMT|EXCH'
const TAG_START = new RegExp(`^\\s*(${TAGS})\\+`)
const TAG_ANYWHERE = new RegExp(`(?:^|\\s)(${TAGS})\\+`)
const SLASH_START = new RegExp(`^\\s*/(?:${SLASH_TAGS})/`)
const SLASH_ANYWHERE = new RegExp(`/(${SLASH_TAGS})/`)

/** Reads the rows of `:86:` in whichever of the known layouts they are. */
export function readNarrative(rows: readonly string[]): Narrative {
  const joined = rows.join('')
  const separator =
    /^\s*\d{3}([?<>^~§#|@!+&%$*])(?=\d\d)/.exec(joined)?.[1] ?? leadingSeparator(joined)
  if (separator !== undefined) return fromSubfields(joined, separator)
  if (SLASH_START.test(joined)) return fromSlashTags(joined)
  const text = joinRows(rows, ROW_CHARACTERS)
  const tags = plainTags(text)
  return tags.size > 0
    ? fromTags(tags, { name: null, account: null, posting: '' })
    : {
        description: oneLine(text),
        counterparty: null,
        counterpartyAccount: null,
        creditorReference: null,
      }
}

/** Reads the rows of `:NS:`, where each begins with its own two digits. */
export function readNamedRows(rows: readonly string[]): Narrative {
  const parts = rows.map((row) => ({ code: row.slice(0, 2), text: row.slice(2) }))
  const textOf = (isWanted: (code: string) => boolean, separator: string): string =>
    parts
      .filter(({ code }) => isWanted(code))
      .map(({ text }) => text)
      .join(separator)
  return {
    description: describe([
      textOf((code) => code >= '01' && code <= '14', ' '),
      textOf((code) => code === '17', ' '),
    ]),
    counterparty: textOrNull(textOf((code) => code === '15' || code === '16', '')),
    counterpartyAccount: textOrNull(textOf((code) => code === '34', '')),
    creditorReference: null,
  }
}

/** `?20…` without the posting code before it. */
function leadingSeparator(text: string): string | undefined {
  return /^\s*([?~^])(?=20|00)/.exec(text)?.[1]
}

function fromSubfields(text: string, separator: string): Narrative {
  const mark = separator.replace(/[?^|+$*]/, '\\$&')
  const pieces = text.split(new RegExp(`${mark}(?=${SUBFIELDS})`)).slice(1)
  const fields = pieces.map((piece) => ({ code: piece.slice(0, 2), text: piece.slice(2) }))
  const textOf = (...codes: readonly string[]): string =>
    joinRows(
      fields.filter(({ code }) => codes.includes(code)).map((field) => field.text),
      SUBFIELD_CHARACTERS,
    )
  const purpose = fields
    .filter(({ code }) => /^(?:2\d|6[0-5])$/.test(code))
    .map((field) => field.text)
  return fromTags(subfieldTags(purpose), {
    name: textOrNull(textOf('32', '33')),
    account: textOrNull(textOf('38')) ?? textOrNull(textOf('31')),
    posting: textOf('00'),
  })
}

/** A tag begins a subfield and holds until the next tag; what comes before any is plain text. */
function subfieldTags(purpose: readonly string[]): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  let tag = ''
  let isFull = false
  for (const subfield of purpose) {
    const found = TAG_START.exec(subfield)
    const text = found === null ? subfield : subfield.slice(found[0].length)
    if (found !== null) tag = found[1] ?? ''
    const before = tags.get(tag)
    const glue = found === null && isFull ? '' : ' '
    tags.set(tag, before === undefined ? text : before + glue + text)
    isFull = subfield.length >= SUBFIELD_CHARACTERS
  }
  return tags
}

function plainTags(text: string): ReadonlyMap<string, string> {
  const parts = text.split(TAG_ANYWHERE)
  const tags = new Map<string, string>()
  for (let at = 1; at < parts.length; at += 2) tags.set(parts[at] ?? '', parts[at + 1] ?? '')
  if (tags.size > 0 && (parts[0] ?? '').trim() !== '') tags.set('', parts[0] ?? '')
  return tags
}

function fromTags(
  tags: ReadonlyMap<string, string>,
  known: {
    readonly name: string | null
    readonly account: string | null
    readonly posting: string
  },
): Narrative {
  const named = (tag: string): string | null => {
    const text = textOrNull(tags.get(tag))
    return text === null || /^NOTPROVIDED$/i.test(text) ? null : `${tag}: ${text}`
  }
  return {
    description: describe([
      tags.get('SVWZ'),
      tags.get(''),
      ...['EREF', 'KREF', 'MREF', 'CRED', 'RREF', 'ABWA', 'ABWE'].map(named),
      known.posting,
    ]),
    counterparty: known.name ?? textOrNull(tags.get('ANAM')),
    counterpartyAccount: known.account ?? textOrNull(tags.get('IBAN')),
    creditorReference: null,
  }
}

/** Dutch layout: `/TRTP/…/IBAN/…/NAME/…/REMI/…/EREF/…`. */
function fromSlashTags(text: string): Narrative {
  const parts = text.trim().split(SLASH_ANYWHERE)
  const tags = new Map<string, string>()
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] ?? ''
    if (!tags.has(name)) tags.set(name, (parts[at + 1] ?? '').replace(/\/+$/, ''))
  }
  const [iban, , name] = (tags.get('CNTP') ?? '').split('/')
  const remittance = tags.get('REMI') ?? ''
  const structured = /^\/?STRD\/[A-Z]*\/(.+)$/.exec(remittance)?.[1]
  const named = (tag: string): string | null => {
    const value = textOrNull(tags.get(tag))
    return value === null || /^NOTPROVIDED$/i.test(value) ? null : `${tag}: ${value}`
  }
  return {
    description: describe([
      structured ?? remittance.replace(/^\/?USTD\/\//, ''),
      ...['EREF', 'PREF', 'MARF', 'RTRN', 'CREF', 'ULTD'].map(named),
      tags.get('TRTP'),
    ]),
    counterparty: textOrNull(tags.get('NAME')) ?? textOrNull(name),
    counterpartyAccount: textOrNull(tags.get('IBAN')) ?? textOrNull(iban),
    creditorReference: textOrNull(structured),
  }
}

/** Rows that were cut at a fixed width are one text; shorter ones ended where a word did. */
function joinRows(rows: readonly string[], width: number): string {
  return rows.reduce(
    (text, row, index) =>
      index === 0 ? row : `${text}${(rows[index - 1] ?? '').length >= width ? '' : ' '}${row}`,
    '',
  )
}
