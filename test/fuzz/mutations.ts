import iconv from 'iconv-lite'
import type { Chance } from './random.ts'

/** One way in which a file goes wrong. */
export interface Mutation {
  readonly name: string
  /** Whether the file still says the same: then the book must too. */
  readonly isHarmless: boolean
  readonly isForTables: boolean
  apply(bytes: Buffer, chance: Chance): Buffer
}

const HOSTILE_TEXTS = [
  '"',
  '""',
  "'",
  ';;;;;;;;',
  ',,,,,,,,',
  '\t',
  '\u0000\u0000',
  '\r',
  '\n',
  '\r\n\r\n',
  '\u001a',
  '\ufeff',
  '\u2028',
  '\u202e',
  "=cmd|'/c calc'!A1",
  '99999999999999999999999999.99',
  '-0.0000000000000000000000001',
  '1e308',
  'NaN',
  '0x7fffffff',
  '9007199254740993',
  '31.02.2026',
  '0000-00-00',
  '2026-13-45',
  '&xxe;',
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>',
  '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '&#0;',
  '&#x110000;',
  '{1:F01',
  ':61:',
  ':86:',
  '^',
  '\u00ff\u00fe',
  '__proto__',
  'constructor',
  '{{this}}',
] as const

const HEX_QUOTE = 0x22
const LONG_FIELD_BYTES = 300_000
const DEPTH = 20_000

const bytesOf: readonly Mutation[] = [
  onBytes('bytes flipped', (bytes, chance) => {
    const copy = Buffer.from(bytes)
    for (let left = 1 + chance.below(8); left > 0; left -= 1) {
      copy[chance.below(copy.length)] = chance.below(256)
    }
    return copy
  }),
  onBytes('bits flipped', (bytes, chance) => {
    const copy = Buffer.from(bytes)
    const at = chance.below(copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << chance.below(8))
    return copy
  }),
  onBytes('a piece cut out', (bytes, chance) => {
    const at = chance.below(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + chance.below(200))])
  }),
  onBytes('a block twice', (bytes, chance) => {
    const [from, to] = span(bytes, chance)
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)])
  }),
  onBytes('hostile text inserted', (bytes, chance) => {
    const parts = [bytes]
    for (let left = 1 + chance.below(3); left > 0; left -= 1) {
      const whole = Buffer.concat(parts.splice(0))
      const at = chance.below(whole.length + 1)
      const text = Buffer.from(chance.pick(HOSTILE_TEXTS))
      parts.push(whole.subarray(0, at), text, whole.subarray(at))
    }
    return Buffer.concat(parts)
  }),
  onBytes('NULs', (bytes, chance) => {
    const [from, to] = span(bytes, chance)
    return Buffer.from(bytes).fill(0, from, to)
  }),
  onBytes('another encoding in the middle', (bytes, chance) => {
    const at = chance.below(bytes.length + 1)
    const odd = iconv.encode('Łódź–Žižkov Ñandú', chance.pick(['cp1252', 'cp1250', 'utf-16le']))
    return Buffer.concat([bytes.subarray(0, at), odd, bytes.subarray(at)])
  }),
  onBytes('a very long field', (bytes, chance) => {
    const at = chance.below(bytes.length + 1)
    const field = Buffer.alloc(LONG_FIELD_BYTES, chance.pick(['x', '9', ' ', 'é', '"', '<a>']))
    return Buffer.concat([bytes.subarray(0, at), field, bytes.subarray(at)])
  }),
  onBytes('deep nesting', (bytes, chance) => {
    const at = chance.below(bytes.length + 1)
    const tags = Buffer.from(chance.pick(['<a>', '(', '{1:', '"', '[']).repeat(DEPTH))
    return Buffer.concat([bytes.subarray(0, at), tags, bytes.subarray(at)])
  }),
  onBytes('numbers made huge', (bytes, chance) => {
    const text = bytes.toString('latin1')
    const found = [...text.matchAll(/\d+/g)]
    if (found.length === 0) return bytes
    const { index, 0: digits } = chance.pick(found)
    const huge = chance.pick([digits.repeat(9), `${digits}0000000000000000`, '0'.repeat(400)])
    return Buffer.from(text.slice(0, index) + huge + text.slice(index + digits.length), 'latin1')
  }),
  onBytes('truncated', (bytes, chance) => bytes.subarray(0, chance.below(bytes.length))),
]

const rowsOf: readonly Mutation[] = [
  onLines('a line twice', (lines, chance) => {
    const at = chance.below(lines.length)
    return lines.toSpliced(at, 0, lines[at] ?? '')
  }),
  onLines('a line lost', (lines, chance) => lines.toSpliced(chance.below(lines.length), 1)),
  onLines('lines moved', (lines, chance) => {
    const [line = ''] = lines.slice(chance.below(lines.length))
    return lines.filter((other) => other !== line).toSpliced(chance.below(lines.length), 0, line)
  }),
  onLines('ragged rows', (lines, chance) =>
    changed(lines, chance, (line) => {
      const cut = line.slice(0, chance.below(line.length + 1))
      return chance.pick([cut, `${line},,`, `${line};x;y`, `${line}\t`, `,${line}`])
    }),
  ),
  onLines('a bare quotation mark', (lines, chance) =>
    changed(lines, chance, (line) => {
      const at = chance.below(line.length + 1)
      return `${line.slice(0, at)}"${line.slice(at)}`
    }),
  ),
  onLines('a line of rubbish', (lines, chance) =>
    lines.toSpliced(chance.below(lines.length), 0, chance.pick(HOSTILE_TEXTS)),
  ),
  onLines('blank lines', (lines, chance) =>
    lines.toSpliced(chance.below(lines.length), 0, ...Array<string>(3).fill('')),
  ),
]

const harmless: readonly Mutation[] = [
  onWhole('CR only', (text) => text.replace(/\r+\n|\n/g, '\r')),
  onWhole('CR and LF', (text) => text.replace(/\r+\n|\n|\r/g, '\r\n')),
  onWhole('blank lines at the end', (text) => `${text}\n\n\n`),
  inUtf('a byte order mark', (text) => Buffer.from(`\ufeff${text}`)),
  inUtf('UTF-16, little end first', (text) => iconv.encode(text, 'utf-16le', { addBOM: true })),
  inUtf('UTF-16, big end first', (text) => iconv.encode(text, 'utf-16be', { addBOM: true })),
]

/** Every way in which a file goes wrong here. */
export const mutations: readonly Mutation[] = [...bytesOf, ...rowsOf, ...harmless]

type Change = (bytes: Buffer, chance: Chance) => Buffer

function onBytes(name: string, change: Change): Mutation {
  return { name, isHarmless: false, isForTables: false, apply: whereFilled(change) }
}

/** A change of whole lines: the others must be read as before. */
function onLines(
  name: string,
  change: (lines: readonly string[], chance: Chance) => readonly string[],
): Mutation {
  const apply: Change = (bytes, chance) => {
    const lines = bytes.toString('latin1').split('\n')
    return Buffer.from(change(lines, chance).join('\n'), 'latin1')
  }
  return { name, isHarmless: false, isForTables: true, apply: whereFilled(apply) }
}

/** A change of line ends: safe where no quoted cell holds one. */
function onWhole(name: string, change: (text: string) => string): Mutation {
  const apply: Change = (bytes) => {
    const isSafe = !bytes.includes(0) && !bytes.includes(HEX_QUOTE) && bytes.includes('\n')
    return isSafe ? Buffer.from(change(bytes.toString('latin1')), 'latin1') : bytes
  }
  return { name, isHarmless: true, isForTables: true, apply }
}

/** Another way to write the letters of a file that is plain UTF-8. */
function inUtf(name: string, encode: (text: string) => Buffer): Mutation {
  const apply: Change = (bytes) => {
    const text = bytes.toString('utf8')
    const isPlain = Buffer.from(text).equals(bytes) && !text.startsWith('\ufeff')
    return isPlain && !text.includes('\u0000') ? encode(text) : bytes
  }
  return { name, isHarmless: true, isForTables: true, apply }
}

function whereFilled(change: Change): Change {
  return (bytes, chance) => (bytes.length === 0 ? bytes : change(bytes, chance))
}

function span(bytes: Buffer, chance: Chance): [number, number] {
  const from = chance.below(bytes.length)
  return [from, Math.min(bytes.length, from + 1 + chance.below(400))]
}

function changed(
  lines: readonly string[],
  chance: Chance,
  change: (line: string) => string,
): readonly string[] {
  const at = chance.below(lines.length)
  return lines.map((line, index) => (index === at ? change(line) : line))
}
