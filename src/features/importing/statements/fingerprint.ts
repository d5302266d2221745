import { hash } from 'node:crypto'
import type { BankLineFacts } from '../../../ledger/bank-line.ts'
import { squeeze } from '../../../reading/text/cell-text.ts'

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ' // Crockford: no I, L, O, U to misread
/** All that ten bits can be, as two digits. */
const PAIRS = Array.from({ length: 1024 }, (_, ten) => `${DIGITS[ten >> 5]}${DIGITS[ten & 31]}`)

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
  const digest = hash('sha1', content, 'binary') // a text: making a buffer costs more than hashing
  const { bookingDate } = line
  return `${bookingDate.slice(2, 4)}${bookingDate.slice(5, 7)}${bookingDate.slice(8, 10)}-${fiftyBits(digest)}`
}

/** The first fifty bits of a digest as ten digits. */
function fiftyBits(digest: string): string {
  let text = ''
  for (let bit = 0; bit < 50; bit += 10) {
    const at = bit >> 3
    const three =
      (digest.charCodeAt(at) << 16) | (digest.charCodeAt(at + 1) << 8) | digest.charCodeAt(at + 2)
    text += PAIRS[(three >> (14 - (bit & 7))) & 1023]
  }
  return text
}

function fold(text: string): string {
  return squeeze(text).toUpperCase()
}
