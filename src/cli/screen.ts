import type { Screen } from '../core/command.ts'
import type { Terminal } from '../core/ports.ts'

/** The terminal taken over, behind a renderer that fits each page into its size of the moment. */
export function openScreen(terminal: Terminal, wantsColor: boolean): Screen {
  const raw = terminal.takeOver()
  const hasColor = terminal.hasColor && wantsColor
  return {
    keys: raw.keys,
    async show(page) {
      const { pageLines } = await import('../render/page.ts')
      const { columns, rows } = raw
      raw.show(await pageLines(page, { columns, rows, hasColor }))
    },
    close: () => raw.close(),
  }
}
