import { SaxesParser } from 'saxes'
import { AppError } from '../../core/errors.ts'

/** An element of a document of money, without its namespace. */
export interface XmlElement {
  readonly name: string
  readonly line: number
  /** The attribute `Ccy` of ISO 20022, `currencyID` of UBL. */
  readonly currency: string | undefined
  text: string
  readonly children: XmlElement[]
}

/** What a reader of a document does with its elements. */
export interface XmlHandler {
  /** An element begins; its namespace is '' where it has none. */
  opened(element: XmlElement, namespace: string): void
  /** An element is complete; what is returned as true is dropped from its parent, to save memory. */
  closed(element: XmlElement, ancestors: readonly XmlElement[]): boolean
}

const DEPTH_MAX = 100 // camt has about 15 levels

/** Reads well-formed XML as a stream of elements; document types and entities are refused. */
export function readXml(text: string, handler: XmlHandler): void {
  const open: XmlElement[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    // The message begins with `1:23: `, which the line says better.
    const said = error.message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '')
    throw new AppError('input', `line ${parser.line}: not well-formed XML: ${said}`, {
      hint: 'if the file was cut off, download it again',
    })
  })
  parser.on('doctype', () => {
    throw new AppError('input', `line ${parser.line}: a document type or entity is not accepted`)
  })
  parser.on('opentag', (tag) => {
    const { Ccy, currencyID } = tag.attributes
    const currency = (Ccy ?? currencyID)?.value.trim()
    const element = { name: tag.local, line: parser.line, currency, text: '', children: [] }
    if (open.length >= DEPTH_MAX)
      throw new AppError('input', `line ${parser.line}: elements nest deeper than ${DEPTH_MAX}`)
    open.at(-1)?.children.push(element)
    open.push(element)
    handler.opened(element, tag.uri)
  })
  const addText = (piece: string): void => {
    const element = open.at(-1)
    if (element !== undefined) element.text += piece
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const element = open.pop()
    if (element !== undefined && handler.closed(element, open)) open.at(-1)?.children.pop()
  })
  parser.write(text.replace(/^[\ufeff\s]+(?=<)/, '')).close()
}

/** The first child along a path of names, `Refs/EndToEndId`. */
export function child(element: XmlElement | undefined, path: string): XmlElement | undefined {
  return path
    .split('/')
    .reduce((at, name) => at?.children.find((inner) => inner.name === name), element)
}

/** All children along a path of names, on every branch. */
export function children(element: XmlElement, path: string): readonly XmlElement[] {
  return path
    .split('/')
    .reduce<readonly XmlElement[]>(
      (level, name) => level.flatMap((at) => at.children.filter((inner) => inner.name === name)),
      [element],
    )
}

/** The text at the first of these paths that has any. */
export function textAt(
  element: XmlElement | undefined,
  ...paths: readonly string[]
): string | undefined {
  for (const path of paths) {
    const text = child(element, path)?.text.trim()
    if (text !== undefined && text !== '') return text
  }
  return undefined
}
