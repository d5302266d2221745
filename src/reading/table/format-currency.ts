import { currencyOfSign } from '../text/currency-text.ts'

/** Of a sign that several countries share the locale tells whose it is; the numbers are Windows'. */
const OF_LOCALE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  $: { 409: 'USD', 1009: 'CAD', c0c: 'CAD', c09: 'AUD', 1409: 'NZD', 1004: 'SGD', c04: 'HKD' },
  kr: { '41d': 'SEK', 406: 'DKK', 414: 'NOK', 814: 'NOK' },
  '¥': { 411: 'JPY', 804: 'CNY' },
  '￥': { 411: 'JPY', 804: 'CNY' },
}

/**
 * The currency that a spreadsheet's number format shows: `#,##0.00\ [$€-407]`, `"CHF" 0.00`. A bare
 * `$` is the money of several countries and names none.
 */
export function currencyOfFormat(code: string): string | undefined {
  const [positive = ''] = code.split(';')
  const texts = [
    ...positive.matchAll(/\[\$([^\]-]*)(?:-([0-9A-F]+))?[^\]]*\]|"([^"]*)"|([€£₹₽₺₴₪₩₫₱])/gi),
  ]
  for (const [, marked, locale = '', quoted, sign] of texts) {
    const text = (marked ?? quoted ?? sign ?? '').trim()
    if (text === '') continue
    const own = OF_LOCALE[text.toLowerCase().replace(/\.$/, '')]?.[localeKey(locale)]
    const found = own ?? currencyOfSign(text)
    if (found !== null) return found
  }
  return undefined
}

/** The language of a locale; above it stand calendars and scripts of digits. */
function localeKey(locale: string): string {
  return locale.slice(-4).replace(/^0+/, '').toLowerCase()
}
