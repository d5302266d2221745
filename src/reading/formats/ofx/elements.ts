import { AppError } from '../../../core/errors.ts'

/** An element of an OFX file: a value (`text`) or an aggregate (`children`). */
export interface OfxElement {
  readonly name: string
  readonly line: number
  text: string
  readonly children: OfxElement[]
}

// A name ends before what is no part of it: else one without an end would be tried at each letter.
const TAG = /<(\/?)([A-Za-z][\w.:-]*)(?:[^\w.:<>-][^<>]*)?>/y
const DEPTH_MAX = 100 // the deepest real file has about 30 levels
// Aggregates that never hold one of their own kind: a second opening closes the first.
const NEVER_NESTED = new Set(['STMTTRN', 'STMTTRNP', 'STMTTRNRS', 'CCSTMTTRNRS', 'INVSTMTTRNRS'])

/** What a reader of a file does with an element that is complete; true drops it, to save memory. */
export type OfxHandler = (element: OfxElement, ancestors: readonly OfxElement[]) => boolean

/**
 * Reads OFX 1 (SGML, where values have no end tags) and OFX 2 (XML) alike, because banks mix them:
 * an element that text follows is a value, any other is an aggregate until its end tag, or the end
 * tag of one around it, comes.
 */
export function readOfx(text: string, closed: OfxHandler = () => false): OfxElement {
  const root: OfxElement = { name: '', line: 1, text: '', children: [] }
  const open: OfxElement[] = [root]
  let value: OfxElement | undefined
  let isClosed = false
  const closeTo = (depth: number): void => {
    while (open.length > depth) {
      const element = open.pop()
      if (element !== undefined && closed(element, open)) open.at(-1)?.children.pop()
    }
  }
  for (const token of tokens(text)) {
    if (token.kind === 'text') {
      if (value !== undefined) value.text += token.text
      continue
    }
    // What had text is a value: the elements after it are its sisters, whatever end tags follow.
    if (value !== undefined && value.text.trim() !== '' && open.at(-1) === value)
      closeTo(open.length - 1)
    value = undefined
    if (token.kind === 'end') {
      closeInner(open, token.name, closeTo)
      if (token.name === 'OFX') isClosed = true
      continue
    }
    // Some banks put one document behind the other; each has to end.
    if (token.name === 'OFX') isClosed = false
    if (NEVER_NESTED.has(token.name)) closeInner(open, token.name, closeTo)
    value = { name: token.name, line: token.line, text: '', children: [] }
    open.at(-1)?.children.push(value)
    open.push(value)
    if (open.length > DEPTH_MAX)
      throw new AppError('input', `line ${token.line}: OFX elements nest deeper than ${DEPTH_MAX}`)
  }
  if (!isClosed)
    throw new AppError('input', 'the OFX file ends before </OFX>: it was cut off', {
      hint: 'download it again',
    })
  closeTo(1)
  return root
}

/** Closes the innermost open element of this name and all that is in it. */
function closeInner(
  open: readonly OfxElement[],
  name: string,
  closeTo: (depth: number) => void,
): void {
  const depth = open.findLastIndex((element) => element.name === name)
  if (depth > 0) closeTo(depth)
}

/** The elements with one of these names, at any depth, in the order of the file. */
export function findAll(element: OfxElement, names: ReadonlySet<string>): readonly OfxElement[] {
  return element.children.flatMap((child) =>
    names.has(child.name) ? [child, ...findAll(child, names)] : findAll(child, names),
  )
}

/** The first element of this name, at any depth. */
export function find(element: OfxElement, name: string): OfxElement | undefined {
  for (const child of element.children) {
    if (child.name === name) return child
    const deeper = find(child, name)
    if (deeper !== undefined) return deeper
  }
  return undefined
}

/** The value of the first element of this name, trimmed; undefined when it is absent or blank. */
export function textOf(element: OfxElement | undefined, name: string): string | undefined {
  const text = element === undefined ? undefined : find(element, name)?.text.trim()
  return text === '' ? undefined : text
}

type Token =
  | { readonly kind: 'start' | 'end'; readonly name: string; readonly line: number }
  | { readonly kind: 'text'; readonly text: string }

function* tokens(text: string): Generator<Token> {
  let line = 1
  let counted = 0
  let at = Math.max(0, text.search(/<(?=[?!]|(?:\w+:)?OFX\b)/i))
  const lineAt = (offset: number): number => {
    for (; counted < offset; counted++) if (text.charCodeAt(counted) === 10) line++
    return line
  }
  const endOf = (mark: string, from: number): number => {
    const end = text.indexOf(mark, from)
    if (end >= 0) return end
    throw new AppError(
      'input',
      `line ${lineAt(at)}: the OFX file ends inside "${text.slice(at, at + 9)}"`,
    )
  }
  while (at < text.length) {
    if (text.startsWith('<![CDATA[', at)) {
      const end = endOf(']]>', at)
      yield { kind: 'text', text: text.slice(at + 9, end) }
      at = end + 3
    } else if (text.startsWith('<!--', at)) at = endOf('-->', at) + 3
    else if (text.startsWith('<?', at)) at = endOf('?>', at) + 2
    else if (text.startsWith('<!', at))
      throw new AppError('input', `line ${lineAt(at)}: a document type or entity is not accepted`)
    else {
      TAG.lastIndex = at
      const tag = TAG.exec(text)
      if (tag !== null) {
        const kind = tag[1] === '/' ? 'end' : 'start'
        const name = (tag[2] ?? '').toUpperCase().replace(/^\w+:/, '')
        yield { kind, name, line: lineAt(at) }
        if (tag[0].endsWith('/>')) yield { kind: 'end', name, line }
        at = TAG.lastIndex
      } else {
        const next = text.indexOf('<', at + 1)
        const end = next < 0 ? text.length : next
        yield { kind: 'text', text: unescaped(text.slice(at, end)) }
        at = end
      }
    }
  }
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,5});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES.get(name.toLowerCase()) ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
