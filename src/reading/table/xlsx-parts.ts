import { type SaxesAttributePlain, SaxesParser } from 'saxes'
import { currencyOfFormat } from './format-currency.ts'

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
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const plain: Record<string, SaxesAttributePlain['value']> = attributes
    take(name.slice(name.indexOf(':') + 1), plain)
  })
  parser.write(xml).close()
}
