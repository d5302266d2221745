/** One way in which creditors write references that can be checked. */
export interface Scheme {
  readonly name: string
  /**
   * What the reference says without its check, when the text is one of this scheme and the check
   * holds; undefined otherwise. The text is in capitals without blanks, dots, slashes and fences.
   */
  read(text: string): string | undefined
}

/** Capitals without blanks, dots, slashes and the fences `+++` and `***`; a hyphen may matter. */
export function normalise(text: string): string {
  return text.toUpperCase().replace(/[\s./+*]+/g, '')
}
