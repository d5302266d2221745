import { hash } from 'node:crypto'
import type { BankLineFacts } from '../../../ledger/bank-line.ts'

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ' // Crockford: no I, L, O, U to misread
const LENGTH = 10

/**
 * A reference made from what a movement says, for banks that give none: the day, and 50 bits of a
 * hash over account, amount, currency and all texts, blanks and case aside. It begins with the day,
 * so that references of one file are near each other in the index.
 */
export function fingerprint(
  account: string,
  line: Omit<BankLineFacts, 'bankRef' | 'valueDate'>,
): string {
  const content = [
    account,
    line.bookingDate,
    line.amountMinor,
    line.currency,
    fold(line.description),
    fold(line.counterparty ?? ''),
    fold(line.counterpartyAccount ?? ''),
    fold(line.creditorReference ?? ''),
  ].join('\u0000')
  const digest = hash('sha1', content, 'buffer')
  let text = ''
  let bits = 0
  let value = 0
  for (let index = 0; text.length < LENGTH; index += 1) {
    value = (value << 8) | (digest[index] ?? 0)
    bits += 8
    while (bits >= 5 && text.length < LENGTH) {
      bits -= 5
      text += DIGITS[(value >>> bits) & 31]
    }
    value &= (1 << bits) - 1
  }
  const { bookingDate } = line
  return `${bookingDate.slice(2, 4)}${bookingDate.slice(5, 7)}${bookingDate.slice(8, 10)}-${text}`
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toUpperCase()
}
