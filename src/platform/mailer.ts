import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { Delivery, Letter, Mailer, MailServer } from '../core/ports.ts'

/** How long a server may take for one answer. */
const ANSWER_TIMEOUT_MS = 60_000

/** How often a letter is taken to a new connection when the server had closed the old one unused. */
const RECONNECTS_MAX = 2

/** A server's answer is shown to people: its first lines will do. */
const REPLY_CHARACTERS_MAX = 300

type Transport = ReturnType<typeof openTransport>

/** Opens a pool of connections to an SMTP server; the letters are sent as the bytes they are. */
export async function openMailer(server: MailServer): Promise<Mailer> {
  const transport = openTransport(server)
  const begun = new WeakMap<object, Readable>()
  // Once the server has asked for the text, the stream tells how far it was read.
  transport.use('stream', ({ data, message }, done) => {
    const open = message.createReadStream.bind(message)
    message.createReadStream = (options) => {
      const stream = open(options)
      if (typeof data.raw === 'object') begun.set(data.raw, stream)
      return stream
    }
    done()
  })
  const pace = pacer(server.lettersPerMinuteMax)
  return {
    lettersAtOnce: server.lettersPerMinuteMax === 0 ? server.connectionsMax : 1,
    turn: pace,
    send: async (letter) => withoutSecrets(await send(transport, letter, begun), server),
    close: async () => transport.close(),
  }
}

function openTransport(server: MailServer) {
  return createTransport({
    pool: true,
    maxConnections: server.connectionsMax,
    maxMessages: Number.POSITIVE_INFINITY,
    maxRequeues: RECONNECTS_MAX,
    host: server.host,
    port: server.port,
    secure: server.tls === 'implicit',
    requireTLS: server.tls === 'required',
    ignoreTLS: server.tls === 'none',
    tls: { rejectUnauthorized: !server.allowSelfSigned },
    connectionTimeout: ANSWER_TIMEOUT_MS,
    greetingTimeout: ANSWER_TIMEOUT_MS,
    socketTimeout: ANSWER_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(server.user === undefined
      ? {}
      : { auth: { user: server.user, pass: server.password ?? '' } }),
  })
}

async function send(
  transport: Transport,
  letter: Letter,
  begun: WeakMap<object, Readable>,
): Promise<Delivery> {
  const raw = Buffer.from(letter.message)
  try {
    const info = await transport.sendMail({
      envelope: { from: letter.from, to: [...letter.to] },
      raw,
    })
    const refused = refusedForGood(info.rejectedErrors)
    return { status: 'sent', reply: String(info.response ?? ''), refused }
  } catch (error) {
    return explainFailure(error, begun.get(raw))
  }
}

interface SmtpFailure {
  readonly responseCode?: unknown
  readonly code?: unknown
  readonly command?: unknown
  readonly message?: unknown
  readonly recipient?: unknown
  readonly rejectedErrors?: unknown
}

function explainFailure(error: unknown, stream: Readable | undefined): Delivery {
  const { responseCode, code, command, message, rejectedErrors } = failureOf(error)
  const reply = String(message ?? error)
  const answer = Number(responseCode ?? 0)
  // The final dot follows the last byte; from there on a lost answer proves nothing (RFC 1047).
  if (answer === 0 && stream?.readableEnded === true) return { status: 'unknown', reply }
  const isForAllLetters = code === 'EAUTH' || code === 'ETLS' || command === 'MAIL FROM'
  const isForGood = answer >= 500 && answer < 600
  if (stream === undefined || (isForAllLetters && (code !== 'EENVELOPE' || isForGood))) {
    return { status: 'unreachable', reply }
  }
  const refused = refusedForGood(Array.isArray(rejectedErrors) ? rejectedErrors : [error])
  return { status: 'failed', reply, retry: !isForGood, refused }
}

/** The addresses among the refusals that were refused with a 5xx. */
function refusedForGood(errors: unknown): readonly string[] {
  return (Array.isArray(errors) ? errors : []).flatMap((error) => {
    const { responseCode, recipient } = failureOf(error)
    return Number(responseCode) >= 500 && typeof recipient === 'string' ? [recipient] : []
  })
}

function failureOf(error: unknown): SmtpFailure {
  return typeof error === 'object' && error !== null ? error : {}
}

/** A server may echo what it was told: the password leaves in no form that it was sent in. */
function withoutSecrets(delivery: Delivery, { user, password }: MailServer): Delivery {
  const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')
  const forms =
    password === undefined || password === ''
      ? []
      : [password, base64(password), base64(`\u0000${user ?? ''}\u0000${password}`)]
  const reply = forms.reduce((text, form) => text.replaceAll(form, '***'), delivery.reply)
  return { ...delivery, reply: reply.replace(/\s+/g, ' ').slice(0, REPLY_CHARACTERS_MAX) }
}

/** Lets so many through each minute, evenly spaced. */
function pacer(perMinuteMax: number): () => Promise<void> {
  if (perMinuteMax === 0) return async () => {}
  const pauseMs = Math.ceil(60_000 / perMinuteMax)
  let nextMs = 0
  return async () => {
    const nowMs = Date.now()
    const ownMs = Math.max(nowMs, nextMs)
    nextMs = ownMs + pauseMs
    if (ownMs > nowMs) await wait(ownMs - nowMs)
  }
}
