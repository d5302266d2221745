import type { Book } from '../book/book.ts'
import { digitsOf } from '../text/fold.ts'
import { isGlued, type Run } from '../text/runs.ts'
import type { Hit, Named } from './named.ts'
import { scan } from './number-scan.ts'

const OCR: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
  G: '6',
}
const OCR_LETTERS = /[OQDILSBZG]/g

/** The numbers of the book with every letter that looks like a digit made one. */
export function ocrIndex(book: Book): Map<string, Named[]> {
  const index = new Map<string, Named[]>()
  for (const item of book.items) {
    for (const key of new Set([ocrFold(item.key), item.digits])) {
      if (digitsOf(key).length < 4) continue
      const known = index.get(key)
      const named: Named = { kind: 'item', item, form: 'ocr' }
      if (known === undefined) index.set(key, [named])
      else known.push(named)
    }
  }
  return index
}

function ocrFold(key: string): string {
  return key.replace(OCR_LETTERS, (letter) => OCR[letter] ?? letter)
}

const ALL_OCR = /^[OQDILSBZG]+$/

/** Whether what ends with a run is torn out of a word that goes on with letters like digits: the 2 of `2S3`. */
export function isTorn(runs: readonly Run[], to: number): boolean {
  const next = runs[to + 1]
  return next !== undefined && isGlued(runs[to], next) && ALL_OCR.test(next.text)
}

/** Words in which letters stand among digits, read as though they were digits. */
export function scanOcr(
  shown: string,
  runs: readonly Run[],
  keys: () => Map<string, Named[]>,
): Hit[] {
  const isMixed = runs.some((run, index) => isGlued(runs[index - 1], run))
  if (!isMixed) return []
  const find = (key: string): readonly Named[] => {
    const real = digitsOf(key).length
    const folded = ocrFold(key)
    if (folded === key || real < 2 || digitsOf(folded).length - real > 3) return []
    return keys().get(folded) ?? []
  }
  return scan(shown, runs, { begins: () => true, has: () => true, find })
}
