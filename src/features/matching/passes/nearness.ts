import type { Item } from '../book/item.ts'
import type { LineView } from '../lines/line-view.ts'

export type Nearness = 'named' | 'serial' | 'tail' | 'cut' | 'typo'

/**
 * How something in a text resembles an item's number: the number itself, its running number alone
 * (`serial`), its last digits after a number that begins alike (`tail`), its beginning where the
 * text was `cut`, or the number with one slip (`typo`).
 */
export function nearness(item: Item, view: LineView): Nearness | undefined {
  if (view.mentions.some(({ items }) => items.includes(item))) return 'named'
  const { digits } = item
  if (digits === '' || view.runs.length === 0) return undefined
  if (view.freeRuns.some(({ text }) => isSerial(item, text))) return 'serial'
  if (isTail(item, view)) return 'tail'
  if (isCut(item, view)) return 'cut'
  return isSlipIn(item, view) ? 'typo' : undefined
}

const SERIAL_MIN = 2
const ENDING_MIN = 4
const TYPO_DIGITS_MIN = 4

function isSerial({ serial, digits }: Item, text: string): boolean {
  if (text.length >= ENDING_MIN && text.length < digits.length && digits.endsWith(text)) return true
  if (isSqueezed(digits, text)) return true
  return serial.length >= SERIAL_MIN && text.endsWith(serial) && text.replace(/^0+/, '') === serial
}

const SQUEEZED_MIN = 6 // digits, of a number that may leave its inner zeros out

/** `20254053` for `2025000004053`: the same digits without some of the zeros inside. */
function isSqueezed(digits: string, text: string): boolean {
  const zeros = digits.length - text.length
  if (zeros < 2 || text.length < SQUEEZED_MIN) return false
  let at = 0
  while (at < text.length && digits[at] === text[at]) at++
  return digits.slice(at + zeros) === text.slice(at) && /^0+$/.test(digits.slice(at, at + zeros))
}

/** `16` after `INV-20015` is INV-20016: what differs from a number before it stands alone. */
function isTail(item: Item, view: LineView): boolean {
  const { digits } = item
  return view.freeRuns.some((run) => {
    if (run.text.length < 2 || run.text.length >= digits.length || !digits.endsWith(run.text))
      return false
    return view.mentions.some(({ items, hit }) => {
      const before = items[0]
      if (before === undefined || hit.end > run.start || before.customerId !== item.customerId)
        return false
      const start = digits.length - run.text.length
      return before.digits.slice(0, start) === digits.slice(0, start)
    })
  })
}

const PARTED = /\d\D+\d/

/** Whether one slip makes the number of something in the text; one with letters inside by all of it. */
function isSlipIn({ digits, key }: Item, view: LineView): boolean {
  const isParted = PARTED.test(key)
  const right = isParted ? key.slice(key.search(/\d/)) : digits
  return view.runs.some(
    ({ isDigits }, at) => isDigits && isTypo(right, windowAt(view, at, right.length, isParted)),
  )
}

/** What stands from a run on, until it is about as long as the number; letters only where it has some. */
function windowAt({ runs }: LineView, at: number, length: number, isParted: boolean): string {
  let text = ''
  for (let index = at; index < runs.length && text.length < length - 1; index++) {
    const run = runs[index]
    if (run === undefined || !(run.isDigits || isParted)) break
    text += run.text
  }
  return text
}

/** One digit wrong, missing, too many, or two neighbours swapped. */
export function isTypo(right: string, found: string): boolean {
  if (right.length < TYPO_DIGITS_MIN || right === found) return false
  const gap = found.length - right.length
  if (Math.abs(gap) > 1) return false
  let at = 0
  while (at < right.length && right[at] === found[at]) at++
  if (gap === 1) return right.slice(at) === found.slice(at + 1)
  if (gap === -1) return right.slice(at + 1) === found.slice(at)
  if (right.slice(at + 1) === found.slice(at + 1)) return true
  return (
    right[at] === found[at + 1] &&
    right[at + 1] === found[at] &&
    right.slice(at + 2) === found.slice(at + 2)
  )
}

const CUT_DIGITS_MIN = 2 // the 8 of a month is no beginning of 847

/** Whether the text breaks off inside the number. */
export function isCut(item: Item, { cuts }: LineView): boolean {
  if (cuts.length === 0) return false
  const number = item.key
  return cuts.some((cut) => {
    if (cut.length < 2) return false
    if (cut.length < number.length && number.startsWith(cut)) return /\d/.test(cut)
    // Zeros at its beginning are those that pad the number, or it is another one.
    if (cut.startsWith('0') && !item.digits.includes(cut)) return false
    const digits = cut.startsWith('0') ? cut.replace(/^0+/, '') : cut
    // A running number has digits only, and so has what it begins with.
    if (digits.length < CUT_DIGITS_MIN) return false
    return digits.length < item.serial.length && item.serial.startsWith(digits)
  })
}
