/** A copy of a text: one cut out of a piece of a file would keep the whole piece in memory. */
export function apart(text: string): string {
  return Buffer.from(text).toString()
}
