import type { Database as Connection, Statement } from 'better-sqlite3'

/** The open book's connection. Only stores and the ledger run SQL on it. */
export type Database = Connection
export type { Statement }

/** The only source of "now". */
export interface Clock {
  now(): Date
}

/** Where people read: sizes and colours of the terminal, and whether it is one. */
export interface Terminal {
  readonly isInteractive: boolean
  readonly hasColor: boolean
  readonly columns: number
  /** Shows what goes on in one line that the next call replaces, after a second; silent when stderr is no terminal. */
  progress(text: string): void
  /** Takes the whole screen and every key until it is closed; only where a person sits at it. */
  takeOver(): RawScreen
}

/** Keys that are no letters. */
export type KeyName =
  | 'enter'
  | 'escape'
  | 'backspace'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'clear-line'
  | 'interrupt'
  /** The terminal has another size now. */
  | 'resize'

/** What a person pressed, or pasted, which is text of any length. */
export type Key =
  | { readonly kind: 'letter'; readonly text: string }
  | { readonly kind: 'pasted'; readonly text: string }
  | { readonly kind: 'named'; readonly name: KeyName }

/** A terminal as a whole: it shows nothing else, and goes back to what it was when closed. */
export interface RawScreen {
  readonly columns: number
  readonly rows: number
  /** Ends when the terminal goes away. */
  readonly keys: AsyncIterable<Key>
  /** Replaces what is shown, line by line. */
  show(lines: readonly string[]): void
  close(): void
}

/** Files by path; every write goes to a temporary name first and is renamed when whole. */
export interface Files {
  exists(path: string): boolean
  isFolder(path: string): boolean
  /** Whether it has a size and a time: no folder, pipe or device. */
  isFile(path: string): boolean
  /** Whether it may give bytes without end. */
  isDevice(path: string): boolean
  /** Whether the path itself is a symbolic link, wherever it leads. */
  isLink(path: string): boolean
  /** Whether nobody but its owner can read or write it. */
  isPrivate(path: string): boolean
  list(folder: string): readonly string[]
  read(path: string): Buffer
  readText(path: string): string
  /** The bytes of a file in pieces, so that one of any size can be read. */
  chunks(path: string, bytes: number): Iterable<Buffer>
  /** The bytes from a place on; fewer at the end of the file. */
  part(path: string, place: { readonly from: number; readonly length: number }): Buffer
  /** A file that nobody else can open and that is gone with the process, however it ends. */
  temporary(): TemporaryFile
  /** Makes the file with mode 0600, whole or not at all; replaces an older one. */
  write(path: string, content: string | Uint8Array | Iterable<Uint8Array>): void
  /** Makes the folder with mode 0700, and those above it. */
  makeFolder(path: string): void
  move(from: string, to: string): void
  remove(path: string): void
  modified(path: string): Date
  size(path: string): number
}

/** Work that another thread can do; what it is told and what it makes are plain data. */
export interface Task<Job, Piece> {
  /** Both threads know it by this. */
  readonly name: string
  /** What the job is about, for messages. */
  subject(job: Job): string
  run(job: Job, files: Pick<Files, 'chunks'>): Iterable<Piece>
}

/** Further threads of this process. */
export interface Threads {
  /** Runs a task in a thread of its own; its pieces arrive in order, and its error is thrown here. */
  run<Job, Piece>(task: Task<Job, Piece>, job: Job): Iterable<Piece>
}

/** Room on the disk for what is too much to hold. */
export interface TemporaryFile {
  append(bytes: Uint8Array): void
  part(place: { readonly from: number; readonly length: number }): Buffer
  close(): void
}

/** One letter for the wire: the envelope, and the bytes of the message as they were stored. */
export interface Letter {
  readonly from: string
  readonly to: readonly string[]
  readonly message: Uint8Array
}

/** What became of a letter; `refused` are the addresses that the server will never take. */
export type Delivery =
  | { readonly status: 'sent'; readonly reply: string; readonly refused: readonly string[] }
  | {
      readonly status: 'failed'
      readonly reply: string
      readonly retry: boolean
      readonly refused: readonly string[]
    }
  /** The connection broke after the last byte: nobody knows whether the letter went out. */
  | { readonly status: 'unknown'; readonly reply: string }
  /** The server could not be reached or takes nothing from us: every other letter fails as well. */
  | { readonly status: 'unreachable'; readonly reply: string }

/** An open line to a mail server. */
export interface Mailer {
  /** How many letters may be on their way at once. */
  readonly lettersAtOnce: number
  /** Resolves when the limit per minute lets another letter through. */
  turn(): Promise<void>
  send(letter: Letter): Promise<Delivery>
  close(): Promise<void>
}

/** Where and how letters are handed over. */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly user: string | undefined
  readonly password: string | undefined
  readonly tls: 'required' | 'implicit' | 'none'
  readonly allowSelfSigned: boolean
  /** 0 is no limit. */
  readonly lettersPerMinuteMax: number
  readonly connectionsMax: number
}

/** Opens a connection to a mail server; loads its library only when called. */
export type OpenMailer = (server: MailServer) => Promise<Mailer>

/** Numbers that need not be foretold: message ids, file names. */
export interface Random {
  /** So many random bytes as lower-case hexadecimal digits. */
  hex(bytes: number): string
}

/** Everything outside the program, handed in by `main.ts` and by the tests. */
export interface Ports {
  readonly cwd: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly osUser: string
  readonly processId: number
  /** Whether a process of this machine is still there. */
  isRunning(processId: number): boolean
  /** From now on memory counts more than time: something large is about to be held whole. */
  spareMemory(): void
  /** Gives back what is no longer used: what SQLite keeps of prepared statements nobody counts. */
  sweepMemory(): Promise<void>
  readonly clock: Clock
  readonly random: Random
  readonly files: Files
  readonly threads: Threads
  readonly terminal: Terminal
  readonly openMailer: OpenMailer
  /** The folder of the templates that come with the program. */
  readonly shippedTemplates: string
  readonly version: string
  stdin(): NodeJS.ReadableStream
  stdout(text: string): void
  stderr(text: string): void
}
