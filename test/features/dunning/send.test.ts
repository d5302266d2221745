import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterEach, expect, test } from 'vitest'
import type { Ports } from '../../../src/core/ports.ts'
import { systemFiles } from '../../../src/platform/files.ts'
import { type Book, makeBook, type RemindDocument } from './book.ts'
import { type FakeServer, type Script, startServer } from './mail-server.ts'

const DAY = '2026-03-10'

let book: Book
let server: FakeServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
  book.cli.remove()
})

function smtp(port: number, more = ''): string {
  return `[dunning]\nweekends = true\n[smtp]\nhost = "127.0.0.1"\nport = ${port}\nallow_self_signed = true\n${more}`
}

/** A book with customers C1 … Cn, an invoice each due on the day, and a scripted server. */
async function makeOffice(
  customers: number,
  script: Script = {},
  { more = '', overrides = {} }: { more?: string; overrides?: Partial<Ports> } = {},
): Promise<FakeServer> {
  const started = await startServer(script)
  server = started
  book = await makeBook(smtp(started.port, more), overrides)
  for (let at = 1; at <= customers; at++) {
    book.customer(`C${at}`)
    book.invoice(`INV-${at}`, `C${at}`, DAY)
  }
  return started
}

/** The document and exit code of a run that may fail. */
async function remind(...words: string[]) {
  const { exitCode, stdout, stderr } = await book.cli('remind', '--as-of', DAY, '--json', ...words)
  const document: RemindDocument =
    stdout === '' ? { as_of: '', messages: [], held: [], tasks: [] } : JSON.parse(stdout)
  return { exitCode, stderr, statuses: document.messages.map(({ status }) => status), document }
}

function files(): Readonly<Record<string, number>> {
  const count = (name: string): number => readdirSync(join(book.folder, 'outbox', name)).length
  return { tmp: count('tmp'), new: count('new'), sent: count('sent'), failed: count('failed') }
}

test('letters are sent over TLS, arrive byte for byte, and are sent once', async () => {
  const { arrived } = await makeOffice(12)
  const { statuses, exitCode, document } = await remind('--send')
  expect([exitCode, new Set(statuses), arrived.length]).toEqual([0, new Set(['sent']), 12])
  expect(files()).toEqual({ tmp: 0, new: 0, sent: 12, failed: 0 })
  const [first] = document.messages
  const [got] = arrived.filter(({ to }) => to.includes(first?.to[0] ?? ''))
  expect(got?.from).toBe('ar@example.com')
  expect(got?.content.equals(book.eml(first?.path ?? ''))).toBe(true)
  expect((await PostalMime.parse(got?.content ?? '')).subject).toBe(first?.subject)
  expect((await remind('--send')).statuses).toEqual([])
  expect(arrived).toHaveLength(12)
})

test('letters written before are sent later, and the run without --send needs no server', async () => {
  const { arrived } = await makeOffice(2)
  expect((await remind()).statuses).toEqual(['rendered', 'rendered'])
  expect(arrived).toHaveLength(0)
  expect((await remind('--send')).statuses).toEqual(['sent', 'sent'])
  expect(arrived).toHaveLength(2)
})

test('one bad address never stops the others; it is flagged and not tried again', async () => {
  const { arrived } = await makeOffice(4, {
    recipient: (address) => (address.startsWith('c2') ? 550 : 250),
  })
  const { statuses, exitCode, stderr } = await remind('--send')
  expect([exitCode, statuses]).toEqual([5, ['sent', 'failed', 'sent', 'sent']])
  expect(stderr).toContain('to C2: failed')
  expect(arrived).toHaveLength(3)
  expect(files()).toEqual({ tmp: 0, new: 0, sent: 3, failed: 1 })
  expect((await remind('--send')).statuses).toEqual([])
  const { held } = await book.remind('2026-03-13')
  expect(held).toMatchObject([{ customer_number: 'C2', reason: 'NO_EMAIL' }])
})

test('of several addresses the good ones get the letter', async () => {
  const { arrived } = await makeOffice(0, {
    recipient: (address) => (address.startsWith('gone') ? 550 : 250),
  })
  book.customer('C1', { email: 'gone@customer.example, ap@customer.example' })
  book.invoice('INV-1', 'C1', DAY)
  expect((await remind('--send')).statuses).toEqual(['sent'])
  expect(arrived[0]?.to).toEqual(['ap@customer.example'])
  expect((await book.remind('2026-03-13')).messages[0]?.to).toEqual(['ap@customer.example'])
})

test('a server that says "later" is asked again later, with the same letter', async () => {
  let now = new Date('2026-03-10T09:00:00Z')
  let isBusy = true
  const { arrived } = await makeOffice(
    1,
    { data: () => (isBusy ? 451 : 250) },
    { overrides: { clock: { now: () => now } } },
  )
  expect(await remind('--send')).toMatchObject({ exitCode: 5, statuses: ['failed'] })
  expect(files()).toMatchObject({ new: 1, failed: 0 })
  isBusy = false
  expect(await remind('--send')).toMatchObject({ exitCode: 0, statuses: [] })
  now = new Date('2026-03-10T09:16:00Z')
  expect(await remind('--send')).toMatchObject({ exitCode: 0, statuses: ['sent'] })
  expect(arrived).toHaveLength(1)
  expect(files()).toMatchObject({ new: 0, sent: 1 })
})

test('a letter that is refused for good fails alone', async () => {
  await makeOffice(3, { data: ({ to }) => (to[0]?.startsWith('c2') ? 554 : 250) })
  expect(await remind('--send')).toMatchObject({
    exitCode: 5,
    statuses: ['sent', 'failed', 'sent'],
  })
  expect(book.read('SELECT address FROM refused_address')).toEqual([])
})

test('an answer that is lost after the last byte leaves a doubt that only a person resolves', async () => {
  const { arrived } = await makeOffice(1, { data: () => 'accept-and-drop' })
  const { exitCode, statuses, document } = await remind('--send')
  expect([exitCode, statuses, arrived.length]).toEqual([5, ['unknown'], 1])
  expect(await remind('--send')).toMatchObject({ statuses: [] })
  expect(arrived).toHaveLength(1)
  const id = document.messages[0]?.id ?? ''
  expect((await book.cli('outbox', 'send', id)).stderr).toContain('is unknown; it cannot be sent')
  const resolved = await book.cli.json('outbox', 'resolve', id.slice(0, 15), '--sent')
  expect(resolved).toMatchObject({
    messages: [{ id, status: 'sent', path: `outbox/sent/${id}.eml` }],
  })
  expect(files()).toMatchObject({ new: 0, sent: 1 })
})

test('a doubt that proves unfounded puts the letter back into the queue', async () => {
  let isDown = true
  const { arrived } = await makeOffice(1, { data: () => (isDown ? 'drop' : 250) })
  const { document } = await remind('--send')
  isDown = false
  await book.cli.json('outbox', 'resolve', document.messages[0]?.id ?? '', '--not-sent')
  expect(await remind('--send')).toMatchObject({ exitCode: 0, statuses: ['sent'] })
  expect(arrived).toHaveLength(1)
})

test('a connection that breaks before the text is tried again later, and no other letter with it', async () => {
  const { arrived } = await makeOffice(
    3,
    { recipient: (address) => (address.startsWith('c2') ? 'drop' : 250) },
    { more: 'per_minute_max = 6000\n' },
  )
  const { exitCode, statuses } = await remind('--send')
  expect([exitCode, statuses]).toEqual([5, ['sent', 'failed', 'sent']])
  expect(arrived.map(({ to }) => to[0])).toEqual(['c1@customer.example', 'c3@customer.example'])
})

test('a server that is not there leaves everything in the queue', async () => {
  const { port } = await makeOffice(3)
  await server?.close()
  server = undefined
  const { exitCode, statuses, stderr } = await remind('--send')
  expect([exitCode, new Set(statuses)]).toEqual([5, new Set(['rendered'])])
  expect(stderr.match(/the mail server takes no letters: .*ECONNREFUSED/g)).toHaveLength(1)
  expect(files()).toMatchObject({ new: 3, sent: 0 })
  expect(port).toBeGreaterThan(0)
})

test('a server without TLS gets nothing, unless the book says so', async () => {
  const { arrived, port } = await makeOffice(1, {
    options: { hideSTARTTLS: true, disabledCommands: ['STARTTLS', 'AUTH'] },
  })
  expect(await remind('--send')).toMatchObject({ exitCode: 5, statuses: ['rendered'] })
  expect(arrived).toHaveLength(0)
  book.settings(smtp(port, 'tls = "none"\n'))
  expect(await remind('--send')).toMatchObject({ exitCode: 0, statuses: ['sent'] })
})

test('a certificate that nobody vouches for is refused, unless the book says so', async () => {
  const { arrived, port } = await makeOffice(1)
  book.settings(smtp(port).replace('allow_self_signed = true', ''))
  expect(await remind('--send')).toMatchObject({ exitCode: 5, statuses: ['rendered'] })
  expect(arrived).toHaveLength(0)
})

test('a run that died while sending leaves the letter in doubt; it is told and not sent again', async () => {
  const { arrived } = await makeOffice(2)
  const { document } = await remind()
  const id = document.messages[0]?.id
  book.write(`UPDATE message SET status = 'sending', sender_process = 999999 WHERE id = '${id}'`)
  const { exitCode, statuses, stderr } = await remind('--send')
  expect([exitCode, statuses]).toEqual([5, ['unknown', 'sent']])
  expect(stderr).toContain(`openitem outbox resolve ${id} --sent (or --not-sent)`)
  expect(arrived).toHaveLength(1)
})

test('a letter that another run has in hand is left to it', async () => {
  const { arrived } = await makeOffice(1, {}, { overrides: { isRunning: () => true } })
  await remind()
  book.write("UPDATE message SET status = 'sending', sender_process = 999999")
  expect(await remind('--send')).toMatchObject({ exitCode: 0, statuses: [] })
  expect([arrived, book.read('SELECT status FROM message')]).toEqual([[], [{ status: 'sending' }]])
})

test('what was paid since the letter was written is not asked for: it is withdrawn, the rest written anew', async () => {
  const { arrived } = await makeOffice(0)
  book.customer('C1')
  const paid = book.invoice('INV-1', 'C1', DAY)
  book.invoice('INV-2', 'C1', DAY)
  const { document } = await remind()
  book.pay(paid, '100.00', DAY)
  const after = await remind('--send')
  expect(after.stderr).toContain('was withdrawn: INV-1 is no longer open')
  expect(after.document.messages).toMatchObject([
    { invoices: ['INV-2'], step: '0', status: 'sent' },
  ])
  expect(after.document.messages[0]?.id).not.toBe(document.messages[0]?.id)
  expect(arrived).toHaveLength(1)
  expect(files()).toEqual({ tmp: 0, new: 0, sent: 1, failed: 1 })
})

test.each([
  [
    'part of it was paid',
    (id: never) => book.pay(id, '40.00', DAY),
    'what is open on INV-1 has changed',
  ],
  [
    'cash came in',
    () => book.deposit('C1', '40.00', DAY),
    'a payment or credit in EUR has come in',
  ],
  [
    'a credit memo came in',
    () => book.invoice('CM-1', 'C1', DAY, { amount: '-1.00' }),
    'a payment or credit in EUR',
  ],
  [
    'a payment for it waits in the queue',
    () => book.queue('INV-1', '100.00', DAY),
    'a payment in the queue may be for INV-1',
  ],
  [
    'it was disputed',
    () => book.write('UPDATE receivable SET is_disputed = 1'),
    'INV-1 is disputed',
  ],
])('a letter is looked at again at the moment of sending: %s', async (_, change, reason) => {
  const { arrived } = await makeOffice(0)
  book.customer('C1')
  const id = book.invoice('INV-1', 'C1', DAY)
  await remind()
  change(id as never)
  const { stderr } = await book.cli('outbox', 'send', '--as-of', DAY)
  expect(stderr).toContain(reason)
  expect(arrived).toEqual([])
})

test('of letters that piled up a customer gets the latest only', async () => {
  const { arrived } = await makeOffice(1)
  for (const day of ['2026-03-10', '2026-03-13']) await book.remind(day)
  const { messages } = await book.remind('2026-03-17', '--send')
  expect(messages).toMatchObject([{ step: '+7', status: 'sent' }])
  expect(arrived).toHaveLength(1)
  expect(files()).toEqual({ tmp: 0, new: 0, sent: 1, failed: 2 })
})

test('a letter that lay for weeks does not go out by itself', async () => {
  const { arrived } = await makeOffice(1)
  await remind()
  const { stderr } = await book.cli('outbox', 'send', '--as-of', '2026-03-30')
  expect(stderr).toContain('is out of date')
  expect(arrived).toEqual([])
})

test('--customer and --segment choose whose letters are sent, too', async () => {
  const { arrived } = await makeOffice(3)
  await remind()
  expect((await remind('--send', '--customer', 'C2')).statuses).toEqual(['sent'])
  expect(arrived.map(({ to }) => to[0])).toEqual(['c2@customer.example'])
})

test('a letter whose address was refused in the meantime is taken back', async () => {
  const { arrived } = await makeOffice(1)
  await remind()
  book.write(
    "INSERT INTO refused_address (address, reply, recorded_seq) VALUES ('c1@customer.example', '550', 1)",
  )
  const { stderr } = await book.cli('outbox', 'send', '--as-of', DAY)
  expect(stderr).toContain('was withdrawn: its addresses were refused before')
  expect(arrived).toEqual([])
})

test('a letter that waits does not leave on a weekend', async () => {
  const { arrived, port } = await makeOffice(1)
  await book.remind('2026-03-13')
  book.settings(smtp(port).replace('weekends = true', ''))
  const { stderr, exitCode } = await book.cli('outbox', 'send', '--as-of', '2026-03-14')
  expect([exitCode, stderr]).toEqual([
    0,
    'no letters leave on a weekend: they wait in the outbox\n',
  ])
  await book.cli('outbox', 'send', '--as-of', '2026-03-16')
  expect(arrived).toHaveLength(1)
})

test('a letter taken back by hand frees its steps', async () => {
  await makeOffice(1)
  const { document } = await remind()
  await book.cli.json('outbox', 'resolve', document.messages[0]?.id ?? '', '--withdraw')
  expect((await remind()).document.messages).toMatchObject([{ step: '0', invoices: ['INV-1'] }])
})

test.each([
  ['no [smtp] section', '', 'has no [smtp] section'],
  [
    'no sender',
    '[company]\nname = "X"\ncurrency = "EUR"\n[smtp]\nhost = "h"\n',
    'company.email is missing',
  ],
  ['no password', '[smtp]\nhost = "h"\nuser = "u"\n', '$OPENITEM_SMTP_PASSWORD is not set'],
])('--send with %s is refused before anything is written', async (_, settings, message) => {
  book = await makeBook(settings)
  book.customer('C1')
  book.invoice('INV-1', 'C1', DAY)
  const result = await book.cli('remind', '--as-of', DAY, '--send')
  expect([result.exitCode, result.stderr]).toEqual([2, expect.stringContaining(message)])
  expect(book.read('SELECT id FROM message')).toEqual([])
})

test('the password comes from a private file or a variable, and is found nowhere afterwards', async () => {
  const canary = 'c4nary-p4ssword'
  const seen: string[] = []
  const { port } = await makeOffice(1, {
    options: {
      authOptional: false,
      disabledCommands: [],
      onAuth: ({ username, password }, _session, done) => {
        seen.push(`${username} ${password}`)
        if (seen.length === 1) done(new Error(`no entry with ${password}`))
        else done(null, { user: username ?? '' })
      },
    },
  })
  const file = book.cli.file('smtp-password', `${canary}\n`)
  book.settings(smtp(port, 'user = "ar"\npassword_file = "smtp-password"\n'))
  const refused = await remind('--send')
  expect([refused.exitCode, refused.statuses]).toEqual([5, ['rendered']])
  expect(refused.stderr).toContain('***')
  const accepted = await remind('--send')
  expect([accepted.statuses, seen.at(-1)]).toEqual([['sent'], `ar ${canary}`])
  systemFiles.remove(file)
  const everything = readdirSync(book.folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(book.folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('')
  for (const text of [everything, refused.stderr, JSON.stringify(refused.document)]) {
    expect(text).not.toContain(canary)
    expect(text).not.toContain(Buffer.from(canary).toString('base64'))
  }
})

test('a password file that others can read is refused', async () => {
  const { port } = await makeOffice(1)
  chmodSync(book.cli.file('smtp-password', 'x'), 0o644)
  book.settings(smtp(port, 'user = "ar"\npassword_file = "smtp-password"\n'))
  const { exitCode, stderr } = await remind('--send')
  expect([exitCode, stderr]).toEqual([7, expect.stringContaining('can be read by others')])
})

test('every change of a letter stands in the audit trail, with the hash of its bytes', async () => {
  await makeOffice(1)
  await remind('--send')
  const [letter] = book.read<{ sha256: string }>('SELECT sha256 FROM message')
  const events = book.read<{ action: string; detail: string }>(
    "SELECT action, detail FROM audit_event WHERE action LIKE 'letter.%' ORDER BY seq",
  )
  expect(events.map(({ action }) => action)).toEqual([
    'letter.render',
    'letter.sending',
    'letter.sent',
  ])
  for (const { detail } of events)
    expect(JSON.parse(detail)).toMatchObject({ sha256: letter?.sha256 })
})
