/** The arithmetic of check digits; each takes the digits without the check and returns it. */

/** Weights from the right, repeated; the check fills up to the next ten. */
export function weighted10(base: string, weights: readonly number[]): number {
  return (10 - (weightedSum(base, weights) % 10)) % 10
}

/** Luhn: every second digit doubled, from the right, two-digit products added across. */
export function luhn(base: string): number {
  let sum = 0
  for (let at = 0; at < base.length; at++) {
    const digit = Number(base[base.length - 1 - at])
    const value = at % 2 === 0 ? digit * 2 : digit
    sum += value > 9 ? value - 9 : value
  }
  return (10 - (sum % 10)) % 10
}

/** What is left over eleven of the weighted sum. */
export function remainder11(base: string, weights: readonly number[]): number {
  return weightedSum(base, weights) % 11
}

const QRR_TABLE = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5]

/** The recursive table of the Swiss references, from the left. */
export function recursive10(base: string): number {
  let carry = 0
  for (const digit of base) carry = QRR_TABLE[(carry + Number(digit)) % 10] ?? 0
  return (10 - carry) % 10
}

/** ISO 7064 over letters (A = 10 … Z = 35) and digits. */
export function mod97(text: string): number {
  let rest = 0
  for (const letter of text) {
    const value = Number.parseInt(letter, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

function weightedSum(base: string, weights: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < base.length; at++) {
    sum += Number(base[base.length - 1 - at]) * (weights[at % weights.length] ?? 0)
  }
  return sum
}
