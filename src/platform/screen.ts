import type { Key, RawScreen } from '../core/ports.ts'
import { keysOf } from './keys.ts'

// The other screen, no cursor, pastes marked as such, so that a pasted text presses no keys.
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?2004h'
const LEAVE = '\u001b[?2004l\u001b[?25h\u001b[?1049l'
const SUSPEND = '\u001a'
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

const COLUMNS_DEFAULT = 80
const ROWS_DEFAULT = 24

/** Takes the terminal over; it is given back on `close` and on every way out of the process. */
export function takeOver(): RawScreen {
  const { stdin, stdout } = process
  const keys = keyQueue()
  const resize = (): void => keys.push([{ kind: 'named', name: 'resize' }])
  const { giveBack, suspend, forget } = hold(resize)
  const read = (sent: string): void => {
    if (sent === SUSPEND) suspend()
    else keys.push(keysOf(sent))
  }
  stdin.setEncoding('utf8').on('data', read).on('end', keys.end).resume()
  stdout.on('resize', resize)
  return {
    get columns() {
      return stdout.columns || COLUMNS_DEFAULT
    },
    get rows() {
      return stdout.rows || ROWS_DEFAULT
    },
    keys,
    show: (lines) => {
      stdout.write(`\u001b[H${lines.map((one) => `${one}\u001b[K`).join('\r\n')}\u001b[J`)
    },
    close() {
      giveBack()
      forget()
      keys.end()
      stdin.off('data', read).off('end', keys.end).pause()
      stdout.off('resize', resize)
    },
  }
}

/** Raw mode and the other screen, given back when the process ends, is ended or is suspended. */
function hold(onReturn: () => void) {
  const { stdin, stdout } = process
  let isOurs = false
  const take = (): void => {
    isOurs = true
    stdin.setRawMode(true)
    stdout.write(ENTER)
  }
  const giveBack = (): void => {
    if (!isOurs) return
    isOurs = false
    stdin.setRawMode(false)
    stdout.write(LEAVE)
  }
  const die = (signal: NodeJS.Signals): void => {
    giveBack()
    process.kill(process.pid, signal) // as nobody listens any more, it ends the process
  }
  const resume = (): void => {
    take()
    onReturn()
  }
  take()
  process.once('exit', giveBack)
  for (const signal of SIGNALS) process.once(signal, die)
  return {
    giveBack,
    suspend(): void {
      giveBack()
      process.once('SIGCONT', resume)
      process.kill(process.pid, 'SIGTSTP')
    },
    forget(): void {
      process.off('exit', giveBack).off('SIGCONT', resume)
      for (const signal of SIGNALS) process.off(signal, die)
    },
  }
}

/** Keys wait here until they are asked for: what is typed ahead is not lost. */
function keyQueue() {
  const waiting: Key[] = []
  let isOver = false
  let wake = (): void => {}
  return {
    push(keys: readonly Key[]): void {
      waiting.push(...keys)
      wake()
    },
    end(): void {
      isOver = true
      wake()
    },
    async *[Symbol.asyncIterator](): AsyncGenerator<Key> {
      for (;;) {
        const key = waiting.shift()
        if (key !== undefined) yield key
        else if (isOver) return
        else {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      }
    },
  }
}
