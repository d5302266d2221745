import { type CalendarDate, parseDate } from '../core/calendar-date.ts'
import type { Input } from '../core/command.ts'
import { AppError } from '../core/errors.ts'
import { parseRatio } from '../core/ratio.ts'

/** What commander collected, behind readers that check each value as a command asks for it. */
export function inputOf(
  words: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Input {
  const value = (name: string): unknown => options[camelCase(name)]
  const text = (name: string): string | undefined => {
    const found = value(name)
    return typeof found === 'string' ? found : undefined
  }
  const checked = <T>(
    name: string,
    expected: string,
    parse: (found: string) => T | undefined,
  ): T | undefined => {
    const found = text(name)
    if (found === undefined) return undefined
    const parsed = parse(found)
    if (parsed === undefined) {
      throw new AppError('usage', `--${name}: expected ${expected}, found "${found}"`)
    }
    return parsed
  }
  return {
    words,
    flag: (name) => value(name) === true,
    text,
    list: (name) => {
      const found = value(name)
      return Array.isArray(found) ? found.map(String) : []
    },
    count: (name) =>
      checked(name, 'a whole number', (found) =>
        /^\d{1,9}$/.test(found) ? Number(found) : undefined,
      ),
    decimal: (name) =>
      checked(name, 'a number such as 8 or 0.75', (found) =>
        parseRatio(found) === undefined ? undefined : found,
      ),
    date: (name) => dateOption(name, text(name)),
  }
}

/** The date of an option such as `--as-of`; undefined when it was not given. */
export function dateOption(name: string, found: string | undefined): CalendarDate | undefined {
  if (found === undefined) return undefined
  const date = parseDate(found)
  if (date === undefined) {
    throw new AppError('usage', `--${name}: expected a date such as 2026-03-31, found "${found}"`)
  }
  return date
}

/** Commander's name for an option: `--min-confidence` is `minConfidence`. */
function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
