import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isMail, openMail } from '../../../../src/features/importing/sources/open-mail.ts'
import type { AdviceFileFacts } from '../../../../src/reading/advices/advice.ts'
import { htmlText } from '../../../../src/reading/advices/mail/html-text.ts'
import { readAdvice } from '../../../../src/reading/advices/mail/read-advice.ts'
import type { StatementOptions } from '../../../../src/reading/facts.ts'

const FOLDER = join(import.meta.dirname, '../../../../fixtures/remittances')

const samples = readdirSync(FOLDER).flatMap((name) => {
  const file = readdirSync(join(FOLDER, name)).find((entry) => entry.startsWith('mail.'))
  return file === undefined || name.endsWith('with-csv')
    ? []
    : [{ name, bytes: readFileSync(join(FOLDER, name, file)) }]
})

test.each(samples)('$name gives what its expected.json says', async ({ name, bytes }) => {
  const expected = join(FOLDER, name, 'expected.json')
  const found = isMail(bytes)
    ? readAdvice((await openMail(bytes)).mail, {})
    : textAdvice(bytes.toString('utf8'))
  if (process.env['OPENITEM_DOCS'] === 'write') {
    writeFileSync(expected, `${JSON.stringify(withoutOthers(found), null, 2)}\n`)
  }
  expect(withoutOthers(found)).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
})

/** Without the other cells of each row, which serve only to find the number in the book. */
function withoutOthers(facts: AdviceFileFacts | undefined): AdviceFileFacts | undefined {
  return facts === undefined
    ? undefined
    : {
        ...facts,
        advices: facts.advices.map((advice) => ({
          ...advice,
          lines: advice.lines.map(({ others: _others, ...line }) => line),
        })),
      }
}

function textAdvice(text: string, flags: StatementOptions = {}): AdviceFileFacts | undefined {
  return readAdvice({ from: null, date: null, subject: '', texts: [text], unread: [] }, flags)
}

/** The lines of a text as `number paid discount deduction`, or why it is refused. */
function told(text: string): readonly string[] {
  const facts = textAdvice(text)
  if (facts === undefined) return ['no advice']
  return [
    ...facts.rejects.map(({ line, reason }) => `line ${line}: ${reason}`),
    ...facts.advices.flatMap(({ lines }) =>
      lines.map((one) => `${one.number} ${one.paid} ${one.discount} ${one.deduction}`),
    ),
  ]
}

test('gross, discount and net in running text explain themselves', () => {
  expect(told('Rechnung RE-17 vom 05.01.2026: 1.000,00 EUR abzgl. 20,00 EUR = 980,00 EUR')).toEqual(
    ['RE-17 980.00 20.00 0'],
  )
})

test('of two amounts the total of the advice tells which one is paid', () => {
  const lines = 'Invoice INV-1 100.00 98.00\nInvoice INV-2 50.00 49.00\n'
  expect(told(`${lines}Total paid: 147.00`)).toEqual(['INV-1 98.00 2.00 0', 'INV-2 49.00 1.00 0'])
  expect(told('Invoice INV-1 100.00 2.00\nInvoice INV-2 50.00 1.00\nTotal paid: 147.00')).toEqual([
    'INV-1 98.00 2.00 0',
    'INV-2 49.00 1.00 0',
  ])
})

test('two amounts without a total that decides are refused, not guessed', () => {
  expect(told('Invoice INV-1 100.00 98.00')).toEqual([
    'line 1: two amounts, and no total of the advice tells which of them is paid',
  ])
})

test('three amounts that do not add up are refused', () => {
  expect(told('Invoice INV-1 100.00 3.00 98.00')).toEqual([
    'line 1: the amounts do not add up to gross, discount and net',
  ])
})

test('one amount for several invoices leaves what is paid for each to the book', () => {
  const facts = textAdvice('We paid invoices INV-1 and INV-2 today: 300.00 EUR')
  expect(facts?.advices).toMatchObject([
    { total: '300.00', lines: ['INV-1', 'INV-2'].map((number) => ({ number, isWhole: true })) },
  ])
  const two = 'Invoices INV-1 and INV-2: 300.00 EUR\nInvoices INV-3 and INV-4: 50.00 EUR'
  expect(told(two)[0]).toBe('line 1: names 2 numbers (INV-1, INV-2) and not what is paid for each')
})

test.each([
  [
    'a form with one invoice, what is paid and what is kept',
    'Remitting: $240.00\nInvoices: INV-7\nPO: P-4\nDeduction: $10.00 damaged cartons',
    ['INV-7 240.00 0 10.00'],
  ],
  [
    'a form for each invoice',
    'Invoice number: INV-7\nAmount: 40.00\n\nInvoice number: INV-8\nAmount: 60.00\n\nTotal paid: 100.00',
    ['INV-7 40.00 0 0.00', 'INV-8 60.00 0 0.00'],
  ],
  [
    'the payer calls our number "Your Ref"',
    'Date        Your Ref    Our Ref      Amount\n01/03/26    INV-7       00012331     £40.00',
    ['INV-7 40.00 0 0.00'],
  ],
  [
    'a rate with what it was taken of',
    'invoice no. INV-7 for 250.00, after deducting TDS 5.00 ( 2.0 on 250.00 ) net 245.00',
    ['INV-7 245.00 5.00 0'],
  ],
])('an advice in other words: %s', (_, text, lines) => {
  expect(told(text)).toEqual(lines)
})

test('a row that does not fit the headings is named, not left out', () => {
  const text =
    'Invoice | Gross | Paid\nINV-1 | 100.00 | 100.00\nINV-2 | 5o.00 | 50.00\nTotal | | 150.00'
  expect(told(text)).toEqual(['line 3: not an amount'])
})

test('telephone numbers, dates and the signature are no invoices', () => {
  const text =
    'Invoice    Amount\nINV-1      100.00\n\nRegards\nTel 0711 1234567\nSt. Nr. 27/310/01234\n12 Pier Road'
  expect(told(text)).toEqual(['INV-1 100.00 0 0.00'])
})

test('a letter without invoices is no advice', () => {
  expect(told('Dear all,\nthe office is closed on 24.12.2026.\nTotal: 5.00')).toEqual(['no advice'])
})

test('a payment date that reads two ways is left out with a warning', () => {
  const facts = textAdvice('Payment date: 03/04/2026\nInvoice INV-1: 100.00')
  expect(facts?.advices[0]?.paidDate).toBe(null)
  expect(facts?.warnings).toEqual([
    'the payment date 03/04/2026 reads two ways; --date-order dmy or mdy decides it',
  ])
})

test('another date of the advice tells how its payment date reads', () => {
  const facts = textAdvice('Payment date: 03/04/2026\nInvoice INV-1 of 25/02/2026: 100.00')
  expect(facts?.advices[0]?.paidDate).toBe('2026-04-03')
  expect(facts?.warnings).toEqual([])
})

test('labels beside each other are read one by one', () => {
  const facts = textAdvice(
    'Check No.: 0045123      Check Date: 02/15/2026\nInvoice No. INV-1   USD 100.00',
  )
  expect(facts?.advices[0]).toMatchObject({ ref: '0045123', paidDate: '2026-02-15' })
})

test('a table inside a table that only lays the mail out is read by its own rows', () => {
  const html =
    '<table><tr><td><p>Reference: AB-1</p><p>Total: 5.00</p><table><tr><td>Invoice</td><td>Amount</td></tr><tr><td>INV-1</td><td>5.00</td></tr></table></td></tr></table>'
  expect(
    htmlText(html)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ).toEqual(['Reference: AB-1', 'Total: 5.00', 'Invoice\tAmount', 'INV-1\t5.00'])
})

test('HTML becomes lines and cells, without what nobody sees', () => {
  const html =
    '<style>x</style><p>Hello&nbsp;you</p><table><tr><th>A</th><td>1<br>2</td></tr><tr><td>B&amp;C</td><td></td></tr></table>'
  expect(
    htmlText(html)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ).toEqual(['Hello you', 'A\t1 2', 'B&C'])
})

test('a mail is told from other text that begins with a word and a colon', () => {
  expect(isMail(Buffer.from('From: a@b.example\nSubject: x\n\nhello'))).toBe(true)
  expect(isMail(Buffer.from('Date: 2026-01-01\nBalance: 10\n\nDate,Amount\n'))).toBe(false)
})

test.each(samples)(
  '$name cut off or garbled anywhere is read or refused, and never crashes',
  async ({ bytes }) => {
    for (let end = 1; end < bytes.length; end += 37) {
      const torn = Buffer.concat([bytes.subarray(0, end), bytes.subarray(end + (end % 50))])
      const found = isMail(torn)
        ? readAdvice((await openMail(torn)).mail, { decimal: '.' })
        : textAdvice(torn.toString('latin1'), { decimal: ',' })
      for (const { lines } of found?.advices ?? []) {
        for (const { paid } of lines) expect(paid).toMatch(/^-?\d+(\.\d+)?$/)
      }
    }
  },
)

test('several invoices on one line, each with its amount in brackets, are read apart', () => {
  expect(
    told('Nous avons réglé vos factures 20260311 (120,00 EUR) et 20260313 (250,00 EUR).'),
  ).toEqual(['20260311 120.00 0 0', '20260313 250.00 0 0'])
})

test('twice the same amount is the invoice and what is paid of it, never a discount of all of it', () => {
  expect(told('Faktura RE-17 120,00 120,00')).toEqual(['RE-17 120.00 0.00 0'])
})
