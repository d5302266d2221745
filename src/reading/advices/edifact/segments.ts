/** One segment of an EDIFACT interchange: `MOA+12:1166.2`. */
export interface EdiSegment {
  /** Which one of the file it is, from 1. */
  readonly at: number
  readonly id: string
  /** Elements, each with its components; the first element is 01. */
  readonly elements: readonly (readonly string[])[]
}

const DEFAULT = { component: ':', element: '+', release: '?', terminator: "'" }

/** Takes an interchange apart with the signs that its UNA names, or the usual ones. */
export function ediSegments(text: string): readonly EdiSegment[] {
  const body = text.replace(/^[\s\ufeff]+/, '')
  const una = body.startsWith('UNA') ? body.slice(3, 9) : ''
  const [component = '', element = '', , release = '', , terminator = ''] = una
  const signs = una.length === 6 ? { component, element, release, terminator } : DEFAULT
  const segments: EdiSegment[] = []
  let elements: string[][] = [['']]
  const add = (sign: string): void => {
    const last = elements.at(-1)
    if (last !== undefined) last[last.length - 1] += sign
  }
  const rest = una.length === 6 ? body.slice(9) : body
  for (let at = 0; at < rest.length; at++) {
    const sign = rest[at] ?? ''
    if (sign === '\r' || sign === '\n') continue
    if (sign === signs.release && signs.release !== ' ') add(rest[++at] ?? '')
    else if (sign === signs.terminator) {
      const [id, ...more] = elements
      segments.push({ at: segments.length + 1, id: id?.[0]?.trim() ?? '', elements: more })
      elements = [['']]
    } else if (sign === signs.element) elements.push([''])
    else if (sign === signs.component) elements.at(-1)?.push('')
    else add(sign)
  }
  return segments
}

/** A component by element and place, both from 1; undefined where it is empty. */
export function part({ elements }: EdiSegment, element: number, place = 1): string | undefined {
  const text = elements[element - 1]?.[place - 1]?.trim()
  return text === '' ? undefined : text
}
