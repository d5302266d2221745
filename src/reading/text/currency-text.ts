import { type Currency, parseCurrency } from '../../core/currency.ts'
import { bareNumber } from './bare-number.ts'

// A bare `$`, `¥` or `kr` is the money of several countries: it names none (see CODES_OF_SHARED).
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
  u$s: 'USD',
  u$d: 'USD',
  $u: 'UYU',
  ar$: 'ARS',
  rd$: 'DOP',
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
  leu: 'RON',
  r: 'ZAR',
  fr: 'CHF',
  din: 'RSD',
  'din.': 'RSD',
  gs: 'PYG',
  'gs.': 'PYG',
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
  'us dollar': 'USD',
  'us dollars': 'USD',
  'u.s. dollar': 'USD',
  'canadian dollar': 'CAD',
  'australian dollar': 'AUD',
  'new zealand dollar': 'NZD',
  'pound sterling': 'GBP',
  'british pound': 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  'swiss franc': 'CHF',
  'schweizer franken': 'CHF',
  franken: 'CHF',
  yen: 'JPY',
  'japanese yen': 'JPY',
  'indian rupee': 'INR',
  rupees: 'INR',
  złoty: 'PLN',
  zloty: 'PLN',
  forint: 'HUF',
  'mexican peso': 'MXN',
  'peso mexicano': 'MXN',
  'brazilian real': 'BRL',
  real: 'BRL',
  'danish krone': 'DKK',
  'danske kroner': 'DKK',
  'svenska kronor': 'SEK',
  'swedish krona': 'SEK',
  'norske kroner': 'NOK',
  'norwegian krone': 'NOK',
  'south african rand': 'ZAR',
  rand: 'ZAR',
  'türk lirası': 'TRY',
  'turkish lira': 'TRY',
  рубль: 'RUB',
  рубли: 'RUB',
  'российский рубль': 'RUB',
  гривна: 'UAH',
  гривня: 'UAH',
  грн: 'UAH',
  'грн.': 'UAH',
  cad$: 'CAD',
  usd$: 'USD',
  aud$: 'AUD',
}

const CODES_OF_SHARED: ReadonlyMap<string, readonly Currency[]> = new Map(
  (
    [
      ['$', 'USD CAD AUD NZD HKD SGD MXN ARS CLP COP TWD UYU DOP BMD BBD BSD BZD FJD JMD TTD XCD'],
      ['dollar', 'USD CAD AUD NZD HKD SGD TWD'],
      ['dollars', 'USD CAD AUD NZD HKD SGD TWD'],
      ['peso', 'MXN ARS CLP COP UYU DOP PHP'],
      ['pesos', 'MXN ARS CLP COP UYU DOP PHP'],
      ['kr', 'SEK NOK DKK ISK'],
      ['kr.', 'SEK NOK DKK ISK'],
      ['kroner', 'NOK DKK'],
      ['kronor', 'SEK'],
      ['¥', 'JPY CNY'],
      ['￥', 'JPY CNY'],
      ['₨', 'INR PKR LKR NPR MUR'],
      ['dh', 'AED MAD'],
      ['dhs', 'AED MAD'],
      ['bs', 'BOB VES'],
      ['bs.', 'BOB VES'],
    ] as const
  ).map(([sign, codes]) => [sign, codes.split(' ').flatMap((code) => parseCurrency(code) ?? [])]),
)

/** The currencies among which a sign leaves the choice; undefined where it leaves none. */
export function currenciesSharing(sign: string): readonly Currency[] | undefined {
  return CODES_OF_SHARED.get(sign.trim().toLowerCase())
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
  const behind = text.split('-').at(-1) ?? '' // `Z-US$`
  return (
    (code === undefined ? undefined : parseCurrency(code)) ?? currencyOfSign(behind) ?? undefined
  )
}

/** The currency that an amount carries; a sign of several currencies, such as `$`, tells nothing. */
export function signedCurrency(amount: string): Currency | undefined {
  const unit = bareNumber(amount)?.unit ?? null
  return unit === null ? undefined : (currencyOfSign(unit) ?? undefined)
}

/** The sign that an amount carries where several currencies have it: `$`, `kr`. */
export function sharedSignOf(amount: string): string | undefined {
  const unit = bareNumber(amount)?.unit ?? null
  return unit === null || currenciesSharing(unit) === undefined ? undefined : unit.toLowerCase()
}
