type Rows = readonly (readonly string[])[]

const FLAG =
  /^(?:yes|no|y|n|true|false|t|f|x|ja|nein|nee|nej|nei|oui|non|si|s[ií]|sì|sim|n[aã]o|tak|nie|ano|ne|kyllä|ei|igen|nem|evet|hay[ıi]r|да|нет|0|1)$/i

/** Whether a column says nothing but yes and no, in words or as ones and zeros. */
export function holdsFlags(rows: Rows, column: number): boolean {
  const texts = rows.slice(0, ROWS_SEEN).flatMap((row) => row[column]?.trim() || [])
  return texts.length > 0 && texts.every((text) => FLAG.test(text)) && texts.some(isWordOrOne)
}

const ROWS_SEEN = 300

function isWordOrOne(text: string): boolean {
  return text !== '0'
}

/** Whether it says so in words: a one may as well be a number. */
export function holdsFlagWords(rows: Rows, column: number): boolean {
  return holdsFlags(rows, column) && rows.every((row) => !/^\d$/.test(row[column]?.trim() ?? ''))
}
