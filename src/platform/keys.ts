import type { Key, KeyName } from '../core/ports.ts'

const NAMES: Readonly<Record<string, KeyName>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\b': 'backspace',
  '\u007f': 'backspace',
  '\u0003': 'interrupt',
  '\u0004': 'interrupt',
  '\u0015': 'clear-line',
  '\u001b': 'escape',
  '\u001b[A': 'up',
  '\u001bOA': 'up',
  '\u001b[B': 'down',
  '\u001bOB': 'down',
  '\u001b[5~': 'page-up',
  '\u001b[6~': 'page-down',
}

// A paste between its marks, an escape sequence, or one letter with what combines with it.
const PIECES =
  /\u001b\[200~([\s\S]*?)(?:\u001b\[201~|$)|\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O[A-Za-z])|[\s\S]\p{M}*/gu

/** What a terminal in raw mode sent, as keys; sequences that mean nothing here are left out. */
export function keysOf(sent: string): readonly Key[] {
  return [...sent.matchAll(PIECES)].flatMap(([piece, pasted]): Key[] => {
    if (pasted !== undefined) return [{ kind: 'pasted', text: pasted.replace(/\s+/g, ' ').trim() }]
    const name = NAMES[piece]
    if (name !== undefined) return [{ kind: 'named', name }]
    return /^[\u0000-\u001f\u007f-\u009f]/.test(piece) ? [] : [{ kind: 'letter', text: piece }]
  })
}
