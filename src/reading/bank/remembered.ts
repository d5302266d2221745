import { apart } from '../text/apart.ts'

const KEPT_MAX = 20_000 // bounds the memory of a file whose cells never repeat

/**
 * A function that keeps its answers: the days of a file repeat on row after row, and looking one up
 * is several times faster than reading it again.
 */
export function remembered<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const kept = new Map<string, { readonly answer: Answer }>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known.answer
    const found = answer(text)
    if (kept.size < KEPT_MAX) kept.set(apart(text), { answer: found })
    return found
  }
}
