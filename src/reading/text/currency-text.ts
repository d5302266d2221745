import { type Currency, parseCurrency } from '../../core/currency.ts'
import { bareNumber } from './bare-number.ts'

// A bare `$`, `¥` or `kr` is the money of several countries: it names none.
const CODE_OF_SIGN: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
  '₪': 'ILS',
  '₩': 'KRW',
  '₸': 'KZT',
  '₫': 'VND',
  '₱': 'PHP',
  zł: 'PLN',
  zl: 'PLN',
  kč: 'CZK',
  kc: 'CZK',
  ft: 'HUF',
  r$: 'BRL',
  us$: 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  nz$: 'NZD',
  hk$: 'HKD',
  s$: 'SGD',
  sg$: 'SGD',
  mx$: 'MXN',
  nt$: 'TWD',
  euro: 'EUR',
  euros: 'EUR',
  rur: 'RUB',
  руб: 'RUB',
  'руб.': 'RUB',
  'р.': 'RUB',
  лв: 'BGN',
  'лв.': 'BGN',
  tl: 'TRY',
  円: 'JPY',
  元: 'CNY',
  원: 'KRW',
  人民币: 'CNY',
  人民幣: 'CNY',
  美元: 'USD',
  欧元: 'EUR',
  港币: 'HKD',
  日元: 'JPY',
  新臺幣: 'TWD',
  新台幣: 'TWD',
  台幣: 'TWD',
  lei: 'RON',
  's/': 'PEN',
  's/.': 'PEN',
  'b/': 'PAB',
  'b/.': 'PAB',
  sfr: 'CHF',
  'sfr.': 'CHF',
  'fr.': 'CHF',
  rs: 'INR',
  'rs.': 'INR',
  rm: 'MYR',
  rp: 'IDR',
  đ: 'VND',
  vnđ: 'VND',
  ден: 'MKD',
  lek: 'ALL',
  ksh: 'KES',
  tsh: 'TZS',
  ush: 'UGX',
  tk: 'BDT',
  kz: 'AOA',
  '₦': 'NGN',
  '₵': 'GHS',
  '฿': 'THB',
  '₡': 'CRC',
  '₲': 'PYG',
  '₾': 'GEL',
  '৳': 'BDT',
  '₮': 'MNT',
  '₼': 'AZN',
  '֏': 'AMD',
  cad$: 'CAD',
  usd$: 'USD',
  aud$: 'AUD',
}

// A cell may say "constructor": looked up in the object itself, that would be found.
const codes = new Map(Object.entries(CODE_OF_SIGN))

/** The currency that a sign or a code means; null when it means several or none. */
export function currencyOfSign(sign: string): Currency | null {
  const key = sign.trim().toLowerCase()
  return parseCurrency(codes.get(key) ?? key) ?? null
}

/** The currency that a cell names: by code, by sign, or by a code among other words. */
export function currencyOf(text: string): Currency | undefined {
  const direct = currencyOfSign(text)
  if (direct !== null) return direct
  const code = /\b([A-Z]{3})\b/.exec(text)?.[1]
  return code === undefined ? undefined : parseCurrency(code)
}

// The likeliest first.
const CODES_OF_SHARED_SIGN: Readonly<Record<string, string>> = {
  $: 'USD CAD AUD NZD MXN SGD HKD TWD CLP COP ARS UYU DOP JMD TTD BBD BSD BZD BMD KYD FJD NAD XCD GYD SRD BND',
  kr: 'SEK NOK DKK ISK',
  '¥': 'JPY CNY',
  '￥': 'JPY CNY',
}

const sharedSigns = new Map(
  Object.entries(CODES_OF_SHARED_SIGN).map(([sign, text]) => [
    sign,
    text.split(' ').flatMap((code) => parseCurrency(code) ?? []),
  ]),
)

/** The currencies that the sign beside an amount may mean, where it is that of several countries. */
export function sharedCurrencies(amount: string): readonly Currency[] {
  const unit = bareNumber(amount)?.unit?.toLowerCase().replace(/\.$/, '') ?? ''
  return sharedSigns.get(unit) ?? []
}

/** The currency that an amount carries; a sign of several currencies, such as `$`, tells nothing. */
export function signedCurrency(amount: string): Currency | undefined {
  const unit = bareNumber(amount)?.unit ?? null
  return unit === null ? undefined : (currencyOfSign(unit) ?? undefined)
}
