import { foldWords } from '../text/fold.ts'

// Legal forms of many countries, folded. What else ends many names of the book is learned.
const LEGAL_FORMS =
  'inc incorporated llc ltd limited co company corp corporation plc lp llp pllc pc gmbh mbh ag kg kgaa ohg gbr ug ek ev eg se ' +
  'sa sas sasu sarl eurl sci snc scop spa srl srls sl slu sau ltda lda eireli cv sapi bv nv vof as asa ans da ' +
  'ab hb kb aps is ivs oy oyj ky sro spol doo dd ad ead od ood eood kft zrt bt nyrt ooo zao oao pao ' +
  'pty pvt pte sdn bhd kk gk yk jsc llp and und et y e sons sohne fils group holding holdings ' +
  '株式会社 有限会社 合同会社 カ ユ 公司 有限公司'
const KNOWN = new Set(LEGAL_FORMS.split(' ').flatMap((word) => foldWords(word)))

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
    if (words.length < 2 || last === undefined) continue
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
  return new Set([...KNOWN, ...shared.map(([word]) => word)])
}
