import MailComposer from 'nodemailer/lib/mail-composer'
import { atHour, type CalendarDate } from '../../core/calendar-date.ts'
import type { RenderedLetter } from './render.ts'

/** A mailbox with the name that is shown beside it. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** What stands in the head of a letter. */
export interface Headers {
  readonly from: Mailbox
  readonly replyTo: string | undefined
  readonly to: readonly Mailbox[]
  readonly date: CalendarDate
  readonly messageId: string
  /** The Message-IDs of the customer's earlier letters, oldest first. */
  readonly earlier: readonly string[]
}

/** The hour (UTC) that letters are dated at, so that a day's letters have the same bytes each time. */
const LETTER_HOUR = 8

/** A long correspondence is threaded by its beginning and its latest letters. */
const REFERENCES_MAX = 10

/** The bytes of a letter, for every mail program to open: text first, HTML second, CRLF. */
export async function composeMail(
  { subject, text, html }: RenderedLetter,
  { from, replyTo, to, date, messageId, earlier }: Headers,
): Promise<Buffer> {
  const latest = earlier.at(-1)
  const mail = new MailComposer({
    from: { ...from },
    to: to.map((mailbox) => ({ ...mailbox })),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(latest === undefined ? {} : { inReplyTo: latest, references: [...thread(earlier)] }),
    subject,
    date: atHour(date, LETTER_HOUR),
    messageId,
    headers: { 'Auto-Submitted': 'auto-generated' },
    text,
    html,
    encoding: 'quoted-printable',
    baseBoundary: messageId.replace(/[^a-z0-9]/gi, '').slice(0, 32),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await mail.compile().build()
}

function thread(earlier: readonly string[]): readonly string[] {
  if (earlier.length <= REFERENCES_MAX) return earlier
  return [...earlier.slice(0, 1), ...earlier.slice(1 - REFERENCES_MAX)]
}
