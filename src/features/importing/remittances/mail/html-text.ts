/** Marks that end a line of the text that people see. */
const BREAKS = /^(br|p|div|tr|table|h[1-6]|li|ul|ol|hr|section|blockquote)$/
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
  pound: '£',
  ndash: '–',
  mdash: '—',
  minus: '−',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  deg: '°',
}

/** The text of a mail in HTML: a row of a table is a line, its cells are parted by tabs. */
export function htmlText(html: string): string {
  const visible = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(style|script|head|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
  let text = ''
  let depth = 0 // inside a cell, breaks are blanks
  for (const [piece, closing, name] of visible.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>|[^<]+|</gi)) {
    if (name === undefined) {
      text += piece.replace(/\s+/g, ' ')
      continue
    }
    const tag = name.toLowerCase()
    const isCell = tag === 'td' || tag === 'th'
    if (isCell && closing === '/') {
      depth = Math.max(0, depth - 1)
      text += '\t'
    } else if (isCell) depth += 1
    else if (tag === 'table') depth = 0 // a table laid out in a cell of another
    if (BREAKS.test(tag)) text += depth > 0 && tag !== 'tr' && tag !== 'table' ? ' ' : '\n'
    if (tag === 'tr') depth = 0
  }
  return unescaped(text)
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (all, ten, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? all
    const code = ten === undefined ? Number.parseInt(hex, 16) : Number(ten)
    return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : ' '
  })
}
