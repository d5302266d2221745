import iconv from 'iconv-lite'
import { AppError } from '../../core/errors.ts'

const HEAD_BYTES_MAX = 2048 // the declarations of OFX and XML stand in the first lines

/**
 * The text of a statement file: in the encoding that the user names, else by its byte order mark,
 * else as UTF-8 when it is valid UTF-8 (many files that declare 1252 are), else as the file
 * declares, else as windows-1252.
 */
export function decodeStatement(bytes: Buffer, override?: string): string {
  if (override !== undefined) {
    if (!iconv.encodingExists(override))
      throw new AppError('usage', `no encoding "${override}" is known`, {
        hint: 'name one such as utf-8, windows-1252, windows-1250, iso-8859-2, cp852',
      })
    return iconv.decode(bytes, override)
  }
  const marked = markedEncoding(bytes)
  if (marked !== undefined) return iconv.decode(bytes, marked)
  const text = utf8(bytes)
  if (text !== undefined) return text
  const declared = declaredEncoding(bytes.subarray(0, HEAD_BYTES_MAX).toString('latin1'))
  return iconv.decode(bytes, declared ?? 'windows-1252')
}

/** UTF-8, UTF-16 and UTF-32 are told by their mark, or by the zero halves of their first characters. */
function markedEncoding(bytes: Buffer): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be'
  if (bytes.length < 4) return undefined
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le'
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? 'utf-16be' : undefined
}

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function declaredEncoding(head: string): string | undefined {
  const xml = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)
  const ofx = /^\s*CHARSET\s*:\s*([\w.-]+)/m.exec(head)
  const name = xml?.[1] ?? ofx?.[1]
  if (name === undefined) return undefined
  const encoding = /^\d+$/.test(name) ? `windows-${name}` : name
  // The bytes are no UTF-8 and no ASCII, whatever the file says of itself.
  if (/^(utf-?8|us-?ascii|ascii|none)$/i.test(encoding)) return undefined
  return iconv.encodingExists(encoding) ? encoding : undefined
}
