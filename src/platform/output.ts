import { fstatSync, writeSync } from 'node:fs'

/** The file numbers of standard output and standard error. */
export const STDOUT = 1
export const STDERR = 2
type Output = typeof STDOUT | typeof STDERR

/**
 * Writes texts to an output of the process. Its stream takes longer to load than a small report takes
 * to make; so a file or a pipe is written to directly, until it takes no more at once.
 */
export function writerTo(output: Output): (text: string) => void {
  let isDirect = !isTerminal(output)
  return (text) => {
    let rest: Uint8Array = Buffer.from(text)
    while (isDirect && rest.length > 0) {
      try {
        rest = rest.subarray(writeSync(output, rest))
      } catch {
        isDirect = false // full, or nobody reads it any more: the stream waits, or says so
      }
    }
    if (rest.length > 0) streamOf(output).write(rest)
  }
}

/** Whether a person sees it. Only what is a device is asked, as that loads the stream. */
export function isTerminal(output: Output): boolean {
  return isDevice(output) && streamOf(output).isTTY === true
}

function isDevice(output: Output): boolean {
  try {
    return fstatSync(output).isCharacterDevice()
  } catch {
    return true // closed, which its stream can stand
  }
}

function streamOf(output: Output): NodeJS.WriteStream {
  const stream = output === STDOUT ? process.stdout : process.stderr
  if (output === STDOUT && stream.listenerCount('error') === 0) stream.on('error', leave)
  return stream
}

/** The reader of a pipe may leave early (`openitem invoices | head`): that is no error of ours. */
function leave(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}
