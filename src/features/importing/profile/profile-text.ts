import { type AST, getStaticTOMLValue, parseTOML } from 'toml-eslint-parser'
import type { BankProfile } from '../../../core/settings/bank.ts'

/** The settings with `[bank.NAME]` holding what was decided beside what it held; the rest stays. */
export function withProfile(settings: string, name: string, decided: Partial<BankProfile>): string {
  const table = tableOf(settings, name)
  const known = table === undefined ? {} : valuesOf(table)
  const block = blockText(name, { ...known, ...decided })
  if (table === undefined) return `${settings.trimEnd()}\n\n${block}\n`
  const [from, to] = table.range
  return `${settings.slice(0, from)}${block}${settings.slice(to)}`
}

function tableOf(settings: string, name: string): AST.TOMLTable | undefined {
  return parseTOML(settings).body[0].body.find(
    (node): node is AST.TOMLTable =>
      node.type === 'TOMLTable' && node.resolvedKey.join('\n') === `bank\n${name}`,
  )
}

function valuesOf(table: AST.TOMLTable): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    table.body.map(({ key, value }) => [
      key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value)).join('.'),
      getStaticTOMLValue(value),
    ]),
  )
}

function blockText(name: string, values: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(values).map(([key, value]) => `${key} = ${valueText(value)}`)
  return [`[bank.${keyText(name)}]`, ...lines].join('\n')
}

/** JSON's strings and booleans are TOML's; a table stands in one line. */
function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const pairs = Object.entries(value).map(([key, item]) => `${keyText(key)} = ${valueText(item)}`)
  return `{ ${pairs.join(', ')} }`
}

function keyText(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key)
}
