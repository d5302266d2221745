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
  // The cells that are open, where each began, and whether it holds a table: then it is layout.
  const open: { readonly from: number; isLayout: boolean }[] = []
  const close = (): void => {
    const cell = open.pop()
    if (cell === undefined) return
    const inside = text.slice(cell.from)
    text = text.slice(0, cell.from) + (cell.isLayout ? inside : inside.replace(/\n/g, ' '))
  }
  for (const [piece, closing, name] of visible.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>|[^<]+|</gi)) {
    if (name === undefined) {
      text += piece.replace(/\s+/g, ' ')
      continue
    }
    const tag = name.toLowerCase()
    if (tag === 'td' || tag === 'th') {
      if (closing === '') open.push({ from: text.length, isLayout: false })
      else {
        close()
        text += '\t'
      }
    } else if (BREAKS.test(tag)) text += '\n'
    if (tag === 'table') for (const cell of open) cell.isLayout = true
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
