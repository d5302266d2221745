import { foldWords } from '../text/fold.ts'

// Legal forms of many countries, folded. What else ends many names of the book is learned.
const LEGAL_FORMS =
  'inc incorporated llc ltd limited co company corp corporation plc lp llp pllc pc gmbh mbh ag kg kgaa ohg gbr ug ek ev eg se ' +
  'sa sas sasu sarl eurl sci snc scop spa srl srls sl slu sau ltda lda eireli cv sapi bv nv vof as asa ans da ' +
  'ab hb kb aps is ivs oy oyj ky sro spol doo dd ad ead od ood eood kft zrt bt nyrt ooo zao oao pao ' +
  'pty pvt pte sdn bhd kk gk yk jsc llp ' +
  'fze fzco fzc fzllc est wll saog saoc psc tbk persero eireli unipessoal limitada tmi ' +
  'anonim sirketi limited tic ticaret sti pa ' +
  'gesmbh private og eu pfa jdoo wll vl me epp mb uab as sia ou ivs pl sc sapi rl fzc ' +
  '株式会社 有限会社 合同会社 カ ユ 公司 有限公司 股份有限公司 주식회사 유한회사 주 유 จำกัด มหาชน'
// They end the names of many and are a part of them where other names begin alike.
const COMMON_ENDINGS = [
  'sons',
  'sohne',
  'fils',
  'group',
  'groupe',
  'grup',
  'gruppe',
  'holding',
  'holdings',
]
// Small words between and behind legal forms, which are none themselves.
const JOINERS = ['and', 'und', 'et', 'y', 'e', 'de', 've', 'san', 'sanayi']
const FORMS = new Set(LEGAL_FORMS.split(' ').flatMap((word) => foldWords(word)))
const KNOWN = new Set([...FORMS, ...JOINERS])

// Where legal forms stand first: `PT Sinar Jaya`, `ООО «Заря»`, `Công ty TNHH An Phát`.
const LEADING_FORMS =
  'm s ms messrs pt cv ud pd firma fa sarl sas sasu eurl sci scop ste societe ets stichting ' +
  'sc ms ' +
  'ooo oao zao pao ao ip tov ооо оао зао пао ао ип тов фоп пп прат пат ат ' +
  'công ty cổ phần tnhh mtv cp cty ctcp dntn ' +
  '株式会社 有限会社 合同会社 カブシキガイシャ カ ユ 주식회사 유한회사 주 유 บริษัท ห้างหุ้นส่วนจำกัด หจก บจก บมจ'
const LEADING = new Set(LEADING_FORMS.split(' ').flatMap((word) => foldWords(word)))

/** How many words at the beginning of a name say only of which legal form it is. */
export function leadingForms(words: readonly string[]): number {
  let count = 0
  while (count < words.length - 1 && LEADING.has(words[count] ?? '')) count++
  return count
}

// Words of respect that banks and payers set before any name: they tell nobody apart.
const HONORIFICS = new Set(['ms', 'messrs'])

/** The place of the first word of a name that is more than respect: `M/s Mahalaxmi` is Mahalaxmi. */
export function afterHonorific(words: readonly string[], from = 0): number {
  const isRespect = HONORIFICS.has(words[from] ?? '') && words.length > from + 1
  return isRespect ? from + 1 : from
}

/** Whether a word says only of which legal form somebody is. */
export function isLegalForm(word: string): boolean {
  return LEADING.has(word) || KNOWN.has(word)
}

const SAME_FORM: Readonly<Record<string, string>> = {
  gesmbh: 'gmbh',
  mbh: 'gmbh',
  limited: 'ltd',
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
  private: 'pvt',
  pl: 'pty',
  limitada: 'ltda',
  osakeyhtio: 'oy',
}

/** The legal forms among some words, as they are written most often. */
export function legalFormsOf(words: readonly string[]): readonly string[] {
  return words.filter((word) => FORMS.has(word)).map(legalFormOf)
}

/** A legal form as it is written most often. */
function legalFormOf(word: string): string {
  return SAME_FORM[word] ?? word
}

/** Whether a word that ends a name says only of which legal form somebody is. */
export function isEndingForm(word: string): boolean {
  return KNOWN.has(word)
}

/** Last words that so many names share tell nobody apart, unless the rest of them is shared too. */
const SHARED_MIN = 3
const SHARED_PERCENT = 2

/** The words at the end of a name that a payer may leave out: legal forms, and what the book's own names share. */
export function genericEndings(names: readonly string[]): ReadonlySet<string> {
  const byLast = new Map<string, string[]>()
  const owners = new Map<string, number>()
  for (const name of names) {
    const words = foldWords(name)
    const last = words[words.length - 1]
    // Numbers repeat from one street or shop to the next, and each of them tells somebody apart.
    if (words.length < 2 || last === undefined || /\d/.test(last)) continue
    const rest = words.slice(0, -1).join(' ')
    owners.set(rest, (owners.get(rest) ?? 0) + 1)
    const rests = byLast.get(last)
    if (rests === undefined) byLast.set(last, [rest])
    else rests.push(rest)
  }
  const shared = [...byLast].filter(
    ([, rests]) =>
      rests.length >= SHARED_MIN &&
      rests.length * 100 >= names.length * SHARED_PERCENT &&
      rests.filter((rest) => (owners.get(rest) ?? 0) > 1).length * 2 <= rests.length,
  )
  return new Set([...KNOWN, ...COMMON_ENDINGS, ...shared.map(([word]) => word)])
}
