import { nameKey } from '../../ledger/customer.ts'

// What names a legal form and not a customer, folded as names are.
const LEGAL_FORMS = new Set(
  (
    'inc incorporated llc llp lp ltd limited plc co company corp corporation pty pvt pte bhd sdn ' +
    'gmbh mbh ag kg kgaa ohg gbr ug ek ev eg se sa sas sasu sarl eurl spa srl srls sl slu sau ' +
    'ltda lda bv nv vof as asa ab hb oy oyj aps is ivs sro spol doo dd kft zrt bt ooo zao oao jsc ' +
    'the and und et y e'
  ).split(' '),
)

/** A name without its legal form, however it is written: what is left tells customers apart. */
export function nameCore(name: string): readonly string[] {
  const words = joinLetters(nameKey(name.replaceAll('&', ' and ').replace(/ß/g, 'ss')).split(' '))
    .map((word) => word.replace(/ae/g, 'a').replace(/oe/g, 'o').replace(/ue/g, 'u'))
    .filter((word) => word !== '')
  const core = words.filter((word) => !LEGAL_FORMS.has(word))
  return core.length === 0 ? words : core
}

/** `s p a` is `spa`, and `j r holdings` is `jr holdings`. */
function joinLetters(words: readonly string[]): readonly string[] {
  const joined: string[] = []
  let isRun = false
  for (const word of words) {
    const isLetter = /^\p{L}$/u.test(word)
    if (isLetter && isRun) joined.push(`${joined.pop() ?? ''}${word}`)
    else joined.push(word)
    isRun = isLetter
  }
  return joined
}
