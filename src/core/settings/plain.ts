import * as v from 'valibot'
import { type Settings, settingsSchema } from './index.ts'

type Tables = { readonly [table: string]: { readonly [key: string]: string | number | boolean } }

/**
 * Settings as most books have them: tables of short texts, numbers and switches among comments. The
 * parser that knows where everything stands takes as long as the rest of a small report; it reads
 * the files that have more to them, or something wrong. For those this is undefined.
 */
export function plainSettings(text: string): Settings | undefined {
  const tables = plainTables(text)
  if (tables === undefined) return undefined
  const result = v.safeParse(settingsSchema, tables)
  return result.success ? result.output : undefined
}

const END = String.raw`[ \t]*(?:#[^\0-\x08\v-\x1f\x7f]*)?$`
const NOTHING = new RegExp(`^${END}`)
const TABLE = new RegExp(String.raw`^\[([a-z_]+)\]${END}`)
const PAIR = new RegExp(
  String.raw`^([a-z_]+)[ \t]*=[ \t]*(?:"([^"\\\0-\x1f\x7f]*)"|(0|[1-9]\d{0,8})|(true|false))${END}`,
)

/** The tables of a text that has nothing but lines of these kinds. */
export function plainTables(text: string): Tables | undefined {
  const tables: Record<string, Record<string, string | number | boolean>> = {}
  let table: Record<string, string | number | boolean> | undefined
  for (const line of text.split(/\r?\n/)) {
    if (NOTHING.test(line)) continue
    const [, name] = TABLE.exec(line) ?? []
    if (name !== undefined) {
      if (name in tables) return undefined
      table = {}
      tables[name] = table
      continue
    }
    const [, key, words, digits, flag] = PAIR.exec(line) ?? []
    if (key === undefined || table === undefined || key in table) return undefined
    table[key] = words ?? (digits === undefined ? flag === 'true' : Number(digits))
  }
  return tables
}
