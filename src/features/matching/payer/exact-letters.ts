import type { CustomerId } from '../../../ledger/ids.ts'
import type { CustomerFact } from '../facts/facts.ts'
import { foldWords, plainWords, squash, writtenWords } from '../text/fold.ts'
import { isEndingForm, legalFormsOf } from './endings.ts'
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
      const shown = shownIn(text, match)
      const written = (ids: readonly CustomerId[]): readonly CustomerId[] =>
        ids.filter((id) => isWritten(nameOf(id), shown))
      const own = written(match.customers)
      const turned = match.customers.filter((id) => isTranscribed(nameOf(id), shown))
      // Where nobody is written just so, who goes on as he is written is meant as well.
      const more = own.length === 0 ? written(match.longer) : []
      const meant = [...new Set([...own, ...turned, ...more])]
      if (meant.length === 0) return undefined
      const forms = formsBehind(match, text)
      const same = forms.length === 0 ? meant : meant.filter((id) => hasForm(nameOf(id), forms))
      // All forms are another one: somebody who is called alike, or nobody took care of the form.
      if (same.length === 0) return { ...match, customers: meant, isOtherForm: true }
      if (same.length === match.customers.length && more.length === 0) return match
      return { ...match, customers: same, longer: match.longer.filter((id) => !same.includes(id)) }
    },
  }
}

/** What stands where a match found a name: its words with all their letters, with accents or folded. */
interface Shown {
  readonly words: readonly string[]
  readonly hasAccents: boolean
  readonly isTurned: boolean
}

function shownIn(text: string, { from, to, isTurned = false }: NameMatch): Shown {
  const written = writtenWords(text).slice(from, to)
  const hasAccents = written.some((word) => /[^\x20-\x7e]/.test(word))
  return { words: hasAccents ? written : plainWords(text).slice(from, to), hasAccents, isTurned }
}

/** Whether a name is written as the text has it, or without its accents. */
function isWritten(name: string, shown: Shown): boolean {
  return holds(shown.hasAccents ? writtenWords(name) : plainWords(name), shown)
}

/** Whether it is written so with ae for ä. */
function isTranscribed(name: string, shown: Shown): boolean {
  return !shown.hasAccents && holds(plainWords(transcribed(name)), shown)
}

function holds(name: readonly string[], { words, isTurned }: Shown): boolean {
  if (!isTurned) return squash(name).includes(squash(words))
  return words.every((word) => name.includes(word) || isEndingForm(word))
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

/** The legal forms that stand right behind a name, where nothing but such does. */
function formsBehind({ to }: NameMatch, text: string): readonly string[] {
  const words = foldWords(text).slice(to)
  return words.every(isEndingForm) ? legalFormsOf(words) : []
}

/** Whether a name has one of these legal forms; one without any may have each. */
function hasForm(name: string, forms: readonly string[]): boolean {
  const own = legalFormsOf(foldWords(name))
  return own.length === 0 || own.some((form) => forms.includes(form))
}
