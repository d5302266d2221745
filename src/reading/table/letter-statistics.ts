import iconv from 'iconv-lite'

/** How well an eight-bit encoding explains the bytes of a text. */
export interface EncodingScore {
  readonly encoding: string
  /** Higher is better; below zero, hardly a language writes so. */
  readonly score: number
  /** The characters of the bytes above 127 that occur. */
  readonly characters: string
}

interface Language {
  /** Letters beyond A to Z, in small, common ones first; `|` parts common, usual and rare. */
  readonly letters: string
  readonly encodings: readonly string[]
}

const WESTERN = ['windows-1252', 'cp850', 'macintosh']
const CENTRAL = ['windows-1250', 'iso-8859-2', 'cp852']
const LANGUAGES: readonly Language[] = [
  { letters: 'äöü|ß|é', encodings: WESTERN },
  { letters: 'éèàê|çôûîâù|ëïœÿüæ', encodings: WESTERN },
  { letters: 'óíáéñ|úü|ªºç', encodings: WESTERN },
  { letters: 'ãçáéíê|óõúâàô|üªºè', encodings: WESTERN },
  { letters: 'àèòùì|é|íóúîª°', encodings: WESTERN },
  { letters: 'åäö|é|üà', encodings: WESTERN },
  { letters: 'åøæ|é|äöüò', encodings: WESTERN },
  { letters: 'ëéï|öüè|áíóê', encodings: WESTERN },
  { letters: 'íáéðþ|óúýöæ|', encodings: WESTERN },
  { letters: 'łąężó|śćńź|éü', encodings: CENTRAL },
  { letters: 'íáéěý|řščžůú|ťďňóö', encodings: CENTRAL },
  { letters: 'áíéýčšž|úľťôďň|äóŕĺř', encodings: CENTRAL },
  { letters: 'áéö|őóüíúű|', encodings: CENTRAL },
  { letters: 'čšž|ćđ|', encodings: CENTRAL },
  { letters: 'ăţş|îâ|șțé', encodings: CENTRAL },
  { letters: 'ėųšž|įąčęūē|', encodings: ['windows-1257'] },
  { letters: 'āēīš|ūņļģķžč|ōŗ', encodings: ['windows-1257'] },
  { letters: 'äõöü|šž|', encodings: ['windows-1257', 'windows-1252'] },
  {
    letters: 'оеаинтсрвлкмдпу|яыьгзбчйхжшюцщэ|фъёіїєґўјљњћџ№',
    encodings: ['windows-1251', 'koi8-r', 'ibm866'],
  },
  { letters: 'αοιετσνηυρπκμλ|ωδγχθφβξζψάέήίόύώς|ϊϋ', encodings: ['windows-1253'] },
  { letters: 'ıüğş|çöİ|âîû', encodings: ['windows-1254'] },
]
const WEIGHTS = [3, 2, 0.5]
const FOREIGN = -4
const IMPOSSIBLE = -8
const COMMON_SYMBOLS = '\u00a0€£§°«»“”„‚‘’–—…•·®©™±²³½¿¡´`№ªº×µ'
// Windows is what most exports come from; the others must explain the text clearly better.
const PRIOR: Readonly<Record<string, number>> = {
  'windows-1252': 1,
  'windows-1250': 0.5,
  'windows-1251': 0,
  'windows-1257': 0,
}
const PRIOR_RARE = -1

const tables = new Map<string, readonly string[]>()

/** Scores every encoding we know by the letters that each language uses; the best comes first. */
export function scoreEncodings(bytes: Uint8Array): readonly EncodingScore[] {
  const contexts = countContexts(bytes)
  const best = new Map<string, EncodingScore>()
  for (const language of LANGUAGES) {
    const weights = letterWeights(language)
    for (const encoding of language.encodings) {
      const found = explain(contexts, tableOf(encoding), weights)
      const score = found.score + (PRIOR[encoding] ?? PRIOR_RARE)
      if (score > (best.get(encoding)?.score ?? Number.NEGATIVE_INFINITY)) {
        best.set(encoding, { encoding, score, characters: found.characters })
      }
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

// Before and after a byte: 0 nothing of these, 1 small ASCII letter, 2 capital, 3 another byte above
// 127, 4 a digit.
const KINDS = 5

function countContexts(bytes: Uint8Array): Uint32Array {
  const counts = new Uint32Array(128 * KINDS * KINDS)
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte < 128) continue
    const before = kindOf(bytes[index - 1] ?? 0)
    const after = kindOf(bytes[index + 1] ?? 0)
    const key = ((byte - 128) * KINDS + before) * KINDS + after
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

function kindOf(byte: number): number {
  if (byte >= 128) return 3
  if (byte >= 97 && byte <= 122) return 1
  if (byte >= 48 && byte <= 57) return 4
  return byte >= 65 && byte <= 90 ? 2 : 0
}

function explain(
  contexts: Uint32Array,
  table: readonly string[],
  weights: ReadonlyMap<string, number>,
): { readonly score: number; readonly characters: string } {
  let score = 0
  let characters = ''
  for (let byte = 0; byte < 128; byte += 1) {
    const character = table[byte] ?? '\ufffd'
    let seen = 0
    for (let context = 0; context < KINDS * KINDS; context += 1) {
      const count = contexts[byte * KINDS * KINDS + context] ?? 0
      if (count === 0) continue
      seen += count
      // The tenth occurrence says little that the first did not.
      score += plausibility(character, context, weights) * Math.log2(1 + count)
    }
    if (seen > 0) characters += character
  }
  return { score, characters }
}

function plausibility(
  character: string,
  context: number,
  weights: ReadonlyMap<string, number>,
): number {
  const before = Math.floor(context / KINDS)
  const after = context % KINDS
  if (character === '\ufffd' || /\p{Cc}/u.test(character)) return IMPOSSIBLE
  if (/\p{L}/u.test(character) && !'ªº'.includes(character)) {
    // `£45.20`: before a number stands the sign of its money, not a letter.
    if (before === 0 && after === 4) return FOREIGN
    const small = character.toLowerCase()
    // `45,20 €`: a capital alone is hardly a word, though of Greek and Cyrillic a flag.
    const isAlone = before === 0 && after === 0 && small !== character
    if (isAlone && /\p{Script=Latin}/u.test(character)) return FOREIGN
    const weight = weights.get(small) ?? FOREIGN
    const besideLatin = before === 1 || before === 2 || after === 1 || after === 2
    if (besideLatin && !/\p{Script=Latin}/u.test(character)) return FOREIGN
    const isOddCapital = small !== character && (before === 1 || (after === 1 && before === 2))
    return isOddCapital ? Math.min(weight, 0) - 2 : weight
  }
  const isInsideWord = (before === 1 || before === 2) && (after === 1 || after === 2)
  if (isInsideWord) return '’´–\u00a0'.includes(character) ? 0.5 : FOREIGN
  return COMMON_SYMBOLS.includes(character) ? 0.5 : -1
}

function letterWeights({ letters }: Language): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  letters.split('|').forEach((part, rank) => {
    for (const letter of part) weights.set(letter, WEIGHTS[rank] ?? 0)
  })
  return weights
}

function tableOf(encoding: string): readonly string[] {
  const known = tables.get(encoding)
  if (known !== undefined) return known
  const upperHalf = Array.from({ length: 128 }, (_, index) =>
    iconv.decode(Buffer.from([index + 128]), encoding),
  )
  tables.set(encoding, upperHalf)
  return upperHalf
}
