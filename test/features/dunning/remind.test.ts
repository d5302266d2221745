import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { systemFiles } from '../../../src/platform/files.ts'
import { type Book, makeBook } from './book.ts'

let book: Book
afterEach(() => book.cli.remove())

test('an invoice passes through the standard policy, each step once, on its day', async () => {
  book = await makeBook('[dunning]\nweekends = true\n')
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-10')
  const seen: string[] = []
  for (let at = 0; at < 75; at++) {
    const day = new Date(Date.UTC(2026, 2, 3 + at)).toISOString().slice(0, 10)
    const { messages, tasks } = await book.remind(day)
    for (const { step, tone } of messages) seen.push(`${day} ${step} ${tone}`)
    for (const { kind } of tasks) seen.push(`${day} ${kind}`)
  }
  expect(seen).toEqual([
    '2026-03-05 -5 friendly',
    '2026-03-10 0 friendly',
    '2026-03-13 +3 friendly',
    '2026-03-17 +7 firm',
    '2026-03-24 +14 firm',
    '2026-03-31 call',
    '2026-04-24 +45 final',
    '2026-05-09 legal',
  ])
})

const EVERY_DAY = '[dunning]\nweekends = true\n'

test('run twice, a reminder is written once', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-10')
  const first = await book.remind('2026-03-10')
  const again = await book.remind('2026-03-10')
  expect([first.messages.length, again.messages, again.tasks]).toEqual([1, [], []])
  expect(systemFiles.list(join(book.folder, 'outbox/new'))).toHaveLength(1)
})

test('the database itself refuses a step that is taken twice', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-10')
  await book.remind('2026-03-10')
  const copy = `INSERT INTO dunning_step (receivable_id, cycle, day, delay_days, policy, reached_date,
      message_id, recorded_seq) SELECT receivable_id, cycle, day, delay_days, policy, reached_date,
      message_id, recorded_seq FROM dunning_step`
  expect(() => book.write(copy)).toThrow(/UNIQUE/)
})

test('a dry run prints what the run does, and writes neither row nor file', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-10')
  const rehearsal = await book.remind('2026-03-10', '--dry-run')
  expect(systemFiles.exists(join(book.folder, 'outbox/new'))).toBe(false)
  expect(book.read('SELECT id FROM message')).toEqual([])
  expect(rehearsal).toMatchObject({ messages: [{ customer_number: 'C1', status: 'rendered' }] })
})

test('one letter covers all that is due, in the tone of the strongest step', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1')
  const paid = book.invoice('INV-0', 'C1', '2026-03-01')
  book.pay(paid, '100.00', '2026-03-02')
  book.invoice('INV-1', 'C1', '2026-03-02', { amount: '50.00' })
  for (const day of ['2026-03-02', '2026-03-05']) await book.remind(day)
  book.invoice('INV-2', 'C1', '2026-03-09')
  book.invoice('INV-3', 'C1', '2026-03-12')
  book.invoice('INV-4', 'C1', '2026-03-31')
  const { messages } = await book.remind('2026-03-09')
  expect(messages).toMatchObject([
    {
      policy: 'standard',
      step: '+7',
      tone: 'firm',
      to: ['c1@customer.example'],
      invoices: ['INV-1', 'INV-2', 'INV-3'],
    },
  ])
  expect(await stepsOf(messages[0]?.id)).toEqual([
    { invoice: 'INV-1', cycle: 1, day: 7 },
    { invoice: 'INV-2', cycle: 1, day: 0 },
    { invoice: 'INV-3', cycle: 1, day: -5 },
  ])
})

test('a book that begins with old debts sends one friendly letter a customer, and takes its time', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1')
  for (const due of ['2025-06-01', '2025-12-24', '2026-01-10'])
    book.invoice(`INV-${due}`, 'C1', due)
  const seen: string[] = []
  for (let on = 1; on <= 18; on++) {
    const day = `2026-03-${String(on).padStart(2, '0')}`
    const { messages } = await book.remind(day)
    for (const { step, tone, invoices } of messages)
      seen.push(`${day} ${step} ${tone} ${invoices.length}`)
  }
  expect(seen).toEqual([
    '2026-03-01 0 friendly 3',
    '2026-03-04 +3 friendly 3',
    '2026-03-08 +7 firm 3',
    '2026-03-15 +14 firm 3',
  ])
})

test('missed days are made up for one step a day', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-10')
  await book.remind('2026-03-10')
  const later: string[] = []
  for (const day of ['2026-03-18', '2026-03-19', '2026-03-20']) {
    later.push(...(await book.remind(day)).messages.map(({ step }) => step))
  }
  expect(later).toEqual(['+3', '+7'])
})

test('an invoice that is paid by the day asked for is not chased, one paid later is', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1')
  book.pay(book.invoice('INV-1', 'C1', '2026-03-10'), '100.00', '2026-03-12')
  const before = await book.remind('2026-03-11', '--dry-run')
  const after = await book.remind('2026-03-12')
  expect([before.messages.length, after.messages.length]).toEqual([1, 0])
})

test('a paid invoice whose payment bounces starts anew, friendly', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1')
  const invoice = book.invoice('INV-1', 'C1', '2026-03-10')
  for (const day of ['2026-03-10', '2026-03-13', '2026-03-17']) await book.remind(day)
  book.pay(invoice, '100.00', '2026-03-20')
  book.pay(invoice, '-100.00', '2026-03-25')
  const { messages } = await book.remind('2026-03-26')
  expect(messages).toMatchObject([{ step: '0', tone: 'friendly' }])
  expect(await stepsOf(messages[0]?.id)).toEqual([{ invoice: 'INV-1', cycle: 2, day: 0 }])
})

test("a customer's policy goes before the book's, and 'none' leaves him alone", async () => {
  book = await makeBook(`${EVERY_DAY}policy = "none"\n[[dunning.policies]]\nname = "mine"
steps = [{ day = 4, tone = "final" }, { day = 9, channel = "task", task = "visit" }]\n`)
  book.customer('C1', { dunningPolicy: 'mine', owner: 'jane' })
  book.customer('C2')
  book.customer('C3', { dunningPolicy: 'unheard-of' })
  for (const number of ['C1', 'C2', 'C3']) book.invoice(`INV-${number}`, number, '2026-03-01')
  const letters = await book.remind('2026-03-05')
  expect(letters.messages).toMatchObject([
    { customer_number: 'C1', policy: 'mine', step: '+4', tone: 'final' },
  ])
  const tasks = await book.remind('2026-03-10')
  expect(tasks.tasks).toEqual([
    {
      id: 1,
      kind: 'visit',
      customer_number: 'C1',
      owner: 'jane',
      due: '2026-03-10',
      why: 'INV-C1: 100.00 EUR open, 9 days late (mine +9)',
    },
  ])
  const { stderr } = await book.cli('remind', '--as-of', '2026-03-10')
  expect(stderr).toContain('C3 is not reminded: there is no dunning policy "unheard-of"')
})

test('a second invoice that is due for the same task joins the one that is open', async () => {
  book = await makeBook(`${EVERY_DAY}policy = "mine"\n[[dunning.policies]]\nname = "mine"
steps = [{ day = 9, channel = "task" }]\n`)
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-01')
  book.invoice('INV-2', 'C1', '2026-03-03')
  const first = await book.remind('2026-03-10')
  const second = await book.remind('2026-03-12')
  expect([first.tasks[0]?.id, second.tasks[0]?.id]).toEqual([1, 1])
  expect(book.read('SELECT id FROM task')).toHaveLength(1)
})

test('a task that falls on a weekend is due on Monday', async () => {
  book = await makeBook(
    '[dunning]\npolicy = "mine"\n[[dunning.policies]]\nname = "mine"\nsteps = [{ day = 0, channel = "task" }]\n',
  )
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-14')
  expect((await book.remind('2026-03-14')).tasks).toMatchObject([{ due: '2026-03-16' }])
})

test('--customer and --segment choose whom a run is about', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1', { segment: 'Retail' })
  book.customer('C2', { segment: 'wholesale' })
  for (const number of ['C1', 'C2']) book.invoice(`INV-${number}`, number, '2026-03-10')
  const who = async (...words: string[]) =>
    (await book.remind('2026-03-10', '--dry-run', ...words)).messages.map(
      ({ customer_number }) => customer_number,
    )
  expect(await who('--segment', 'retail')).toEqual(['C1'])
  expect(await who('--customer', 'C2')).toEqual(['C2'])
  expect(await who('--customer', 'customer c2')).toEqual(['C2'])
  expect((await book.cli('remind', '--customer', 'C9')).stderr).toContain(
    'there is no customer "C9"',
  )
})

async function stepsOf(id: string | undefined): Promise<unknown> {
  return (await book.cli.json('outbox', 'show', id ?? ''))['steps']
}
