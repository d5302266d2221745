import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Cli } from '../../support/cli.ts'
import { bookInReview, reviewed, waitingRefs } from './book.ts'

const SHORT = '261005-8RGEWGCCNX'
const UNKNOWN = '261006-NAW6R5APA7'
const OVER = '261007-4D884M6BJH'
const INTEREST = '261008-DS75Z14ZW8'

let book: Cli
beforeEach(async () => {
  book = await bookInReview()
})
afterEach(() => book.remove())

async function state(): Promise<unknown> {
  return {
    queue: (await book.json('queue'))['queue'],
    aging: await book.json('aging', '--by', 'invoice'),
    invoices: await book.json('invoices', '--all'),
    bank: await book.json('bank'),
    remind: (await book.json('remind', '--dry-run'))['held'],
  }
}

async function actions(): Promise<readonly string[]> {
  const { events } = await book.json<{ events: readonly { action: string }[] }>('audit', 'list')
  return events.map(({ action }) => action).slice(3)
}

test('what waits is walked through with one key each, and every decision is an event', async () => {
  const { stdout, exitCode, terminal } = await reviewed(book, [
    'd4',
    '<enter>',
    '2',
    'o',
    'i',
    'interest',
    '<enter>',
    'q',
  ])
  expect([exitCode, stdout]).toEqual([
    0,
    '1 applied, 1 ignored, 1 disputed, 1 kept. Nothing waits.\n',
  ])
  expect(terminal.isGivenBack).toBe(true)
  expect(await waitingRefs(book)).toEqual([])
  expect(await actions()).toEqual(['queue.dispute', 'match.accept', 'queue.keep', 'match.ignore'])
  const { invoices } = await book.json<{ invoices: readonly { number: string; open: string }[] }>(
    'invoices',
  )
  expect(invoices.map(({ number, open }) => [number, open])).toEqual([
    ['INV-1001', '50.00'],
    ['INV-1004', '450.00'],
    ['INV-1002', '300.00'],
  ])
  expect((await book.json('check'))['ok']).toBe(true)
})

test('a disputed gap stays open under its reason, and reminders leave the invoice out', async () => {
  await reviewed(book, ['d', 'damaged', '<enter>', 'q'])
  const { invoices } = await book.json<{ invoices: readonly { number: string; status: string }[] }>(
    'invoices',
  )
  expect(invoices.find(({ number }) => number === 'INV-1001')?.status).toBe('disputed')
  const { held } = await book.json<{ held: readonly { invoices: string[]; reason: string }[] }>(
    'remind',
    '--dry-run',
  )
  expect(held).toContainEqual(
    expect.objectContaining({ invoices: ['INV-1001'], reason: 'DISPUTED' }),
  )
})

test('undo takes back any action of the review, the last one first, until nothing is left', async () => {
  const before = await state()
  const { stdout, last } = await reviewed(book, [
    ...['d', '4', '<enter>', 's', 'n', 'who is it', '<enter>', 'o', 'k', '<escape>', 's'],
    ...'uuuuu',
    'u',
    'q',
  ])
  expect(last).toContain('nothing was done yet in this review')
  expect(stdout).toBe(`4 waiting, next ${SHORT}.\n`)
  expect(await state()).toEqual(before)
})

test('undo of an accepted suggestion brings the line back with its suggestions', async () => {
  const { terminal } = await reviewed(book, ['s', '1', 'u', '2', 'u', 'q'])
  expect(terminal.screens[2]).toContain(`${UNKNOWN} applied: INV-1004 450.00`)
  expect(terminal.screens[3]).toContain('TAKEN_BACK (held)')
  expect(terminal.screens[4]).toContain(`${UNKNOWN} applied: INV-1003 450.00`)
  expect(await waitingRefs(book)).toEqual([SHORT, UNKNOWN, OVER, INTEREST])
})

test('by hand the person sees what would happen before Enter makes it so', async () => {
  const before = await state()
  const { terminal } = await reviewed(book, ['s', 'a', 'INV-1003=400 account', '<enter>', 'x', 'q'])
  expect(terminal.screens).toContainEqual(
    expect.stringContaining('INV-1003 400.00, on account 50.00'),
  )
  expect(await state()).toEqual(before)
  await reviewed(book, ['a', 'INV-1003=400 account', '<enter>', '<enter>', 'q'])
  expect(await waitingRefs(book)).toEqual([SHORT, OVER, INTEREST])
})

test('an answer that cannot be carried out stays on the screen with the reason', async () => {
  const { last } = await reviewed(book, ['s', 'a', 'INV-1003=500', '<enter>'])
  expect(last).toContain('INV-1003 has 450.00 open, not 500.00')
  expect(last).toContain('Pays INV-1003=500▌')
})

test('on account the name of the customer is shown before the money is his', async () => {
  const { last, terminal } = await reviewed(book, [
    ...['s', 's', 's', 'o', 'C2', '<enter>', '<enter>'],
  ])
  expect(terminal.screens).toContainEqual(
    expect.stringMatching(/on account 12.40 of Kessler\s+Bakery/),
  )
  expect(last).toContain(`${INTEREST} applied: on account 12.40`)
})

test('the next review goes on with the line that was on the screen, and skipped ones come last', async () => {
  await reviewed(book, ['s', 's', 'q'])
  const again = await reviewed(book, ['s', 's', 'q'])
  expect(again.terminal.screens.map((text) => /\d{6}-\w{10} *$/m.exec(text)?.[0])).toEqual([
    OVER,
    INTEREST,
    SHORT,
  ])
  expect((await reviewed(book, ['q'], { words: ['--from-start'] })).last).toContain(SHORT)
  expect((await reviewed(book, ['q'], { words: ['--actor', 'other'] })).last).toContain(SHORT)
})

test('a line that somebody else decided meanwhile is left out', async () => {
  const other = () => book('ignore', UNKNOWN, '--reason', 'own money')
  const { last } = await reviewed(book, [other, 's'])
  expect(last).toContain(`${UNKNOWN} waits no more`)
  expect(last).toContain('Orchard Lane Market')
})

test('a dry run of a review shows all of it and leaves the book as it was', async () => {
  const before = await state()
  const { stdout, stderr, terminal } = await reviewed(
    book,
    ['d', '4', '<enter>', 'a', 'INV-1003', '<enter>', '<enter>', 'q'],
    { words: ['--dry-run'] },
  )
  expect(terminal.screens[0]).toContain('dry run')
  expect([stdout, stderr]).toEqual([
    `1 applied, 1 disputed. 2 waiting, next ${OVER}.\n`,
    'dry run: nothing was changed\n',
  ])
  expect(await state()).toEqual(before)
  expect(existsSync(join(book.folder, '.review.json'))).toBe(false)
})

test('the terminal is given back when the review ends in an error, and the place is kept', async () => {
  const { exitCode, terminal } = await reviewed(book, ['s'], { fails: true })
  expect([exitCode, terminal.isGivenBack]).toEqual([1, true])
  expect(readFileSync(join(book.folder, '.review.json'), 'utf8')).toContain(UNKNOWN)
})

test('Ctrl-C ends the review wherever it is and keeps what was decided', async () => {
  const { exitCode, stdout } = await reviewed(book, ['k', 'a', 'INV', '<interrupt>', 'q'])
  expect([exitCode, stdout]).toEqual([0, `1 kept. 3 waiting, next ${UNKNOWN}.\n`])
})

test('keys that do nothing here say so instead of doing something else', async () => {
  const { terminal } = await reviewed(book, ['1', 'a', 'z', 'u', 's', 'd', '3', '<enter>', 'q'])
  const said = terminal.screens.slice(1)
  expect(said[0]).toContain(`applied already; "openitem unapply ${SHORT}" takes that back first`)
  expect(said[2]).toContain('"z" does nothing here')
  expect(said[3]).toContain('nothing was done yet')
  expect(said[5]).toContain('there is no gap')
  expect(said[6]).toContain('there is no suggestion 3')
  expect(await actions()).toEqual([])
})

test('a dispute of the scripts is taken back by the scripts', async () => {
  const before = await state()
  expect((await book('queue', 'dispute', SHORT, '--reason', 'price')).stderr).toContain(
    '--reason: expected one of discount-late, fee, pricing',
  )
  expect((await book('queue', 'dispute', UNKNOWN, '--reason', 'fee')).stderr).toContain(
    `${UNKNOWN} is not applied yet`,
  )
  await book('queue', 'dispute', SHORT, '--reason', 'damaged')
  expect((await book('queue', 'keep', SHORT, '--undo')).exitCode).toBe(2)
  await book('queue', 'dispute', SHORT, '--undo')
  expect(await state()).toEqual(before)
})

test('a dispute can be taken back after the payment itself was', async () => {
  await book('queue', 'dispute', SHORT, '--reason', 'damaged')
  await book('unapply', SHORT)
  expect((await book('queue', 'dispute', SHORT, '--undo')).exitCode).toBe(0)
  expect(await waitingRefs(book)).toContain(SHORT)
  expect((await book.json('check'))['ok']).toBe(true)
})

test('an answer that begins with dashes is an answer, never an option', async () => {
  const before = await state()
  const { terminal } = await reviewed(book, [
    's',
    'a',
    '--dry-run --book x',
    '<enter>',
    '<escape>',
    'q',
  ])
  expect(terminal.screens.join('\n')).toContain('no invoice --dry-run')
  expect(await state()).toEqual(before)
  await reviewed(book, ['n', '--text is a word', '<enter>', 'q'], {
    words: ['--from-start'],
  })
  expect(JSON.stringify(await book.json('queue', 'show', SHORT))).toContain('--text is a word')
})

test('the gap of a short payment is written off with a preview, and undone like the rest', async () => {
  const before = await state()
  const { terminal } = await reviewed(book, [
    'w',
    'writeoff/damaged',
    '<enter>',
    '<enter>',
    'u',
    'q',
  ])
  expect(terminal.screens.join('\n')).toMatch(
    /This would happen: [^\n]* settled: 50\.00 of INV-1001/,
  )
  expect(await state()).toEqual(before)
  expect(await actions()).toEqual(['queue.settle', 'queue.undo'])
  const again = await reviewed(book, ['w', 'writeoff/damaged', '<enter>', '<enter>', 'q'])
  expect(again.stdout).toMatch(/^1 settled\. /)
})
