import { AppError } from '../../core/errors.ts'

/** The texts that the cells of a workbook share, each as its part of the file has it. */
export interface SharedTexts {
  /** A piece of a sheet whose cells name texts of its own, and those. */
  inline(sheet: string): { readonly sheet: string; readonly texts: string }
}

/** Two hundred thousand rows with six texts each that no other has. */
const TEXT_BYTES_MAX = 96 << 20
/** A cell holds 32,767 characters, with the formats of each of them in between at the worst. */
const TEXT_LENGTH_MAX = 4 << 20
const TEXT_END = /<(?:\w+:)?si\b[^<>]*\/>|<\/(?:\w+:)?si>/g
const TEXT_START = /<(?:\w+:)?si\b/
const NAMED = /(<(?:\w+:)?c\b[^<>]{0,400}\st="s"[^<>]{0,400}>\s*<(?:\w+:)?v>)\s*(\d+)\s*</g

/** Keeps the texts as bytes: as strings of their own they would take three times the room. */
export async function openTexts(bytes: AsyncIterable<Uint8Array>): Promise<SharedTexts> {
  const kept: { readonly from: number; readonly bytes: Buffer }[] = []
  const ends: number[] = []
  let size = 0
  for await (const texts of textPieces(bytes)) {
    const from = size
    for (const text of texts) {
      size += Buffer.byteLength(text)
      ends.push(size)
    }
    if (size > TEXT_BYTES_MAX) throw tooMany()
    kept.push({ from, bytes: Buffer.from(texts.join('')) })
  }
  const textAt = (index: number): string => {
    const [from, to] = [ends[index - 1] ?? 0, ends[index]]
    if (to === undefined) return '<si><t></t></si>'
    const piece = kept[lastFrom(kept, from)]
    const text = piece?.bytes.toString('utf8', from - piece.from, to - piece.from) ?? ''
    return text.slice(Math.max(0, text.search(TEXT_START)))
  }
  return {
    inline(sheet) {
      const own = new Map<number, number>()
      const numbered = sheet.replace(NAMED, (_, before: string, named: string) => {
        const index = Number(named)
        const at = own.get(index) ?? own.size
        own.set(index, at)
        return `${before}${at}<`
      })
      return { sheet: numbered, texts: [...own.keys()].map(textAt).join('') }
    },
  }
}

function tooMany(): AppError {
  return new AppError(
    'input',
    `the texts of the workbook take more than ${TEXT_BYTES_MAX >> 20} MB`,
    {
      hint: 'save its table as CSV and import that: a CSV file may have any size',
    },
  )
}

/** The last of the pieces that begins at a place or before it. */
function lastFrom(pieces: readonly { readonly from: number }[], place: number): number {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.from ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}

async function* textPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const some of bytes) {
    rest += decoder.decode(some, { stream: true })
    const texts: string[] = []
    let from = 0
    for (const { index, 0: end } of rest.matchAll(TEXT_END)) {
      texts.push(rest.slice(from, index + end.length))
      from = index + end.length
    }
    if (texts.length > 0) yield texts
    rest = rest.slice(from)
    if (rest.length > TEXT_LENGTH_MAX) throw tooMany()
  }
}
