import { AppError } from '../../../core/errors.ts'
import { checkSegments } from '../segment-limit.ts'

/** One segment of an interchange: `RMR*IV*INV-1**90*100*10`. */
export interface Segment {
  /** Which one of the file it is, from 1. */
  readonly at: number
  readonly id: string
  /** The first one is element 01. */
  readonly elements: readonly string[]
}

const ISA_ELEMENTS = 16

/** Takes an X12 interchange apart with the separators that its own header shows. */
export function readSegments(text: string): readonly Segment[] {
  const body = text.replace(/^[\s\ufeff]+/, '')
  const { separator, terminator } = signsOf(body)
  checkSegments(body, terminator)
  // Files pass through systems that wrap lines: a line break is nothing unless it ends segments.
  const pieces =
    terminator === '\n' ? body.split(/\r\n|\r|\n/) : body.replace(/[\r\n]+/g, '').split(terminator)
  return pieces
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece, index) => {
      const [id = '', ...elements] = piece.split(separator).map((element) => element.trim())
      return { at: index + 1, id: id.toUpperCase(), elements }
    })
}

const HEAD_LENGTH = 500

interface Signs {
  readonly separator: string
  readonly terminator: string
}

/** What banks pass on may begin with the set itself: `ST*820*0001~`. */
const BARE =
  /^(?:GS|ST)([^A-Za-z0-9\s])(?:820\1)?.*?(?:([^A-Za-z0-9\s*|^.>:-])\s*(?:ST|BPR)\1|([\r\n])+(?:ST|BPR)\1)/s

function signsOf(body: string): Signs {
  const bare = BARE.exec(body.slice(0, HEAD_LENGTH))
  if (bare !== null) {
    const [, separator = '', sign, line] = bare
    return { separator, terminator: sign ?? (line === undefined ? '~' : '\n') }
  }
  const separator = body[3] ?? ''
  return { separator, terminator: terminatorOf(body, separator) }
}

/** The header has sixteen elements; the last is one character, and what follows it ends segments. */
function terminatorOf(body: string, separator: string): string {
  let at = 3
  for (let count = 1; count < ISA_ELEMENTS && at >= 0; count++) at = body.indexOf(separator, at + 1)
  const end = body[at + 2]
  if (at < 0 || end === undefined || /[A-Za-z0-9 ]/.test(end)) {
    throw new AppError('input', 'the header of the interchange (ISA) is torn', {
      hint: 'fetch the file again; nothing of it can be told without its header',
    })
  }
  return /[\r\n]/.test(end) ? '\n' : end
}

/** An element by its place, from 1; undefined where it is empty. */
export function element({ elements }: Segment, place: number): string | undefined {
  const text = elements[place - 1]
  return text === '' ? undefined : text
}
