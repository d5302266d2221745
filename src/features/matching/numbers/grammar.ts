/**
 * Which of the digits in a number count up. Numbers of one shape are compared: the running number
 * is the stretch of digits that differs most from one to the next; a year or a branch repeats.
 */
export interface Grammar {
  /** The running number without the zeros that pad it; empty when there are no digits. */
  serialOf(number: string): string
  /** A number with its running number replaced, padded as it was. */
  withSerial(number: string, serial: string): string
}

/** Most numbers have one stretch of digits, at the end: nothing has to be learned of them. */
const ONE_STRETCH = /^\D*?0*(\d+)$/
const VALUES_MAX = 64 // so many different values tell a running number from a year

/** Learns the shapes of the numbers that the book has issued. */
export function learnGrammar(named: Iterable<{ readonly number: string }>): Grammar {
  const shapes = new Map<string, Set<string>[]>()
  for (const { number } of named) {
    if (ONE_STRETCH.test(number)) continue
    const digits = number.match(/\d+/g)
    if (digits === null) continue
    const shape = shapeOf(number)
    let values = shapes.get(shape)
    if (values === undefined) {
      values = digits.map(() => new Set<string>())
      shapes.set(shape, values)
    }
    for (const [index, text] of digits.entries()) {
      const seen = values[index]
      if (seen !== undefined && seen.size < VALUES_MAX) seen.add(text)
    }
  }
  const positions = new Map(Array.from(shapes, ([shape, values]) => [shape, mostVaried(values)]))
  const positionOf = (number: string): number => positions.get(shapeOf(number)) ?? 0
  return {
    serialOf(number) {
      const digits = number.match(/\d+/g)
      if (digits === null) return ''
      const serial = digits.length === 1 ? digits[0] : digits[positionOf(number)]
      return (serial ?? '').replace(/^0+(?=.)/, '')
    },
    withSerial(number, serial) {
      const at = positionOf(number)
      let index = -1
      return number.replace(/\d+/g, (digits) => {
        index++
        return index === at ? serial.padStart(digits.length, '0') : digits
      })
    },
  }
}

/** A number with every stretch of digits made equal. */
function shapeOf(number: string): string {
  return number.replace(/\d+/g, '0')
}

/** Which stretch differs most; the last of several that do so alike. */
function mostVaried(values: readonly ReadonlySet<string>[]): number {
  let best = values.length - 1
  for (let at = values.length - 1; at >= 0; at--) {
    if ((values[at]?.size ?? 0) > (values[best]?.size ?? 0)) best = at
  }
  return best
}
