/** Which way the money of a BAI2 type code goes; null for codes that move none. */
export function directionOf(code: string): 'in' | 'out' | null {
  const number = /^\d{3}$/.test(code) ? Number(code) : 0
  if (number === 890) return null
  // 920–959 and 960–999 are the banks' own credits and debits.
  if ((number >= 100 && number <= 399) || (number >= 920 && number <= 959)) return 'in'
  if ((number >= 400 && number <= 699) || number >= 960) return 'out'
  return null
}

/** What the codes that matter for receivables are called, for lines whose text does not say it. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['115', 'Lockbox deposit'],
  ['142', 'ACH credit received'],
  ['165', 'Preauthorized ACH credit'],
  ['169', 'Miscellaneous ACH credit'],
  ['174', 'Other deposit'],
  ['175', 'Check deposit'],
  ['195', 'Incoming money transfer'],
  ['208', 'International money transfer'],
  ['255', 'Check posted and returned'],
  ['257', 'Individual ACH return item'],
  ['275', 'ZBA credit'],
  ['301', 'Commercial deposit'],
  ['399', 'Miscellaneous credit'],
  ['451', 'ACH debit received'],
  ['455', 'Preauthorized ACH debit'],
  ['475', 'Check paid'],
  ['495', 'Outgoing money transfer'],
  ['555', 'Deposited item returned'],
  ['557', 'Individual ACH return item'],
  ['575', 'ZBA debit'],
  ['698', 'Miscellaneous fees'],
  ['699', 'Miscellaneous debit'],
])

/** What a type code is called. */
export function nameOf(code: string): string {
  return NAMES.get(code) ?? `BAI type ${code}`
}
