import type { Tone } from './outcome.ts'

/** A stretch of text with one look. */
export interface Span {
  readonly text: string
  readonly tone?: Tone | 'strong'
}

/** A key and what pressing it would do now. */
export interface KeyHelp {
  readonly key: string
  readonly does: string
}

/** One line of a full screen before it is fitted into the terminal. */
export type PageLine =
  /** Wrapped where it is too long; what follows the first line stands `hang` columns in. */
  | { readonly kind: 'text'; readonly spans: readonly Span[]; readonly hang: number }
  /** The right part at the right edge, the left one cut where there is no room. */
  | { readonly kind: 'split'; readonly left: readonly Span[]; readonly right: readonly Span[] }
  | { readonly kind: 'rule' }
  /** Side by side, in as many columns as fit. */
  | { readonly kind: 'keys'; readonly keys: readonly KeyHelp[] }
  /** What a person is typing, with a mark where the next letter goes. */
  | { readonly kind: 'input'; readonly label: string; readonly text: string }

/** A full screen: head and foot always show, the body as much as fits, from the line `scroll` on. */
export interface Page {
  readonly head: readonly PageLine[]
  readonly body: readonly PageLine[]
  readonly foot: readonly PageLine[]
  readonly scroll: number
}

/** A line of text; a bare string is one plain span. */
export function line(parts: string | readonly (Span | string)[], hang = 0): PageLine {
  return { kind: 'text', spans: spans(parts), hang }
}

/** A line whose right part stands at the right edge. */
export function split(
  left: string | readonly (Span | string)[],
  right: string | readonly (Span | string)[],
): PageLine {
  return { kind: 'split', left: spans(left), right: spans(right) }
}

/** A line across the whole screen. */
export const rule: PageLine = { kind: 'rule' }

function spans(parts: string | readonly (Span | string)[]): readonly Span[] {
  const list = typeof parts === 'string' ? [parts] : parts
  return list.map((part) => (typeof part === 'string' ? { text: part } : part))
}
