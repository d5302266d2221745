/** Longer fields than this are cut: a name is no place for a page of text. */
const LINE_CHARACTERS_MAX = 200

/** Control characters, line breaks of every kind, and marks that turn the reading direction. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g

/** Text of one line, as it may stand in a letter or a header. */
export function plainLine(text: string): string {
  return text.replace(UNSEEN, ' ').trim().slice(0, LINE_CHARACTERS_MAX)
}

/** The lines of a text that may have several. */
export function plainLines(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map(plainLine)
    .filter((line) => line !== '')
}

/** The link when it is an `https:` one, else nothing. */
export function safeLink(text: string | null): string {
  if (text === null || !URL.canParse(text.trim())) return ''
  const url = new URL(text.trim())
  const hasCredentials = url.username !== '' || url.password !== ''
  return url.protocol === 'https:' && !hasCredentials ? url.href : ''
}
