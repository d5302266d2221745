import { createTransport } from 'nodemailer'
import type { Delivery, Letter, Mailer, MailServer } from '../core/ports.ts'

/** How long a server may take for one answer. */
const ANSWER_TIMEOUT_MS = 60_000

/** Opens a pool of connections to an SMTP server; the letters are sent as the bytes they are. */
export async function openMailer(server: MailServer): Promise<Mailer> {
  const transport = createTransport({
    pool: true,
    maxConnections: 5,
    maxMessages: Number.POSITIVE_INFINITY,
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
  return {
    send: (letter) => send(transport, letter),
    close: async () => transport.close(),
  }
}

async function send(
  transport: ReturnType<typeof createTransport>,
  letter: Letter,
): Promise<Delivery> {
  try {
    const info = await transport.sendMail({
      envelope: { from: letter.from, to: [...letter.to] },
      raw: Buffer.from(letter.message),
    })
    return { status: 'sent', reply: String(info.response ?? '') }
  } catch (error) {
    return explainFailure(error)
  }
}

function explainFailure(error: unknown): Delivery {
  const fields: { responseCode?: unknown; code?: unknown; command?: unknown; message?: unknown } =
    typeof error === 'object' && error !== null ? error : {}
  const reply = String(fields.message ?? error)
  const code = Number(fields.responseCode ?? 0)
  // Once the text is on its way a lost answer proves nothing (RFC 1047).
  const wasLost = code === 0 && fields.command === 'DATA'
  if (wasLost) return { status: 'unknown', reply }
  const isAddressRefused = fields.code === 'EENVELOPE' && code >= 500
  return { status: 'failed', reply, retry: code < 500, isAddressRefused }
}
