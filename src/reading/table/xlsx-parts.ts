import { type SaxesAttributePlain, SaxesParser } from 'saxes'
import { currencyOfFormat } from './format-currency.ts'

/** A sheet of a workbook and the part of the file that holds it. */
export interface SheetPart {
  readonly name: string
  readonly isHidden: boolean
  readonly part: string
}

/** The sheets of an XLSX workbook in their order, each with where its cells are. */
export function sheetParts(workbook: string, relations: string): readonly SheetPart[] {
  const targets = new Map<string, string>()
  eachTag(relations, (tag, { Id = '', Target = '' }) => {
    if (tag === 'Relationship') targets.set(Id, Target)
  })
  const sheets: SheetPart[] = []
  eachTag(workbook, (tag, attributes) => {
    if (tag !== 'sheet') return
    const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? ''
    const target = targets.get(id)
    if (target === undefined) return
    const { name = '', state } = attributes
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    sheets.push({ name, isHidden: state !== undefined && state !== 'visible', part })
  })
  return sheets
}

/** The names of the sheets of an XLSX workbook that its author hid. */
export function hiddenSheets(workbook: string): ReadonlySet<string> {
  const hidden = new Set<string>()
  eachTag(workbook, (tag, { name, state }) => {
    if (tag === 'sheet' && state !== undefined && state !== 'visible') hidden.add(name ?? '')
  })
  return hidden
}

/** The currency that each cell style of an XLSX workbook shows beside its numbers. */
export function currenciesOfStyles(styles: string): ReadonlyMap<string, string> {
  const formats = new Map<string, string>()
  const currencies = new Map<string, string>()
  let isCells = false
  let count = 0
  eachTag(styles, (tag, { numFmtId = '', formatCode = '' }) => {
    if (tag === 'numFmt') formats.set(numFmtId, formatCode)
    else if (tag === 'cellXfs') isCells = true
    else if (tag === 'cellStyles') isCells = false
    else if (tag === 'xf' && isCells) {
      const currency = currencyOfFormat(formats.get(numFmtId) ?? '')
      if (currency !== undefined) currencies.set(String(count), currency)
      count += 1
    }
  })
  return currencies
}

// A number, perhaps the result of a formula, with the style of its cell.
const NUMBER =
  /(<(?:\w+:)?c\b(?=[^<>]*\ss="(\d+)")(?![^<>]*\st="(?!n"))[^<>]*>\s*(?:<(?:\w+:)?f\b[^<>]*(?:\/>|>[^<>]*<\/(?:\w+:)?f>)\s*)?<(?:\w+:)?v>)([^<>]+)(?=<)/g

/** A sheet whose numbers carry the currency of their cells' format: `12.5 EUR`. */
export function withCurrencies(sheet: string, currencies: ReadonlyMap<string, string>): string {
  if (currencies.size === 0) return sheet
  return sheet.replace(NUMBER, (whole, before: string, style: string, value: string) => {
    const currency = currencies.get(style)
    return currency === undefined ? whole : `${before}${value.trim()} ${currency}`
  })
}

function eachTag(
  xml: string,
  take: (tag: string, attributes: Readonly<Record<string, string>>) => void,
): void {
  if (xml === '') return // a workbook need not have every part
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const plain: Record<string, SaxesAttributePlain['value']> = attributes
    take(name.slice(name.indexOf(':') + 1), plain)
  })
  parser.write(xml).close()
}
