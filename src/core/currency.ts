/** An ISO 4217 code in capitals, such as `EUR`. */
export type Currency = string & { readonly __brand: 'Currency' }

// ISO 4217 list one: the codes by their number of minor digits.
const CODES_BY_DIGITS: readonly (readonly [number, string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
  [
    2,
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD ' +
      'CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL ' +
      'GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR ' +
      'LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB ' +
      'PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP ' +
      'SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL',
  ],
]

const digitsOf = new Map(
  CODES_BY_DIGITS.flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits])),
)

/** The currency that a text names, in any case; undefined when ISO 4217 has no such code. */
export function parseCurrency(text: string): Currency | undefined {
  const code = text.trim().toUpperCase()
  return isCurrency(code) ? code : undefined
}

/** How many digits the minor unit has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDigits(currency: Currency): number {
  return digitsOf.get(currency) ?? 2
}

function isCurrency(code: string): code is Currency {
  return digitsOf.has(code)
}
