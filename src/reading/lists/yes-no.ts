/** Yes, in the languages of packages; folded. */
export const YES = /^(yes|y|true|t|1|x|ja|j|oui|si|sim|tak|ano|wahr|vrai|kylla|igen|evet|да)$/
/** No, likewise. */
export const NO = /^(no|n|false|f|0|nein|nee|nej|nei|non|nao|nie|ne|ei|nem|hayir|нет|falsch|faux)$/

/** A word of a cell for comparing: small letters, no accents, no marks. */
export function foldedWord(text: string): string {
  if (text === '') return ''
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
