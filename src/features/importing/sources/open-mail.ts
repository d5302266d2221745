import { AppError } from '../../../core/errors.ts'
import { htmlText } from '../../../reading/advices/mail/html-text.ts'
import type { Mail } from '../../../reading/advices/mail/mail.ts'
import { readDate } from '../../../reading/lists/date-cell.ts'

/** A mail taken apart: what stands in it, and the files that hang on it. */
export interface OpenedMail {
  readonly mail: Mail
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]
}

const HEAD_BYTES = 8192
const HEADER = /^(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n/
const READABLE = /\.(?:csv|tsv|txt|xlsx|xls|ods|edi|x12|820|edifact|dat|gz|zip)$/i

/** Whether the bytes begin with the headers of a mail. */
export function isMail(bytes: Buffer): boolean {
  const head = bytes
    .subarray(0, HEAD_BYTES)
    .toString('latin1')
    .replace(/^From [^\n]*\n/, '')
  if (!/^(?:from|x-sender):/im.test(head)) return false
  if (!/^(?:subject|date|message-id|mime-version|received):/im.test(head)) return false
  return HEADER.test(head) || (HEADER.test(`${head}\n\n`) && bytes.length >= HEAD_BYTES)
}

async function parsed(bytes: Buffer) {
  const { default: PostalMime } = await import('postal-mime')
  const raw = bytes.toString('latin1').replace(/^From [^\n]*\n/, '')
  try {
    return await PostalMime.parse(Buffer.from(raw, 'latin1'))
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('input', `the mail cannot be taken apart: ${said}`, {
      hint: 'save what hangs on it as files, and import those',
      cause,
    })
  }
}

/** Takes a mail apart. */
export async function openMail(bytes: Buffer): Promise<OpenedMail> {
  const email = await parsed(bytes)
  const files = email.attachments.flatMap(({ filename, mimeType, content }) => {
    const isReadable = READABLE.test(filename ?? '') || /^text\/(?:csv|plain)$/.test(mimeType)
    if (!isReadable || typeof content === 'string') return []
    return [{ name: filename ?? 'attachment.txt', bytes: Buffer.from(new Uint8Array(content)) }]
  })
  const html = email.html === undefined ? '' : htmlText(email.html)
  const text = email.text ?? ''
  const texts = /<t[dh][\s>]/i.test(email.html ?? '') ? [html, text] : [text, html]
  // A mail that was copied out of its window has "Sent:" where the real one has "Date:".
  const sent = email.headers.find(({ key }) => /^(?:date|sent)$/.test(key))?.value ?? ''
  return {
    files,
    mail: {
      from: email.from?.name?.trim() || email.from?.address?.replace(/^.*@/, '') || null,
      // As the sender's clock had it: midnight elsewhere must not move the day.
      date: readDate(sent.replace(/\s*\(.*\)\s*$/, '').replace(/ [+-]\d{4}$/, ''), 'dmy') ?? null,
      subject: email.subject ?? '',
      texts: texts.filter((one) => one.trim() !== ''),
      unread: email.attachments.flatMap(({ filename, disposition }) =>
        filename === null || READABLE.test(filename) || disposition === 'inline' ? [] : [filename],
      ),
    },
  }
}
