/** Spaces of every width, and marks that have none. */
const SPACES = /[\s\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]+/g

/**
 * What a cell says once Excel's ways of keeping it text are taken off: `="0123"`, a leading
 * apostrophe before a number, apostrophes around an account number.
 */
export function unwrapCell(text: string): string {
  const trimmed = text.trim()
  const first = trimmed.charCodeAt(0)
  if (first === EQUALS) {
    const inner = /^="(.*)"$/s.exec(trimmed)
    return inner === null ? trimmed : (inner[1] ?? '').trim()
  }
  if (first !== APOSTROPHE) return trimmed
  const quoted = /^'([^']*)'$/s.exec(trimmed)
  if (quoted !== null) return (quoted[1] ?? '').trim()
  return /^'[-+=@\d]/.test(trimmed) ? trimmed.slice(1) : trimmed
}

/** The text on one line, with single spaces. */
export function squeeze(text: string): string {
  return ODD_SPACE.test(text) ? text.replace(SPACES, ' ').trim() : text.trim()
}

/** For comparing words: small letters, no accents, nothing that is not seen, single spaces. */
export function fold(text: string): string {
  if (!BEYOND_ASCII.test(text)) return squeeze(text).toLowerCase()
  return squeeze(text.normalize('NFD').replace(/[\p{M}\p{Cf}]/gu, ''))
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('đ', 'd')
    .replaceAll('ı', 'i')
}

// A text without these needs no replacing, and most have none.
const ODD_SPACE =
  /[\u0000-\u001f\u007f-\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]| {2}/
const BEYOND_ASCII = /[^ -~]/
const EQUALS = 61
const APOSTROPHE = 39
