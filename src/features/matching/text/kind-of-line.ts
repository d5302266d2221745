import { foldWords } from './fold.ts'

/**
 * What kind of line it is, as far as its words tell: who pays and what the text says, without the
 * numbers that change each month. Empty where there are too few words to know it again by.
 */
export function kindOfLine(line: {
  readonly counterparty: string | null
  readonly description: string
}): string {
  const words = [...foldWords(line.counterparty ?? ''), '|', ...foldWords(line.description)]
  const constant = words.filter((word) => !/\d/.test(word))
  return constant.length < KIND_WORDS_MIN ? '' : constant.join(' ')
}

/** "payment" alone is no kind; "first bank | interest paid" is. The bar between counts as one. */
const KIND_WORDS_MIN = 3
