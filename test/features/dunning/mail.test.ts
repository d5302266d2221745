import { statSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterEach, expect, test } from 'vitest'
import { systemFiles } from '../../../src/platform/files.ts'
import { type Book, makeBook } from './book.ts'

const COMPANY = `[company]
name = "Example Ltd"
currency = "EUR"
email = "ar@example.com"
reply_to = "jane@example.com"
address = "1 Main Street\\nSpringfield"
payment_instructions = "IBAN DE00 1234"
[dunning]
weekends = true
`

let book: Book
afterEach(() => book.cli.remove())

async function parse(path: string) {
  const raw = book.eml(path)
  return { raw, mail: await PostalMime.parse(raw) }
}

test('a letter has exactly the headers it should, and they say who, to whom and about what', async () => {
  book = await makeBook(COMPANY)
  book.customer('C1', { name: 'Müller & Söhne, "Holz"' })
  book.invoice('INV-1', 'C1', '2026-03-10')
  const [message] = (await book.remind('2026-03-10')).messages
  const { mail } = await parse(message?.path ?? '')
  expect(mail.headers.map(({ key }) => key).sort()).toEqual([
    'auto-submitted',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'reply-to',
    'subject',
    'to',
  ])
  expect(mail.from).toMatchObject({ name: 'Example Ltd', address: 'ar@example.com' })
  expect(mail.replyTo).toMatchObject([{ address: 'jane@example.com' }])
  expect(mail.to).toMatchObject([
    { name: 'Müller & Söhne, "Holz"', address: 'c1@customer.example' },
  ])
  expect(mail.subject).toBe('Your account with Example Ltd (C1): payment reminder')
  expect(mail.date).toBe('2026-03-10T08:00:00.000Z')
  expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
})

test('a letter is text first and HTML second, in short CRLF lines that every server takes', async () => {
  book = await makeBook(COMPANY)
  book.customer('C1', { language: 'de', name: 'Ä'.repeat(190) })
  for (let at = 1; at <= 40; at++)
    book.invoice(`RE-${at}`, 'C1', '2026-03-10', { poNumber: `Ö-${at}` })
  const [message] = (await book.remind('2026-03-10')).messages
  const { raw } = await parse(message?.path ?? '')
  const text = raw.toString('latin1')
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u0080-\u00ff]/)
  expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76)
  expect([...text.matchAll(/^Content-Type: (\S+?);/gm)].map((found) => found[1])).toEqual([
    'multipart/alternative',
    'text/plain',
    'text/html',
  ])
  expect(
    [...text.matchAll(/^Content-Transfer-Encoding: (\S+)/gm)].map((found) => found[1]),
  ).toEqual(['quoted-printable', 'quoted-printable'])
})

test('text and HTML state the same facts, in the words and figures of the reader', async () => {
  book = await makeBook(COMPANY)
  const expected = {
    en: [
      'INV-en',
      'PO 7',
      'Feb 8, 2026',
      'Mar 10, 2026',
      '3 days late',
      'EUR 12,345.60',
      'EUR 12,045.60',
    ],
    'en-GB': ['8 Feb 2026', '10 Mar 2026', 'EUR 12,345.60'],
    de: [
      'Rechnung INV-de',
      'Bestellung PO 7',
      '08.02.2026',
      '10.03.2026',
      '3 Tage überfällig',
      '12.345,60 EUR',
      'Offener Saldo',
    ],
    fr: [
      'Facture INV-fr',
      'votre commande PO 7',
      '08/02/2026',
      '10/03/2026',
      '3 jours de retard',
      '12 345,60 EUR',
    ],
    es: [
      'Factura INV-es',
      'su pedido PO 7',
      '08/02/2026',
      '10/03/2026',
      '3 días de retraso',
      '12.345,60 EUR',
    ],
  }
  for (const language of Object.keys(expected)) {
    book.customer(`C-${language}`, { language })
    book.invoice(`INV-${language}`, `C-${language}`, '2026-03-10', {
      amount: '12345.60',
      poNumber: 'PO 7',
      paymentLink: `https://pay.example/${language}?a=1&b=2`,
    })
    book.deposit(`C-${language}`, '300.00', '2026-03-01')
  }
  const { messages } = await book.remind('2026-03-13')
  expect(messages).toHaveLength(5)
  for (const { path, customer_number } of messages) {
    const { mail } = await parse(path)
    const language = customer_number.slice(2)
    const facts = [...(Object.entries(expected).find(([key]) => key === language)?.[1] ?? [])]
    const text = plain(mail.text ?? '')
    const html = plain((mail.html ?? '').replace(/<(style|title)>[\s\S]*?<\/\1>|<[^>]+>/g, ' '))
    for (const fact of [...facts, 'IBAN DE00 1234', 'Springfield', 'jane@example.com']) {
      expect(text).toContain(fact)
      expect(html).toContain(fact)
    }
    expect(text).toContain(`https://pay.example/${language}?a=1&b=2`)
    expect(mail.html).toContain(`href="https://pay.example/${language}?a&#x3D;1&amp;b&#x3D;2"`)
  }
})

/** One kind of blank, and no escapes: Intl and HTML have many. */
function plain(text: string): string {
  return text.replace(/&amp;/g, '&').replace(/\s+/g, ' ')
}

test('names, numbers and links cannot smuggle headers, HTML or scripts into a letter', async () => {
  book = await makeBook(COMPANY)
  const nasty =
    '<img src=x onerror=alert(1)>{{constructor}}\r\nBcc: evil@example.com\u202e__proto__'
  book.customer('C1', { name: nasty })
  for (const [at, paymentLink] of [
    'javascript:alert(1)',
    'http://plain.example/',
    'https://u:p@x.example/',
  ].entries()) {
    book.invoice(`${nasty}${at}`, 'C1', '2026-03-10', { poNumber: nasty, paymentLink })
  }
  const [message] = (await book.remind('2026-03-10')).messages
  const { raw, mail } = await parse(message?.path ?? '')
  expect(mail.headers.map(({ key }) => key)).not.toContain('bcc')
  expect(mail.to).toMatchObject([{ address: 'c1@customer.example' }])
  expect(raw.toString('latin1').split('\r\n\r\n')[0]).not.toMatch(/^Bcc/im)
  expect(mail.html).not.toMatch(/<img|javascript:|http:\/\/plain|u:p@/)
  expect(mail.html).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;{{constructor}} Bcc')
  expect(mail.text).toContain('<img src=x onerror=alert(1)>{{constructor}} Bcc')
  expect(`${mail.text}${mail.html}`).not.toMatch(/\u202e/)
})

test("a customer's letters form one thread under one stem", async () => {
  book = await makeBook(COMPANY)
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-10')
  const mails = []
  for (const day of ['2026-03-10', '2026-03-13', '2026-03-17']) {
    const [message] = (await book.remind(day)).messages
    mails.push((await parse(message?.path ?? '')).mail)
  }
  const [first, second, third] = mails
  expect(second?.inReplyTo).toBe(first?.messageId)
  expect(third?.references).toBe(`${first?.messageId} ${second?.messageId}`)
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(3)
  expect(mails.map(({ subject }) => subject?.split(': ')[0])).toEqual(
    Array(3).fill('Your account with Example Ltd (C1)'),
  )
})

test('the same book and day give the same bytes, and the book holds what the file holds', async () => {
  const letters: Buffer[] = []
  for (let run = 0; run < 2; run++) {
    book = await makeBook(COMPANY)
    book.customer('C1')
    book.invoice('INV-1', 'C1', '2026-03-10')
    const rehearsed = await book.remind('2026-03-10', '--dry-run')
    const document = await book.remind('2026-03-10')
    expect(document).toEqual(rehearsed)
    letters.push(book.eml(document.messages[0]?.path ?? ''))
    expect(book.read<{ content: Buffer }>('SELECT content FROM message_body')[0]?.content).toEqual(
      letters[run],
    )
    if (run === 0) book.cli.remove()
  }
  expect(letters[0]).toEqual(letters[1])
})

test('outbox files are private, in folders that are private', async () => {
  book = await makeBook(COMPANY)
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-10')
  const [message] = (await book.remind('2026-03-10')).messages
  const mode = (path: string): number => statSync(join(book.folder, path)).mode & 0o777
  expect(mode(message?.path ?? '')).toBe(0o600)
  expect(['', '/tmp', '/new', '/sent', '/failed'].map((name) => mode(`outbox${name}`))).toEqual(
    Array(5).fill(0o700),
  )
})

test('a file that a crash left out is written by the next run, and only that', async () => {
  book = await makeBook(COMPANY)
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-10')
  const [message] = (await book.remind('2026-03-10')).messages
  const path = join(book.folder, message?.path ?? '')
  const before = systemFiles.read(path)
  systemFiles.remove(path)
  await book.remind('2026-03-10')
  expect(systemFiles.read(path)).toEqual(before)
  expect(systemFiles.list(join(book.folder, 'outbox/tmp'))).toEqual([])
})

test('without a mailbox in the settings letters are written, and the sender is asked for', async () => {
  book = await makeBook('[company]\nname = "Example Ltd"\ncurrency = "EUR"\n')
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-10')
  const { stderr, exitCode } = await book.cli('remind', '--as-of', '2026-03-10')
  expect([exitCode, stderr]).toEqual([
    0,
    'the letters have no sender yet: set company.email in openitem.toml\n',
  ])
})
