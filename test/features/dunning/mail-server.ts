import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A letter as the server took it. */
export interface Arrived {
  readonly from: string
  readonly to: readonly string[]
  readonly content: Buffer
}

/** What a scripted server does with a letter or an address. */
export interface Script {
  readonly options?: SMTPServerOptions
  /** The answer to RCPT TO; 250 unless it says otherwise. */
  recipient?(address: string): number | 'drop'
  /** The answer after the final dot. */
  data?(letter: Arrived): number | 'drop' | 'accept-and-drop'
}

/** A mail server on loopback that does as it is told and keeps what it took. */
export interface FakeServer {
  readonly port: number
  readonly arrived: readonly Arrived[]
  readonly connections: () => number
  close(): Promise<void>
}

/** Starts a server; STARTTLS with a certificate that nobody vouches for, unless switched off. */
export async function startServer(script: Script = {}): Promise<FakeServer> {
  const arrived: Arrived[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: ['AUTH'],
    onConnect: (_session, done) => {
      connections++
      done()
    },
    onRcptTo: ({ address }, _session, done) => {
      const answer = script.recipient?.(address) ?? 250
      if (answer === 'drop') dropAll()
      else done(refusal(answer))
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const to = envelope.rcptTo.map(({ address }) => address)
        const letter = { from, to, content: Buffer.concat(chunks) }
        const answer = script.data?.(letter) ?? 250
        if (answer === 250 || answer === 'accept-and-drop') arrived.push(letter)
        if (answer === 'drop' || answer === 'accept-and-drop') dropAll()
        else done(refusal(answer))
      })
    },
    ...script.options,
  })
  server.on('error', () => {}) // dropped connections are part of the script
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address: AddressInfo | string | null = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    arrived,
    connections: () => connections,
    close: () => new Promise((done) => server.close(() => done())),
  }
}

function refusal(answer: number): Error | null {
  if (answer === 250) return null
  return Object.assign(new Error(answer < 500 ? 'try again later' : 'no such mailbox'), {
    responseCode: answer,
  })
}
