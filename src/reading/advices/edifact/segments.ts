import { checkSegments } from '../segment-limit.ts'

/** One segment of an EDIFACT interchange: `MOA+12:1166.2`. */
export interface EdiSegment {
  /** Which one of the file it is, from 1. */
  readonly at: number
  readonly id: string
  /** Elements, each with its components; the first element is 01. */
  readonly elements: readonly (readonly string[])[]
}

const DEFAULT = { component: ':', element: '+', release: '?', terminator: "'" }

function signsOf(una: string): typeof DEFAULT {
  const [component = '', element = '', , release = '', , terminator = ''] = una
  return { component, element, release, terminator }
}

/** Takes an interchange apart with the signs that its UNA names, or the usual ones. */
export function ediSegments(text: string): readonly EdiSegment[] {
  const body = text.replace(/^[\s\ufeff]+/, '')
  const una = body.startsWith('UNA') ? body.slice(3, 9) : ''
  const signs = una.length === 6 ? signsOf(una) : DEFAULT
  const segments: EdiSegment[] = []
  const rest = una.length === 6 ? body.slice(9) : body
  checkSegments(rest, signs.terminator, signs.release)
  let elements: string[][] = []
  let components: string[] = []
  let component = ''
  let from = 0
  // A text is cut out of the file as a whole: one that grew letter by letter takes many times the room.
  const take = (to: number): void => {
    component += rest.slice(from, to)
    from = to + 1
  }
  const endComponent = (): void => {
    components.push(component)
    component = ''
  }
  const endElement = (): void => {
    endComponent()
    elements.push(components.slice()) // a copy is no longer than it must be
    components = []
  }
  for (let at = 0; at < rest.length; at++) {
    const sign = rest[at] ?? ''
    if (sign === '\r' || sign === '\n') take(at)
    else if (sign === signs.release && signs.release !== ' ') {
      take(at)
      at += 1 // what follows stands for itself
    } else if (sign === signs.terminator) {
      take(at)
      endElement()
      const [id, ...more] = elements
      segments.push({ at: segments.length + 1, id: id?.[0]?.trim() ?? '', elements: more })
      elements = []
    } else if (sign === signs.element) {
      take(at)
      endElement()
    } else if (sign === signs.component) {
      take(at)
      endComponent()
    }
  }
  return segments
}

/** A component by element and place, both from 1; undefined where it is empty. */
export function part({ elements }: EdiSegment, element: number, place = 1): string | undefined {
  const text = elements[element - 1]?.[place - 1]?.trim()
  return text === '' ? undefined : text
}
