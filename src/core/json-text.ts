import type { Json } from './outcome.ts'

const PIECE_CHARACTERS = 1 << 16

/** The text of a list of which each member's text is made when it is its turn, and let go. */
export function* jsonListPieces(members: Iterable<string>): Iterable<string> {
  let piece = '['
  let isFirst = true
  for (const member of members) {
    piece += isFirst ? member : `,${member}`
    isFirst = false
    if (piece.length < PIECE_CHARACTERS) continue
    yield piece
    piece = ''
  }
  yield `${piece}]`
}

/**
 * JSON on one line. What JSON itself leaves alone but a terminal obeys (C1 controls, marks that turn
 * the reading direction) is escaped too; to a parser it is the same document.
 */
export function jsonText(json: Json): string {
  return JSON.stringify(json).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
