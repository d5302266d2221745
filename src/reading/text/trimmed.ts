const SPACE = 32
const DELETE = 127

/** The text without blanks around it. Most cells have none, which two characters tell. */
export function trimmed(text: string): string {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  const isBare = first > SPACE && first < DELETE && last > SPACE && last < DELETE
  return isBare ? text : text.trim()
}
