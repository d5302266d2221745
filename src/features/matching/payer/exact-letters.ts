import type { CustomerId } from '../../../ledger/ids.ts'
import type { CustomerFact } from '../facts.ts'
import { foldWords, plainWords, squash, writtenWords } from '../text/fold.ts'
import { isEndingForm, legalFormOf } from './endings.ts'
import type { NameMatch } from './name-match.ts'

/** What folding makes equal and the letters themselves tell apart: `Maes` and `Maas`, `Gruber` and `Grüber`. */
export interface ExactLetters {
  /** Of the customers that a match means, those whose letters stand in the text; none where no name is written so. */
  narrowed(match: NameMatch, text: string): NameMatch | undefined
}

/** Holds names against texts letter by letter. */
export function exactLetters(customers: ReadonlyMap<CustomerId, CustomerFact>): ExactLetters {
  const nameOf = (id: CustomerId): string => customers.get(id)?.name ?? ''
  return {
    narrowed(match, text) {
      const meant = match.customers.filter((id) => isWritten(nameOf(id), match, text))
      if (meant.length === 0) return undefined
      const same = meant.length > 1 ? sameForm(meant, match, { text, nameOf }) : meant
      if (same.length === match.customers.length) return match
      const longer = match.longer.filter((id) => isWritten(nameOf(id), match, text))
      return { ...match, customers: same, longer }
    },
  }
}

/** Whether a name can be written as the text has it: with its accents, without them, or with ae for ä. */
function isWritten(name: string, { from, to }: NameMatch, text: string): boolean {
  const shown = squash(writtenWords(text).slice(from, to))
  if (/[^\x20-\x7e]/.test(shown)) return squash(writtenWords(name)).includes(shown)
  const plain = squash(plainWords(text).slice(from, to))
  return (
    squash(plainWords(name)).includes(plain) ||
    squash(plainWords(transcribed(name))).includes(plain)
  )
}

const VOWELS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  æ: 'ae',
  å: 'aa',
  œ: 'oe',
}

function transcribed(name: string): string {
  return name.toLowerCase().replace(/[äöüøæåœ]/g, (vowel) => VOWELS[vowel] ?? vowel)
}

/** Those of the same legal form as in the text, where it shows one behind the name. */
function sameForm(
  meant: readonly CustomerId[],
  { to }: NameMatch,
  { text, nameOf }: { text: string; nameOf: (id: CustomerId) => string },
): readonly CustomerId[] {
  const next = foldWords(text)[to]
  if (next === undefined || !isEndingForm(next)) return meant
  const form = legalFormOf(next)
  const same = meant.filter((id) =>
    foldWords(nameOf(id)).some((word) => legalFormOf(word) === form),
  )
  return same.length === 0 ? meant : same
}
