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
      const shown = shownIn(text, match)
      const written = (ids: readonly CustomerId[]): readonly CustomerId[] =>
        ids.filter((id) => isWritten(nameOf(id), shown))
      const own = written(match.customers)
      const turned = match.customers.filter((id) => isTranscribed(nameOf(id), shown))
      // Where nobody is written just so, who goes on as he is written is meant as well.
      const more = own.length === 0 ? written(match.longer) : []
      const meant = [...new Set([...own, ...turned, ...more])]
      if (meant.length === 0) return undefined
      const form = formBehind(match, text)
      const same = form === undefined ? meant : meant.filter((id) => hasForm(nameOf(id), form))
      // All forms are another one: somebody who is called alike, or nobody took care of the form.
      if (same.length === 0) return { ...match, customers: meant, isOtherForm: true }
      if (same.length === match.customers.length && more.length === 0) return match
      return { ...match, customers: same, longer: match.longer.filter((id) => !same.includes(id)) }
    },
  }
}

/** What stands where a match found a name: all the letters, with accents or folded. */
interface Shown {
  readonly letters: string
  readonly hasAccents: boolean
}

function shownIn(text: string, { from, to }: NameMatch): Shown {
  const written = squash(writtenWords(text).slice(from, to))
  if (/[^\x20-\x7e]/.test(written)) return { letters: written, hasAccents: true }
  return { letters: squash(plainWords(text).slice(from, to)), hasAccents: false }
}

/** Whether a name is written as the text has it, or without its accents. */
function isWritten(name: string, { letters, hasAccents }: Shown): boolean {
  return squash(hasAccents ? writtenWords(name) : plainWords(name)).includes(letters)
}

/** Whether it is written so with ae for ä. */
function isTranscribed(name: string, { letters, hasAccents }: Shown): boolean {
  return !hasAccents && squash(plainWords(transcribed(name))).includes(letters)
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

/** The legal form that stands right behind a name, and nothing else but such. */
function formBehind({ to }: NameMatch, text: string): string | undefined {
  const [first, ...rest] = foldWords(text).slice(to)
  return first !== undefined && [first, ...rest].every(isEndingForm)
    ? legalFormOf(first)
    : undefined
}

/** Whether a name has a legal form; one without any may have each. */
function hasForm(name: string, form: string): boolean {
  const forms = foldWords(name).filter(isEndingForm)
  return forms.length === 0 || forms.some((word) => legalFormOf(word) === form)
}
