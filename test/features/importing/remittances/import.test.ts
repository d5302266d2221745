import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'
import { root } from '../../../support/source.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init')
})
afterEach(() => cli.remove())

const fixture = (path: string): string =>
  readFileSync(join(root, 'fixtures/remittances', path), 'utf8')

interface Report {
  readonly files: readonly {
    readonly path: string
    readonly kind: string | null
    readonly format: string | null
    readonly imported: number
    readonly duplicates: number
    readonly rejects: readonly { line: number; column: string; value: string; reason: string }[]
    readonly advices?: readonly Record<string, unknown>[]
    readonly refused?: string
  }[]
}

async function imported(name: string, content: string): Promise<Report['files']> {
  cli.file(name, content)
  return JSON.parse((await cli('import', name, '--json')).stdout).files
}

test('an EDI file is told from all others, and each of its advices is reported', async () => {
  const [file] = await imported('a.dat', fixture('x12-two-payers/advice.820'))
  expect(file).toMatchObject({ kind: 'remittances', format: 'x12-820', imported: 5 })
  expect(file?.advices).toEqual([
    {
      reference: 'TR20260202-77',
      payer: 'Harbor Foods Inc',
      date: '2026-02-02',
      currency: 'USD',
      total: '1220.50',
      lines: 3,
    },
    {
      reference: '004512',
      payer: 'Granite Hardware LLC',
      date: '2026-02-03',
      currency: 'USD',
      total: '250.00',
      lines: 2,
    },
  ])
})

test('the same advice again changes nothing, under whatever name the file comes', async () => {
  await imported('a.820', fixture('x12-two-payers/advice.820'))
  const [again] = await imported('b.txt', fixture('x12-two-payers/advice.820'))
  expect(again).toMatchObject({ imported: 0, duplicates: 5, rejects: [] })
})

test('an advice that the book has with other lines is refused until the first is taken back', async () => {
  await imported('a.820', fixture('x12-two-payers/advice.820'))
  const other = fixture('x12-two-payers/advice.820').replace('INV-20031', 'INV-20032')
  const [file] = await imported('b.820', other)
  expect(file).toMatchObject({ imported: 0, duplicates: 3 })
  expect(file?.rejects).toEqual([
    {
      line: 19,
      column: 'Advice',
      value: '004512',
      reason:
        'is in the book with other lines; if this one holds, first take back batch 1 with "openitem import undo 1"',
    },
  ])
  await cli('import', 'undo', '1')
  const [after] = await imported('b.820', other)
  expect(after).toMatchObject({ imported: 5, rejects: [] })
})

test('an advice that is torn or does not add up is named, and the whole one beside it is taken', async () => {
  const text = fixture('x12-two-payers/advice.820')
  const [torn] = await imported('torn.820', text.replace('RMR*IV*INV-20018**980*1000*20~\n', ''))
  expect(torn).toMatchObject({ imported: 2 })
  expect(torn?.rejects).toEqual([
    {
      line: 3,
      column: 'ST',
      value: '820 0001',
      reason: 'has 15 segments where its end (SE) counts 16: it is torn',
    },
  ])
  const [wrong] = await imported(
    'wrong.820',
    text.replace('**980*', '**970*').replace('004512', '4'),
  )
  expect(wrong?.rejects).toMatchObject([
    { value: 'TR20260202-77', reason: 'its lines come to 1210.5, its total says 1220.50' },
  ])
})

test('the list that hangs on a mail is read; the mail itself adds nothing to it', async () => {
  const files = await imported('m.eml', fixture('mail-with-csv/mail.eml'))
  expect(files).toMatchObject([{ path: 'm.eml/eft7.csv', format: 'csv', imported: 2 }])
  expect(files[0]?.advices).toMatchObject([{ reference: 'EFT-7', total: '158.80', lines: 2 }])
})

test('a mail whose list is a picture says so', async () => {
  const mail = [
    'From: ap@oak.example',
    'Subject: Payment',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'see the attachment',
    '--x',
    'Content-Type: application/pdf; name=avis.pdf',
    'Content-Disposition: attachment; filename=avis.pdf',
    '',
    '%PDF-1.4',
    '--x--',
    '',
  ]
  const [file] = await imported('m.eml', mail.join('\n'))
  expect(file?.refused).toBe(
    'no invoice with an amount was found in the mail; what hangs on it (avis.pdf) cannot be read',
  )
})

test('a text that was copied out of a mail needs no flag', async () => {
  const [file] = await imported('avis.txt', fixture('text-french-prose/mail.txt'))
  expect(file).toMatchObject({ kind: 'remittances', format: 'text', imported: 3 })
})

test('a statement whose lines speak of remittance advices stays a statement', async () => {
  const [file] = await imported(
    'bank.csv',
    'Date,Description,Amount\n2026-01-13,REMITTANCE ADVICE 12 INV-1,10.00\n2026-01-14,FEE,-2.00\n',
  )
  expect(file).toMatchObject({ kind: 'bank', imported: 2 })
  const [other] = await imported(
    'bank2.csv',
    'Date;Payment details;Amount\n2026-01-15;Remittance advice: invoice INV-1;10.00\n2026-01-16;Fee;-2.00\n',
  )
  expect(other).toMatchObject({ kind: 'bank', imported: 2 })
})

test('a lockbox file is proven batch by batch', async () => {
  const text = fixture('bai-lockbox/advice.txt')
  const [file] = await imported('lockbox.txt', text)
  expect(file).toMatchObject({ kind: 'remittances', format: 'bai-lockbox', imported: 4 })
  const [wrong] = await imported('wrong.txt', text.replace('0000004000071', '0000004100071'))
  expect(wrong?.rejects).toEqual([
    {
      line: 10,
      column: 'Batch',
      value: '17',
      reason: 'its cheques come to 436.00, its total says 435.00',
    },
  ])
})
