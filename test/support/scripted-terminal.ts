import type { Key, KeyName, Terminal } from '../../src/core/ports.ts'

/** A terminal at which somebody presses these keys: `<enter>` by name, other words letter by letter. */
export interface ScriptedTerminal extends Terminal {
  /** What was shown after each key, the first page first. */
  readonly screens: readonly string[]
  /** Whether the terminal was given back. */
  readonly isGivenBack: boolean
}

/** Keys, or what happens elsewhere in between. */
export type Press = string | (() => Promise<unknown>)

export function scriptedTerminal(
  presses: readonly Press[],
  { columns = 80, rows = 24, hasColor = false, fails = false } = {},
): ScriptedTerminal {
  const screens: string[] = []
  let isGivenBack = false
  return {
    isInteractive: true,
    hasColor,
    columns,
    progress: () => {},
    screens,
    get isGivenBack() {
      return isGivenBack
    },
    takeOver: () => ({
      columns,
      rows,
      keys: (async function* () {
        for (const press of presses) {
          if (typeof press === 'string') yield* keysOf(press)
          else await press()
        }
        if (fails) throw new Error('the line was cut')
      })(),
      show: (lines) => {
        screens.push(`${lines.join('\n')}\n`)
      },
      close: () => {
        isGivenBack = true
      },
    }),
  }
}

function keysOf(press: string): readonly Key[] {
  const name = /^<(.*)>$/.exec(press)?.[1]
  if (name !== undefined) return [{ kind: 'named', name: name as KeyName }]
  return [...press].map((text) => ({ kind: 'letter', text }))
}
