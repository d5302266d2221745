import { createHash } from 'node:crypto'

/** The bytes of a file on their way through: counted and digested. */
export interface Digested {
  readonly chunks: Iterable<Buffer>
  /** How many have passed. */
  read(): number
  /** The digest of what has passed, in hexadecimal digits; asked once, at the end. */
  sha256(): string
}

/** Watches the bytes of a file as they are read. */
export function digested(chunks: Iterable<Buffer>): Digested {
  const digest = createHash('sha256')
  let read = 0
  function* passing(): Generator<Buffer> {
    for (const chunk of chunks) {
      digest.update(chunk)
      read += chunk.length
      yield chunk
    }
  }
  return { chunks: passing(), read: () => read, sha256: () => digest.digest('hex') }
}
